/** Makes sure that the packed dataset is no older than the files it is made of. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './file-lock.mjs';
import { packDataset } from './data/build.ts';

const SNAPSHOT = 'public/dataset/snapshot.json.gz';
const SOURCES = ['data', 'lib/dataset', 'lib/openness/record.ts', 'scripts/data'];

/** When anything at or below a path was changed last, in milliseconds since 1970; 0 where there is nothing. */
function newestIn(path: string): number {
  const here = statSync(path, { throwIfNoEntry: false });
  if (!here?.isDirectory()) return here?.mtimeMs ?? 0;
  return Math.max(here.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

/**
 * The path of the packed dataset; packs it anew where its sources have changed.
 * @throws InputError where the dataset has faults; they are on stderr by then
 */
export async function ensureSnapshot(): Promise<string> {
  await withLock(`snapshot of ${process.cwd()}`, async () => {
    if (newestIn(SNAPSHOT) <= Math.max(...SOURCES.map(newestIn))) await packDataset('data', 'public/dataset');
  });
  return SNAPSHOT;
}
