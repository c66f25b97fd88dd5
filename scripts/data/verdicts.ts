/** The verdict of everything in a dataset, and what changes between two versions of it. */
import { Catalogue } from '../../lib/catalogue/catalogue.ts';
import { readRows } from '../../lib/catalogue/dataset-keeper.ts';
import type { Dataset } from '../../lib/dataset/schema.ts';
import { MemoryDataset } from '../../lib/dataset/store.ts';
import { en } from '../../lib/language/en.ts';
import { verdictText } from '../../components/verdict-text.ts';
import { pack } from './pack.ts';

export interface VerdictChange {
  readonly id: string;
  /** In words; null where the record is not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Every series, release and corpus of a checked dataset with its verdict in words, by id. */
async function verdictsOf(dataset: Dataset): Promise<ReadonlyMap<string, string>> {
  const rows = await readRows(pack(dataset).bytes);
  const catalogue = new Catalogue(new MemoryDataset(rows));
  const ids = [
    ...dataset.series.flatMap(({ id, releases }) => [id, ...releases.map((release) => release.id)]),
    ...dataset.corpora.map(({ id }) => id),
  ];
  const summaries = await catalogue.summaries([...new Set(ids)]);
  return new Map(
    Array.from(summaries, ([id, summary]) => {
      const { words, note } = verdictText(en, summary);
      return [id, note === '' ? words : `${words} (${note})`];
    }),
  );
}

/** What the verdicts are before and after, only where they differ, by id. */
export async function verdictChanges(before: Dataset, after: Dataset): Promise<readonly VerdictChange[]> {
  const [old, now] = [await verdictsOf(before), await verdictsOf(after)];
  const ids = [...new Set([...old.keys(), ...now.keys()])].sort();
  return ids
    .map((id) => ({ id, before: old.get(id) ?? null, after: now.get(id) ?? null }))
    .filter((change) => change.before !== change.after);
}
