/** Which source records speak of which series: those that exist, and those that would be new. */
import { indexModels, type FindModel } from '../../../lib/dataset/hub-index.ts';
import { aliasKey } from '../../../lib/dataset/rules/aliases.ts';
import type { Dataset } from '../../../lib/dataset/schema.ts';
import type { SeriesRecord } from '../../../lib/openness/record.ts';
import type { CrosswalkEntry } from './crosswalk.ts';
import { repoName, seriesPart, squashed, titlePart } from './names.ts';
import type { SourceRecord } from './source-record.ts';

/** One series and the records that speak of it. */
export interface Subject {
  /** Null where the dataset has no such series yet. */
  readonly series: SeriesRecord | null;
  readonly entry: CrosswalkEntry | null;
  readonly records: readonly SourceRecord[];
}

interface Growing {
  readonly series: SeriesRecord | null;
  entry: CrosswalkEntry | null;
  readonly records: SourceRecord[];
}

/** Finds series by the names and ids that sources write. */
export interface SeriesFinder {
  readonly byHubId: FindModel;
  /** Null where no series or more than one has the name. */
  readonly byName: (name: string) => SeriesRecord | null;
  /** By the last part of its id, where that belongs to one series and says more than a word, or the maker is the same. */
  readonly bySlug: (slug: string, makers: readonly string[]) => SeriesRecord | null;
}

export function seriesFinder(dataset: Dataset): SeriesFinder {
  const owners = new Map<string, Set<SeriesRecord>>();
  for (const series of dataset.series)
    for (const alias of [series.name, ...series.aliases]) {
      const key = aliasKey(typeof alias === 'string' ? alias : alias.text);
      owners.set(key, (owners.get(key) ?? new Set()).add(series));
    }
  const byName = (name: string) => {
    const found = owners.get(aliasKey(name));
    return found?.size === 1 ? ([...found][0] ?? null) : null;
  };
  const makerNames = new Map(
    dataset.developers.map(({ id, name, aliases }) => [id, [name, ...(aliases ?? [])].map((form) => aliasKey(form))]),
  );
  const bySlug = (slug: string, makers: readonly string[]) => {
    const keys = new Set(makers.map((maker) => aliasKey(maker)));
    const found = dataset.series.filter(({ id }) => id.endsWith(`/${slug}`));
    const [only] = found;
    if (only === undefined || found.length > 1) return null;
    const isSpecific = /[\d-]/u.test(slug);
    return isSpecific || makerNames.get(only.developer)?.some((name) => keys.has(name)) === true ? only : null;
  };
  return { byHubId: indexModels(dataset), byName, bySlug };
}

/**
 * Groups records by series. A record leads to an existing series by the id of its rated model, else by its crosswalk entry,
 * else by its name; what is left becomes new subjects, one a crosswalk entry or name.
 */
export function groupBySeries(
  records: readonly SourceRecord[],
  crosswalk: readonly CrosswalkEntry[],
  finder: SeriesFinder,
): readonly Subject[] {
  const entryOf = new Map<string, CrosswalkEntry>();
  for (const entry of crosswalk)
    for (const id of Object.values(entry.records ?? {}).flat()) if (!entryOf.has(id)) entryOf.set(id, entry);
  const subjects = new Map<string, Growing>();
  const put = (key: string, series: SeriesRecord | null, entry: CrosswalkEntry | null, record: SourceRecord) => {
    const subject = subjects.get(key) ?? { series, entry, records: [] };
    subject.entry ??= entry;
    subject.records.push(record);
    subjects.set(key, subject);
  };
  for (const record of records) {
    const entry = entryOf.get(record.id) ?? null;
    const series = seriesOfRecord(record, entry, finder);
    if (series !== null) put(`series ${series.id}`, series, entry, record);
    else if (entry !== null) put(`entry ${entry.id}`, null, entry, record);
    else put(`name ${squashed(nameOfRecord(record))}`, null, null, record);
  }
  return [...subjects.values()];
}

/** The model that a record really rates: the end model, where the source names one. */
export function ratedModel(record: SourceRecord): string {
  const rated = record.extra?.end_model ?? (record.versions?.length === 1 ? record.versions[0] : undefined);
  return rated === undefined || NO_NAME.test(rated) ? record.name : rated;
}

/** What stands where a name should: that there is none, or a file. */
const NO_NAME = /^(?:undisclosed|unknown|none|unclear|proprietary)\b|\.(?:pth|bin|safetensors)$/iu;

/**
 * The rated model without size and variant; the record's own name where what is left says less than it, or is a name of a
 * file rather than of a model.
 */
export function nameOfRecord(record: SourceRecord): string {
  const part = titlePart(ratedModel(record));
  if (ratedModel(record) === record.name) return part;
  const own = record.name.replaceAll(/\s*\([^)]*\)/gu, '').trim();
  const isSame = squashed(ratedModel(record)).startsWith(squashed(own).slice(0, 4));
  const saysLess = squashed(part).length < squashed(own).length && squashed(own).startsWith(squashed(part));
  return isSame && (saysLess || /\d{3,}|\.inst$/u.test(part)) ? own : part;
}

/** Hugging Face ids of a record that are its own model's, by name. Links to bases and data sets are not. */
export function ownHubIds(record: SourceRecord): readonly string[] {
  const rated = new Set([ratedModel(record), record.name, ...(record.versions ?? [])].map(squashed));
  const linked = [...(record.extra?.hf_models_weights ?? []), ...(record.urls?.hf_models ?? [])];
  return linked.filter((id) => rated.has(squashed(repoName(id))));
}

/** Names that mean one model. The index names its records by family, so that only the rated model says which one. */
function exactNames(record: SourceRecord): readonly string[] {
  const rated = ratedModel(record);
  if (record.source.startsWith('osai-index')) return rated === record.name ? [] : [rated];
  return [record.name];
}

function seriesOfRecord(record: SourceRecord, entry: CrosswalkEntry | null, finder: SeriesFinder): SeriesRecord | null {
  const byId = ownHubIds(record).flatMap((id) => finder.byHubId(id)?.series ?? [])[0];
  if (byId !== undefined) return byId;
  if (entry !== null) {
    // An entry may be coarser than the dataset: Command R+ has a file of its own beside Command R.
    const named = exactNames(record).flatMap((name) => finder.byName(name) ?? [])[0];
    return named ?? seriesOfEntry(entry, finder);
  }
  // A record named like a family ("Falcon") says by its end model which of the series it means.
  const names = [ratedModel(record), seriesPart(ratedModel(record)), nameOfRecord(record)];
  return names.map((name) => finder.byName(name)).find((series) => series !== null) ?? null;
}

/** One name of several written as one: `CogVLM / CogVLM2`, `Qwen3.5 Plus/Flash (API)`, `Nanbeige 1/2`. */
export function nameParts(name: string): readonly string[] {
  const plain = name.replaceAll(/\s*\([^)]*\)/gu, '').trim();
  const [first = plain, ...others] = plain.split(/\s*\/\s*/u);
  const stem = first.replace(/\S+$/u, '');
  const isShort = (part: string) => stem !== '' && !part.includes(' ') && !plain.includes(' / ');
  return [first, ...others.map((part) => (isShort(part) ? stem + part : part))];
}

/** The existing series of a crosswalk entry: by name, else by where most of its ids lead. */
export function seriesOfEntry(entry: CrosswalkEntry, finder: SeriesFinder): SeriesRecord | null {
  const names = [entry.name, ...nameParts(entry.name), entry.id];
  for (const name of names) {
    const found = finder.byName(name);
    if (found !== null) return found;
  }
  const makers = entry.developers_as_stated ?? [];
  // The first of a family is written without a number by those who wrote before there was a second.
  const bySlug = finder.bySlug(entry.id, makers) ?? finder.bySlug(`${entry.id}-1`, makers);
  if (bySlug !== null) return bySlug;
  const votes = new Map<SeriesRecord, number>();
  for (const id of Object.keys(entry.hf_models ?? {})) {
    const series = finder.byHubId(id)?.series;
    if (series !== undefined) votes.set(series, (votes.get(series) ?? 0) + 1);
  }
  return [...votes].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}
