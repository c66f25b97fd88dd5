/** A whole dataset as what the verdicts look things up in. For the tool chain; the extension reads from its store. */
import type { Records } from '../openness/records.ts';
import { indexModels } from './hub-index.ts';
import type { Dataset } from './schema.ts';

const byId = <Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [item.id, item]));

/** Looks up everything but alternatives, which only a reader of cards needs. */
export function recordsIn(dataset: Dataset): Records {
  const [developers, corpora] = [byId(dataset.developers), byId(dataset.corpora)];
  return {
    licences: byId(dataset.licences),
    developer: (id) => developers.get(id),
    model: indexModels(dataset),
    corpus: (id) => corpora.get(id),
    members: (family) => dataset.series.filter((series) => series.family === family),
    candidates: () => [],
  };
}
