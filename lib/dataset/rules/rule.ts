/** What the rules over the whole dataset share: what they see, and how they say what is wrong. */
import type { CorpusRecord, FamilyRecord, SeriesRecord } from '../../openness/record.ts';
import type { KeyPath } from '../fault.ts';
import type { FilePlace } from '../places.ts';
import type { Dataset } from '../schema.ts';

/** A broken rule, by record instead of by line. */
export interface Problem {
  readonly place: FilePlace;
  readonly path: KeyPath;
  readonly rule: string;
}

/** One rule, or a few that belong together. Pure. */
export type Rule = (dataset: Dataset, circumstances: Circumstances) => readonly Problem[];

export interface Circumstances {
  /** The day of the check, YYYY-MM-DD. */
  readonly today: string;
  /** Ids of records, and names of lists, that exist but could not be read: nothing that refers to them is blamed. */
  readonly unread: ReadonlySet<string>;
}

/** A record with its place; `at` is where it stands inside its file. */
export interface Placed<Value> {
  readonly place: FilePlace;
  readonly at: KeyPath;
  readonly record: Value;
}

export const placed = {
  series: (dataset: Dataset): readonly Placed<SeriesRecord>[] =>
    dataset.series.map((record) => ({ place: { kind: 'series', id: record.id }, at: [], record })),
  corpora: (dataset: Dataset): readonly Placed<CorpusRecord>[] =>
    dataset.corpora.map((record) => ({ place: { kind: 'corpus', id: record.id }, at: [], record })),
  families: (dataset: Dataset): readonly Placed<FamilyRecord>[] =>
    dataset.families.map((record) => ({ place: { kind: 'family', id: record.id }, at: [], record })),
};

/** Every record of every kind. */
export function everyRecord(dataset: Dataset): readonly Placed<object>[] {
  return [
    ...placed.series(dataset),
    ...placed.corpora(dataset),
    ...placed.families(dataset),
    ...dataset.developers.map((record) => ({ place: { kind: 'developer', id: record.id } as const, at: [], record })),
    ...dataset.licences.map((record, index) => ({ place: LICENCES, at: [index], record })),
    ...dataset.sources.map((record, index) => ({ place: SOURCES, at: [index], record })),
  ];
}

export const LICENCES: FilePlace = { kind: 'licences', id: 'licences' };
export const SOURCES: FilePlace = { kind: 'sources', id: 'sources' };

/** Every text in a value, with its path; the last key says what the text is. */
export function* texts(
  value: unknown,
  path: KeyPath = [],
): Generator<{ readonly path: KeyPath; readonly text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* texts(item, [...path, index]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* texts(item, [...path, key]);
}
