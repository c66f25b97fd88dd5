/** `data draft`: from a filed report to a draft of the dataset's files, with the dataset check run on it. */
import { mkdir, open, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findFaults } from '../../lib/dataset/check.ts';
import { faultLine } from '../../lib/dataset/fault.ts';
import { parseFiles, readDataset, type ReadResult } from '../../lib/dataset/read-files.ts';
import type { Report } from '../../lib/report/fields.ts';
import { titleOf } from '../../lib/report/report-text.ts';
import { InputError, runCommand } from '../command-line.ts';
import { DATA_OPTION } from './check.ts';
import { draftCorrection } from './draft-patch.ts';
import { LONGEST_REPORT, readReport, RefusedReport } from './draft-read.ts';
import { draftMissing } from './draft-series.ts';
import { NoDraft, type Draft } from './draft-shape.ts';
import { fenced } from './fenced.ts';
import { verdictChanges } from './verdicts.ts';

const USAGE = `
Usage: npm run data -- draft REPORT [--data DIR] [--write] [--comment]

Reads a filed report (the Markdown of an issue form, or the YAML or JSON that the extension copies), drafts a new file or
the change of one, runs the dataset check on it, and prints the draft, what is still missing and what becomes of the
verdicts. A claim without evidence is drafted as "unknown". Nothing is written without --write.

Exit code 0: the check accepts the draft; 1: it does not, or no draft can be made; 2: the report is refused.

  --data DIR  the folder with the dataset's files (default: data)
  --write     put the files into that folder
  --comment   print Markdown for a comment on the issue
  --help      this text`;

const OPTIONS = { ...DATA_OPTION, write: { type: 'boolean' }, comment: { type: 'boolean' } } as const;

/** Most faults and verdicts that are printed. */
const MOST_LINES = 20;

export function draft(args: readonly string[]): Promise<void> {
  return runCommand(
    {
      name: 'data draft',
      usage: USAGE,
      options: OPTIONS,
      positionals: [1, 1],
      run: ({ data = 'data', write = false, comment = false }, [path = '']) => run({ data, write, comment, path }),
    },
    args,
  );
}

interface Options {
  readonly data: string;
  readonly write: boolean;
  readonly comment: boolean;
  readonly path: string;
}

async function run({ data, write, comment, path }: Options): Promise<number> {
  const print = (title: string, lines: readonly string[]) =>
    process.stdout.write(comment ? `${title}\n\n${fenced(lines.join('\n'))}\n` : `${[title, ...lines].join('\n')}\n`);
  try {
    const report = readReport(await readLimited(path));
    const read = await readDataset(data);
    const today = new Date().toISOString().slice(0, 10);
    const drafted = draftOf(report, read, today);
    const { faults, after } = checked(read, drafted, today);
    print('Draft:', [`# ${titleOf(report)}`, ...linesOf(drafted, read)]);
    if (drafted.missing.length > 0)
      print(
        'To find out:',
        drafted.missing.map((line) => `- ${line}`),
      );
    if (faults.length > 0) print('The dataset check does not accept it yet:', faults.slice(0, MOST_LINES));
    else {
      const changes = await verdictChanges(read.dataset, after.dataset);
      print('The dataset check accepts it. Verdicts:', [
        ...changes
          .slice(0, MOST_LINES)
          .map(({ id, before, after }) => `${id}: ${before ?? 'not there'} -> ${after ?? 'gone'}`),
        ...(changes.length === 0 ? ['none changes'] : []),
      ]);
    }
    if (write) await writeFiles(data, drafted);
    return faults.length > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof RefusedReport) {
      if (comment) print('This report cannot be read:', [error.message]);
      throw new InputError(`refused: the report ${error.message}`);
    }
    if (!(error instanceof NoDraft)) throw error;
    print('No draft can be made:', [error.message]);
    return 1;
  }
}

const draftOf = (report: Report, read: ReadResult, today: string): Draft =>
  report.kind === 'missing-model' ? draftMissing(report, read.dataset, today) : draftCorrection(report, read, today);

/** Faults that the draft brings; those that were there before are not its own. */
function checked(read: ReadResult, { files }: Draft, today: string) {
  const paths = new Set(files.map(({ path }) => path));
  const after = parseFiles(
    [...read.files.filter(({ path }) => !paths.has(path)), ...files].sort((one, other) =>
      one.path < other.path ? -1 : 1,
    ),
  );
  const lines = (result: ReadResult) => findFaults(result, today).map((fault) => faultLine(fault, ''));
  const before = new Set(lines(read));
  return { after, faults: lines(after).filter((line) => !before.has(line)) };
}

/** A new file whole; of a changed one the lines that differ. */
const linesOf = ({ files }: Draft, read: ReadResult): readonly string[] =>
  files.flatMap(({ path, text, isNew }) => {
    if (isNew) return [`# ${path}`, ...text.trimEnd().split('\n'), ''];
    const old = (read.files.find((file) => file.path === path)?.text ?? '').split('\n');
    const now = text.split('\n');
    const gone = old.filter((line) => !now.includes(line)).map((line) => `- ${line}`);
    const come = now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`);
    return [`# ${path} (changed)`, ...gone, ...come, ''];
  });

async function writeFiles(folder: string, { files }: Draft): Promise<void> {
  for (const { path, text, isNew } of files) {
    const whole = join(folder, path);
    await mkdir(dirname(whole), { recursive: true });
    await writeFile(whole, text, { flag: isNew ? 'wx' : 'w' });
    process.stderr.write(`wrote ${whole}\n`);
  }
}

/** A file that is longer than any report is not even read. */
async function readLimited(path: string): Promise<string> {
  const { size } = await stat(path);
  // A character is at most four bytes in UTF-8.
  if (size > LONGEST_REPORT * 4) throw new RefusedReport(`is longer than ${LONGEST_REPORT} characters`);
  const file = await open(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.readFile());
  } catch (error) {
    if (error instanceof TypeError) throw new RefusedReport('is not UTF-8 text');
    throw error;
  } finally {
    await file.close();
  }
}
