/** `data check`: every rule over every file. */
import { findFaults } from '../../lib/dataset/check.ts';
import { faultLine } from '../../lib/dataset/fault.ts';
import { readDataset } from '../../lib/dataset/read-files.ts';
import type { Dataset } from '../../lib/dataset/schema.ts';
import { runCommand } from '../command-line.ts';

const USAGE = `
Usage: npm run data -- check [--data DIR]

Checks every file of the dataset: shape, references, owners of names and ids, dates. Each fault is one line on stderr,
"file:line: path: rule", and the exit code is then 1. docs/dataset.md explains the rules.

  --data DIR  the folder with the dataset's files (default: data)
  --help      this text`;

export const DATA_OPTION = { data: { type: 'string', default: 'data' } } as const;

export function check(args: readonly string[]): Promise<void> {
  return runCommand(
    { name: 'data check', usage: USAGE, options: DATA_OPTION, run: ({ data = 'data' }) => run(data) },
    args,
  );
}

async function run(folder: string): Promise<number> {
  const dataset = await readChecked(folder);
  if (dataset === null) return 1;
  const { series, corpora, families, developers } = dataset;
  const counts = `series ${series.length}, corpora ${corpora.length}, families ${families.length}, developers ${developers.length}`;
  process.stdout.write(`no faults; ${counts}\n`);
  return 0;
}

/**
 * Reads a dataset that keeps every rule; prints its faults and gives null where it does not.
 * @throws the file system's error where the folder cannot be read
 */
export async function readChecked(folder: string): Promise<Dataset | null> {
  const read = await readDataset(folder);
  const faults = findFaults(read, new Date().toISOString().slice(0, 10));
  const prefix = `${folder.replace(/\/+$/u, '')}/`;
  for (const fault of faults) process.stderr.write(`${faultLine(fault, prefix)}\n`);
  return faults.length === 0 ? read.dataset : null;
}
