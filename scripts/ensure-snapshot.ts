/** Makes sure that the packed dataset is no older than the files it is made of. */
import { packDataset } from './data/build.ts';
import { withLock } from './file-lock.mjs';
import { newestIn } from './fresh-build.ts';

const SNAPSHOT = 'public/dataset/snapshot.json.gz';
const SOURCES = ['data', 'lib/dataset', 'lib/openness/record.ts', 'scripts/data'];

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
