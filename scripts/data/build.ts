/** `data build`: the snapshot that is bundled with the extension. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset } from '../../lib/dataset/schema.ts';
import { InputError, runCommand } from '../command-line.ts';
import { DATA_OPTION, readChecked } from './check.ts';
import { pack, type SnapshotInfo } from './pack.ts';

const USAGE = `
Usage: npm run data -- build [--data DIR] [--out DIR]

Checks the dataset and, where it has no fault, writes snapshot.json.gz and info.json. The same files give the same
bytes. With a fault nothing is written and the exit code is 1.

  --data DIR  the folder with the dataset's files (default: data)
  --out DIR   where to write (default: public/dataset)
  --help      this text`;

const OPTIONS = { ...DATA_OPTION, out: { type: 'string', default: 'public/dataset' } } as const;

export function build(args: readonly string[]): Promise<void> {
  const run = ({ data = 'data', out = 'public/dataset' }) => buildSnapshot(data, out);
  return runCommand({ name: 'data build', usage: USAGE, options: OPTIONS, run }, args);
}

async function buildSnapshot(folder: string, out: string): Promise<number> {
  const dataset = await readChecked(folder);
  if (dataset === null) return 1;
  const info = await writeSnapshot(dataset, out);
  process.stdout.write(`${out}: version ${info.version}, ${info.bytes} bytes, sha256 ${info.sha256}\n`);
  return 0;
}

/**
 * Checks the dataset below `folder` and writes its snapshot into `out`.
 * @throws InputError where the dataset has faults; they are on stderr by then
 */
export async function packDataset(folder: string, out: string): Promise<SnapshotInfo> {
  const dataset = await readChecked(folder);
  if (dataset === null) throw new InputError('the dataset has faults: see the lines above');
  return writeSnapshot(dataset, out);
}

async function writeSnapshot(dataset: Dataset, out: string): Promise<SnapshotInfo> {
  const { bytes, info } = pack(dataset);
  await mkdir(out, { recursive: true });
  await replace(join(out, 'snapshot.json.gz'), bytes);
  await replace(join(out, 'info.json'), `${JSON.stringify(info, null, 2)}\n`);
  return info;
}

/** A reader at the same time sees the old file or the new one, never half of one. */
async function replace(path: string, content: string | Uint8Array): Promise<void> {
  const fresh = `${path}.${process.pid}.new`;
  await writeFile(fresh, content);
  await rename(fresh, path);
}
