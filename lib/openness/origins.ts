/** The tree of what a model was made from: its bases and corpora, theirs in turn, as far as the dataset knows them. */
import type { LineageNode } from './answer.ts';
import { nameOfModel } from './assess-model.ts';
import { assessCorpus, judgeCorpus } from './corpus.ts';
import { judgeGroup, placeModel, placeSeries } from './group-verdict.ts';
import type { Parent, SeriesRecord } from './record.ts';
import type { ModelRecords, Records } from './records.ts';

function corpusNode(id: string, records: Records): LineageNode {
  const corpus = records.corpus(id);
  const tier =
    corpus === undefined
      ? ('not-assessed' as const)
      : judgeCorpus(assessCorpus(corpus, records.licences).recipe, records.licences).tier;
  return { id, name: corpus?.name ?? id, tier, relation: 'corpus', parents: [] };
}

function tierOf(model: ModelRecords, records: Records): LineageNode['tier'] {
  const placed = model.release === undefined ? placeSeries(model.series, records) : [placeModel(model, records)];
  return judgeGroup(placed).tier;
}

function baseNode({ id, relation }: Parent, records: Records, seen: ReadonlySet<string>): LineageNode {
  const model = seen.has(id) ? undefined : records.model(id);
  if (model === undefined) return { id, name: id, tier: 'not-assessed', relation, parents: [] };
  const parents = originsOf(model.series, records, new Set([...seen, id]));
  return { id, name: nameOfModel(model), tier: tierOf(model, records), relation, parents };
}

/** What a series was made from: its bases first, then its corpora. A circle in the records ends where it closes. */
export function originsOf(
  series: Pick<SeriesRecord, 'id' | 'derivedFrom' | 'trainedOn'>,
  records: Records,
  seen: ReadonlySet<string> = new Set([series.id]),
): LineageNode[] {
  return [
    ...(series.derivedFrom ?? []).map((parent) => baseNode(parent, records, seen)),
    ...(series.trainedOn ?? []).map((id) => corpusNode(id, records)),
  ];
}
