/** `data build`: the snapshot that is bundled with the extension. */
import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Dataset } from '../../lib/dataset/schema.ts';
import { snapshotText } from '../../lib/dataset/snapshot.ts';
import { InputError, runCommand } from '../command-line.ts';
import { DATA_OPTION, readChecked } from './check.ts';

const USAGE = `
Usage: npm run data -- build [--data DIR] [--out DIR]

Checks the dataset and, where it has no fault, writes snapshot.json.gz and info.json. The same files give the same
bytes. With a fault nothing is written and the exit code is 1.

  --data DIR  the folder with the dataset's files (default: data)
  --out DIR   where to write (default: public/dataset)
  --help      this text`;

const OPTIONS = { ...DATA_OPTION, out: { type: 'string', default: 'public/dataset' } } as const;

/** Offset of the gzip header's byte that names the operating system. */
const GZIP_SYSTEM_BYTE = 9;
const UNKNOWN_SYSTEM = 255;

export function build(args: readonly string[]): Promise<void> {
  const run = ({ data = 'data', out = 'public/dataset' }) => buildSnapshot(data, out);
  return runCommand({ name: 'data build', usage: USAGE, options: OPTIONS, run }, args);
}

async function buildSnapshot(folder: string, out: string): Promise<number> {
  const info = await packDataset(folder, out).catch((error: unknown) => {
    if (error instanceof InputError) return null;
    throw error;
  });
  if (info === null) {
    process.stderr.write('data build: nothing written, the dataset has faults\n');
    return 1;
  }
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
  const { bytes, info } = pack(dataset);
  await mkdir(out, { recursive: true });
  await replace(join(out, 'snapshot.json.gz'), bytes);
  await replace(join(out, 'info.json'), `${JSON.stringify(info, null, 2)}\n`);
  return info;
}

/** What `info.json` says of the snapshot beside it. `sha256` is of the gzip file, in lower-case hex. */
export interface SnapshotInfo {
  readonly version: number;
  readonly date: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly counts: Readonly<
    Record<'developers' | 'families' | 'series' | 'releases' | 'corpora' | 'licences' | 'sources', number>
  >;
}

/** The snapshot's file, with neither time nor machine in it, and its description. */
export function pack(dataset: Dataset): { readonly bytes: Uint8Array<ArrayBuffer>; readonly info: SnapshotInfo } {
  const bytes = new Uint8Array(gzipSync(snapshotText(dataset), { level: 9 }));
  bytes[GZIP_SYSTEM_BYTE] = UNKNOWN_SYSTEM;
  const info: SnapshotInfo = {
    version: dataset.version,
    date: dataset.date,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    counts: {
      developers: dataset.developers.length,
      families: dataset.families.length,
      series: dataset.series.length,
      releases: dataset.series.reduce((sum, { releases }) => sum + releases.length, 0),
      corpora: dataset.corpora.length,
      licences: dataset.licences.length,
      sources: dataset.sources.length,
    },
  };
  return { bytes, info };
}

/** A reader at the same time sees the old file or the new one, never half of one. */
async function replace(path: string, content: string | Uint8Array): Promise<void> {
  const fresh = `${path}.${process.pid}.new`;
  await writeFile(fresh, content);
  await rename(fresh, path);
}
