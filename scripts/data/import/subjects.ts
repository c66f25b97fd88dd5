/** Which source records speak of which series: those that exist, and those that would be new. */
import { indexModels, type FindModel } from '../../../lib/dataset/hub-index.ts';
import { aliasKey } from '../../../lib/dataset/rules/aliases.ts';
import type { Dataset } from '../../../lib/dataset/schema.ts';
import type { SeriesRecord } from '../../../lib/openness/record.ts';
import type { CrosswalkEntry } from './crosswalk.ts';
import { repoName, seriesPart, squashed } from './names.ts';
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
  return { byHubId: indexModels(dataset), byName };
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
    else put(`name ${squashed(seriesPart(ratedModel(record)))}`, null, null, record);
  }
  return [...subjects.values()];
}

/** The model that a record really rates: the end model, where the source names one. */
export function ratedModel(record: SourceRecord): string {
  return record.extra?.end_model ?? (record.versions?.length === 1 ? record.versions[0] : undefined) ?? record.name;
}

/** Hugging Face ids of a record that are its own model's, by name. Links to bases and data sets are not. */
export function ownHubIds(record: SourceRecord): readonly string[] {
  const rated = [ratedModel(record), record.name, ...(record.versions ?? [])].map(squashed);
  const linked = [...(record.extra?.hf_models_weights ?? []), ...(record.urls?.hf_models ?? [])];
  return linked.filter((id) => rated.includes(squashed(repoName(id))));
}

function seriesOfRecord(record: SourceRecord, entry: CrosswalkEntry | null, finder: SeriesFinder): SeriesRecord | null {
  const byId = ownHubIds(record).flatMap((id) => finder.byHubId(id)?.series ?? [])[0];
  if (byId !== undefined) return byId;
  if (entry !== null) return seriesOfEntry(entry, finder);
  // A record named like a family ("Falcon") says by its end model which of the series it means.
  return finder.byName(ratedModel(record)) ?? finder.byName(seriesPart(ratedModel(record)));
}

/** The existing series of a crosswalk entry: by name, else by where most of its ids lead. */
export function seriesOfEntry(entry: CrosswalkEntry, finder: SeriesFinder): SeriesRecord | null {
  const names = [entry.name, entry.name.replaceAll(/\s*\([^)]*\)/gu, ''), ...entry.name.split(' / '), entry.id];
  for (const name of names) {
    const found = finder.byName(name);
    if (found !== null) return found;
  }
  const votes = new Map<SeriesRecord, number>();
  for (const id of Object.keys(entry.hf_models ?? {})) {
    const series = finder.byHubId(id)?.series;
    if (series !== undefined) votes.set(series, (votes.get(series) ?? 0) + 1);
  }
  return [...votes].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}
