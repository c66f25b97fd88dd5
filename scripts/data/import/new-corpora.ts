/** Training corpora that a source names as data which can be had, and that the dataset does not list yet. */
import * as z from 'zod/mini';
import { hubId } from '../../../lib/dataset/record-fields.ts';
import type { Dataset } from '../../../lib/dataset/schema.ts';
import { MODALITIES, type Modality } from '../../../lib/openness/record.ts';
import type { Developers } from './developers.ts';
import { flowText } from './flow-yaml.ts';
import { ownerOf, repoName, slugOf } from './names.ts';
import type { SourceRecord } from './source-record.ts';
import type { SurfaceForms } from './surface-forms.ts';

/** Dimensions under which a source links the data that a model was trained on. */
const DATA_DIMENSIONS = ['datasources_basemodel', 'datasources_endmodel', 'llmdata', 'rldata', 'Datasets'];

const LINK = /^https:\/\/huggingface\.co\/datasets\/([^/?#]+\/[^/?#]+)/u;

/** Hugging Face data sets that a record rates as open training data, each with the words that say so. */
export function linkedDatasets(
  record: SourceRecord,
  dimensions: readonly string[] = DATA_DIMENSIONS,
): readonly string[] {
  const ids = dimensions.flatMap((dimension) => {
    const rating = record.status[dimension];
    if (rating?.value !== 'open' && rating?.value !== 'included') return [];
    return (rating.evidence ?? []).flatMap((link) => LINK.exec(link)?.[1] ?? []);
  });
  return [...new Set(ids)].filter((id) => z.safeParse(hubId, id).success);
}

export interface CorpusDrafts {
  /** Files by path below the data folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Corpus ids by Hugging Face data set id in lower case, those that exist among them. */
  readonly byDataset: ReadonlyMap<string, string>;
}

/** Drafts a corpus for every data set that sources rate as open and no corpus lists. */
export function draftCorpora(
  records: readonly SourceRecord[],
  dataset: Dataset,
  developers: Developers,
  forms: SurfaceForms,
): CorpusDrafts {
  const byDataset = new Map(
    dataset.corpora.flatMap(({ id, datasets }) => (datasets ?? []).map((own) => [own.toLowerCase(), id] as const)),
  );
  const ids = new Set(dataset.corpora.map(({ id }) => id));
  const files = new Map<string, string>();
  for (const [key, { id, by }] of [...openDatasets(records)].toSorted()) {
    if (byDataset.has(key)) continue;
    const developer = developers.resolve({ names: [ownerOf(id)], countries: [], owners: [ownerOf(id)] });
    const corpusId = freeId(id, ids);
    if (developer === null || corpusId === null) continue;
    const text = corpusText(id, developer, by, forms);
    if (text === null) continue;
    ids.add(corpusId);
    byDataset.set(key, corpusId);
    files.set(`${corpusId}.yaml`, text);
  }
  return { files, byDataset };
}

/** Each data set with the youngest record that rates it as open. */
function openDatasets(records: readonly SourceRecord[]) {
  const found = new Map<string, { readonly id: string; readonly by: SourceRecord }>();
  for (const record of records) {
    if (record.as_of === undefined) continue;
    for (const id of linkedDatasets(record)) {
      const known = found.get(id.toLowerCase());
      if (known === undefined || (known.by.as_of ?? '') < record.as_of) found.set(id.toLowerCase(), { id, by: record });
    }
  }
  return found;
}

function freeId(dataset: string, taken: ReadonlySet<string>): string | null {
  const short = slugOf(repoName(dataset));
  const long = slugOf(dataset);
  return (
    [short, long]
      .filter((slug) => slug !== '')
      .map((slug) => `corpora/${slug}`)
      .find((id) => !taken.has(id)) ?? null
  );
}

function corpusText(id: string, developer: string, by: SourceRecord, forms: SurfaceForms): string | null {
  const name = [repoName(id), id].find((form) => forms.isFree(form));
  if (name === undefined) return null;
  const aliases = forms.take([name]);
  const stated = (by.modality ?? []).flatMap((word): Modality[] => MODALITIES.filter((one) => one === word));
  const claim = {
    status: 'open',
    url: `https://huggingface.co/datasets/${id}`,
    source: by.source,
    checked: by.as_of,
    confidence: 'low',
    note: `listed there as open training data of ${by.name}`,
  };
  return `${[
    `name: ${flowText(name)}`,
    `developer: ${flowText(developer)}`,
    `modalities: ${flowText(stated.length > 0 ? [...new Set(stated)] : ['text'])}`,
    `aliases: ${flowText(aliases)}`,
    `datasets: ${flowText([id])}`,
    'components:',
    `  data_pretrain: [${flowText(claim)}]`,
  ].join('\n')}\n`;
}
