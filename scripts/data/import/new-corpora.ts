/** Training corpora that a source names as data which can be had, and that the dataset does not list yet. */
import * as z from 'zod/mini';
import { githubRepo, hubId } from '../../../lib/dataset/record-fields.ts';
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

/** Ratings under which a link leads to data that can be had whole, and those under which it may be one part of it. */
const WHOLE: readonly unknown[] = ['open', 'included'];
const IN_PART: readonly unknown[] = ['partial'];

/** Data sets on the hub that hold no training data: configurations, and marks on the text of other corpora. */
const NO_CORPORA: ReadonlySet<string> = new Set([
  'huggingfacetb/smollm3-configs',
  'swiss-ai/fineweb-compliant-tag',
  'swiss-ai/fineweb-2-compliant-tag',
]);

function linkedAs(ratings: readonly unknown[], record: SourceRecord, dimensions: readonly string[]): readonly string[] {
  const ids = dimensions.flatMap((dimension) => {
    const rating = record.status[dimension];
    if (!ratings.includes(rating?.value)) return [];
    return (rating?.evidence ?? []).flatMap((link) => LINK.exec(link)?.[1] ?? []);
  });
  return [...new Set(ids)].filter((id) => z.safeParse(hubId, id).success);
}

/** It lists data sets with dates and addresses, and asks for no more than that single facts be taken: no claim is. */
const IDENTIFYING_SOURCE = 'ecosystem-graphs';

/** Hugging Face data sets that a record links as training data which it rates as open. */
export function linkedDatasets(
  record: SourceRecord,
  dimensions: readonly string[] = DATA_DIMENSIONS,
): readonly string[] {
  return linkedAs(WHOLE, record, dimensions);
}

export interface CorpusDrafts {
  /** Files by path below the data folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Corpus ids by Hugging Face data set id in lower case, those that exist among them. */
  readonly byDataset: ReadonlyMap<string, string>;
}

/**
 * Drafts a corpus for every data set that sources link as training data and no corpus lists. Where the rating is "partial"
 * nothing is claimed of the data set itself: it may be the part that is open, or not.
 */
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
  for (const [key, { id, by, isWhole }] of [...namedDatasets(records)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    if (byDataset.has(key) || NO_CORPORA.has(key)) continue;
    // An owner named like a model would make that model's name ambiguous.
    if (!isWhole && !forms.isFree(ownerOf(id))) continue;
    const developer = developers.resolve({ names: [ownerOf(id)], countries: [], owners: [ownerOf(id)] });
    const corpusId = freeId(id, ids);
    if (developer === null || corpusId === null) continue;
    const text = corpusText(id, developer, by, isWhole, forms);
    if (text === null) continue;
    ids.add(corpusId);
    byDataset.set(key, corpusId);
    files.set(`${corpusId}.yaml`, text);
  }
  for (const record of records) {
    if (record.kind !== 'dataset' || record.source !== IDENTIFYING_SOURCE) continue;
    const own = (record.urls?.hf_datasets ?? []).filter((id) => z.safeParse(hubId, id).success);
    const repos = (record.urls?.github_repos ?? []).filter((repo) => z.safeParse(githubRepo, repo).success);
    if (own.length === 0 || own.some((id) => byDataset.has(id.toLowerCase())) || !forms.isFreeForCorpus(record.name))
      continue;
    const developer = developers.resolve({
      names: record.developer === undefined ? [] : [record.developer],
      countries: [],
      owners: own.map(ownerOf),
    });
    const corpusId = `corpora/${slugOf(record.name)}`;
    if (developer === null || ids.has(corpusId)) continue;
    ids.add(corpusId);
    for (const id of own) byDataset.set(id.toLowerCase(), corpusId);
    files.set(`${corpusId}.yaml`, identifiedText(record, developer, own, repos, forms));
  }
  return { files, byDataset };
}

function identifiedText(
  record: SourceRecord,
  developer: string,
  datasets: readonly string[],
  repos: readonly string[],
  forms: SurfaceForms,
): string {
  const aliases = forms.take([record.name]);
  const isDate = /^\d{4}-\d{2}(?:-\d{2})?$/u.test(record.release_date ?? '');
  return `${[
    `name: ${flowText(record.name)}`,
    `developer: ${flowText(developer)}`,
    `modalities: ${flowText(modalitiesOf(record))}`,
    ...(isDate ? [`released: ${flowText(record.release_date)}`] : []),
    `aliases: ${flowText(aliases)}`,
    `datasets: ${flowText(datasets)}`,
    ...(repos.length > 0 ? [`repos: ${flowText(repos)}`] : []),
    'components: {}',
  ].join('\n')}\n`;
}

function modalitiesOf(record: SourceRecord): readonly Modality[] {
  const stated = (record.modality ?? []).flatMap((word): Modality[] => MODALITIES.filter((one) => one === word));
  return stated.length > 0 ? [...new Set(stated)] : ['text'];
}

interface NamedDataset {
  readonly id: string;
  readonly by: SourceRecord;
  readonly isWhole: boolean;
}

/** Each data set with the youngest record that rates it as open, else with the youngest that links it. */
function namedDatasets(records: readonly SourceRecord[]): ReadonlyMap<string, NamedDataset> {
  const found = new Map<string, NamedDataset>();
  const note = (id: string, by: SourceRecord, isWhole: boolean): void => {
    const known = found.get(id.toLowerCase());
    const isBetter = known === undefined || (isWhole && !known.isWhole);
    const isYounger = known?.isWhole === isWhole && (known.by.as_of ?? '') < (by.as_of ?? '');
    if (isBetter || isYounger) found.set(id.toLowerCase(), { id, by, isWhole });
  };
  for (const record of records) {
    if (record.as_of === undefined) continue;
    for (const id of linkedDatasets(record)) note(id, record, true);
    for (const id of linkedAs(IN_PART, record, DATA_DIMENSIONS)) note(id, record, false);
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

function corpusText(
  id: string,
  developer: string,
  by: SourceRecord,
  isWhole: boolean,
  forms: SurfaceForms,
): string | null {
  const name = [repoName(id), id].find((form) => forms.isFreeForCorpus(form));
  if (name === undefined) return null;
  const aliases = forms.take([name]);
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
    `modalities: ${flowText(modalitiesOf(by))}`,
    `aliases: ${flowText(aliases)}`,
    `datasets: ${flowText([id])}`,
    ...(isWhole ? ['components:', `  data_pretrain: [${flowText(claim)}]`] : ['components: {}']),
  ].join('\n')}\n`;
}
