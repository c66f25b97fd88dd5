/** `data compare`: what a change of the dataset does to the verdicts. */
import { findFaults } from '../../lib/dataset/check.ts';
import { faultLine } from '../../lib/dataset/fault.ts';
import { readDataset } from '../../lib/dataset/read-files.ts';
import { runCommand } from '../command-line.ts';
import { changesTable } from './changes-table.ts';
import { fenced } from './fenced.ts';
import { verdictChanges, type VerdictChange } from './verdicts.ts';

const USAGE = `
Usage: npm run data -- compare BEFORE AFTER [--comment]

Checks the dataset in the folder AFTER, and prints its faults, or every verdict that differs from those of the folder
BEFORE. The exit code is 1 where there are faults.

  --comment  print Markdown for a comment on the pull request: a table of the verdicts, or the faults
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
  if (faults.length > 0) {
    const shown = faults.slice(0, MOST_LINES).join('\n');
    process.stdout.write(
      `The dataset check finds ${faults.length} faults.\n${comment ? `\n${fenced(shown)}` : `${shown}\n`}`,
    );
    return 1;
  }
  const changes = await verdictChanges(old.dataset, now.dataset);
  process.stdout.write(`The dataset check finds no fault. Verdicts that change: ${changes.length}.\n`);
  if (changes.length > 0) process.stdout.write(comment ? `\n${changesTable(changes)}` : inLines(changes));
  return 0;
}

function inLines(changes: readonly VerdictChange[]): string {
  return changes
    .slice(0, MOST_LINES)
    .map(({ id, before, after }) => `${id}: ${before ?? 'not there'} -> ${after ?? 'gone'}\n`)
    .join('');
}
