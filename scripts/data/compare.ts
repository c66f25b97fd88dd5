/** `data compare`: what a change of the dataset does to the verdicts. */
import { findFaults } from '../../lib/dataset/check.ts';
import { faultLine } from '../../lib/dataset/fault.ts';
import { readDataset } from '../../lib/dataset/read-files.ts';
import { runCommand } from '../command-line.ts';
import { fenced } from './fenced.ts';
import { verdictChanges } from './verdicts.ts';

const USAGE = `
Usage: npm run data -- compare BEFORE AFTER [--comment]

Checks the dataset in the folder AFTER, and prints its faults, or every verdict that differs from those of the folder
BEFORE. The exit code is 1 where there are faults.

  --comment  print Markdown for a comment on the pull request
  --help     this text`;

/** Most lines that are printed. */
const MOST_LINES = 200;

export function compare(args: readonly string[]): Promise<void> {
  return runCommand(
    {
      name: 'data compare',
      usage: USAGE,
      options: { comment: { type: 'boolean' } },
      positionals: [2, 2],
      run: ({ comment = false }, [before = '', after = '']) => run(before, after, comment),
    },
    args,
  );
}

async function run(before: string, after: string, comment: boolean): Promise<number> {
  const [old, now] = [await readDataset(before), await readDataset(after)];
  const faults = findFaults(now, new Date().toISOString().slice(0, 10)).map((fault) => faultLine(fault, ''));
  const changes = faults.length > 0 ? [] : await verdictChanges(old.dataset, now.dataset);
  const lines =
    faults.length > 0
      ? faults
      : changes.map(({ id, before: was, after: is }) => `${id}: ${was ?? 'not there'} -> ${is ?? 'gone'}`);
  const title =
    faults.length > 0
      ? `The dataset check finds ${faults.length} faults.`
      : `The dataset check finds no fault. Verdicts that change: ${lines.length}.`;
  const shown = lines.slice(0, MOST_LINES).join('\n');
  process.stdout.write(`${title}\n${shown === '' ? '' : comment ? `\n${fenced(shown)}` : `${shown}\n`}`);
  return faults.length > 0 ? 1 : 0;
}
