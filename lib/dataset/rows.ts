/**
 * How a snapshot is laid out for reading by key: records and index entries in buckets, so that a page's question costs a
 * few reads whatever the dataset's size, and filling the store costs hundreds of writes instead of a million.
 */
import type { Candidate } from '../openness/alternatives.ts';
import type {
  CorpusRecord,
  DeveloperRecord,
  FamilyRecord,
  LicenceRecord,
  SeriesRecord,
  SourceRecord,
} from '../openness/record.ts';
import type { Snapshot } from './schema.ts';

export type StoredRecord =
  | { readonly kind: 'series'; readonly record: SeriesRecord }
  | { readonly kind: 'corpus'; readonly record: CorpusRecord }
  | {
      readonly kind: 'family';
      readonly record: FamilyRecord;
      /** Ids of its series. */
      readonly members: readonly string[];
    }
  /** Under `hub:` and the Hugging Face id in small letters: the series that a release belongs to. */
  | { readonly kind: 'release'; readonly series: string };

/** What is small and needed for nearly every answer. */
export interface Tables {
  readonly developers: readonly DeveloperRecord[];
  readonly licences: readonly LicenceRecord[];
  readonly sources: readonly SourceRecord[];
}

/** What search reads: one line a series, corpus or family. */
export interface NameLine {
  readonly id: string;
  readonly name: string;
  readonly developer: string;
  /** Names, aliases and ids in small letters, one a line. */
  readonly text: string;
}

/** What tells one stored snapshot from another, and how to find a key's bucket in it. */
export interface Layout {
  readonly version: number;
  readonly date: string;
  readonly records: number;
  readonly recordBuckets: number;
  readonly indexBuckets: number;
}

/** Entries by key that share a row. An object of them would cost memory and time while a snapshot is laid out. */
export type Bucket<T> = readonly (readonly [key: string, value: T])[];

/** About how many entries share a bucket. */
const RECORDS_PER_BUCKET = 16;
const KEYS_PER_BUCKET = 32;

const HASH_START = 0x811c9dc5;
const HASH_STEP = 0x01000193;

/** Which of `count` buckets holds `key` (32-bit FNV-1a; `count` is a power of two). */
export function bucketOf(key: string, count: number): number {
  let hash = HASH_START;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), HASH_STEP);
  return (hash ^ (hash >>> 15)) & (count - 1);
}

const bucketsFor = (entries: number, perBucket: number) =>
  2 ** Math.max(0, Math.ceil(Math.log2(entries / perBucket || 1)));

function* inBuckets<T>(
  entries: Iterable<readonly [string, T]>,
  count: number,
): Generator<void, Map<number, Bucket<T>>> {
  const buckets = new Map<number, (readonly [string, T])[]>();
  for (const entry of entries) {
    yield;
    const number = bucketOf(entry[0], count);
    const bucket = buckets.get(number);
    if (bucket) bucket.push(entry);
    else buckets.set(number, [entry]);
  }
  return buckets;
}

/** The key under which a release leads to its series. */
export function releaseKey(hubId: string): string {
  return `hub:${hubId.toLowerCase()}`;
}

/** The records of a snapshot by id, and what its releases lead to. */
export function* recordsOf({ series, corpora, families }: Snapshot): Generator<void, Map<string, StoredRecord>> {
  const records = new Map<string, StoredRecord>();
  const members = new Map<string, string[]>();
  for (const record of series) {
    const { id, family = '', releases } = record;
    for (const release of releases) records.set(releaseKey(release.id), { kind: 'release', series: id });
    const group = members.get(family);
    if (group) group.push(id);
    else members.set(family, [id]);
    records.set(id, { kind: 'series', record });
    yield;
  }
  for (const record of corpora) records.set(record.id, { kind: 'corpus', record });
  for (const record of families) {
    records.set(record.id, { kind: 'family', record, members: members.get(record.id) ?? [] });
  }
  return records;
}

export interface Rows {
  readonly layout: Layout;
  readonly tables: Tables;
  /** What may be suggested instead of another model: only a full answer needs it. */
  readonly candidates: readonly Candidate[];
  readonly records: ReadonlyMap<number, Bucket<StoredRecord>>;
  readonly index: ReadonlyMap<number, Bucket<unknown>>;
  /** Tells most keys that the index does not have (`lib/mentions/gate.ts`). */
  readonly gate: Uint32Array<ArrayBuffer>;
  readonly names: readonly NameLine[];
}

function* nameLines({ series, corpora, families }: Snapshot): Generator<void, NameLine[]> {
  const line = (
    { id, name, developer, aliases }: Pick<SeriesRecord, 'id' | 'name' | 'developer' | 'aliases'>,
    ids: readonly string[],
  ): NameLine => ({
    id,
    name,
    developer,
    text: [name, id, ...aliases.map((alias) => (typeof alias === 'string' ? alias : alias.text)), ...ids]
      .join('\n')
      .toLowerCase(),
  });
  const lines = families.map((record) => line(record, []));
  for (const record of series) {
    const ids = record.releases.map(({ id }) => id);
    lines.push(line(record, ids));
    yield;
  }
  for (const record of corpora) lines.push(line(record, record.datasets ?? []));
  return lines;
}

/** Lays out a snapshot with what was made from it: index entries by index key with their gate, and models to suggest. */
export function* layOut(
  snapshot: Snapshot,
  { index, gate }: { readonly index: ReadonlyMap<string, unknown>; readonly gate: Uint32Array<ArrayBuffer> },
  candidates: readonly Candidate[],
): Generator<void, Rows> {
  const records = yield* recordsOf(snapshot);
  const layout: Layout = {
    version: snapshot.version,
    date: snapshot.date,
    records: snapshot.series.length + snapshot.corpora.length + snapshot.families.length,
    recordBuckets: bucketsFor(records.size, RECORDS_PER_BUCKET),
    indexBuckets: bucketsFor(index.size, KEYS_PER_BUCKET),
  };
  return {
    layout,
    tables: { developers: snapshot.developers, licences: snapshot.licences, sources: snapshot.sources },
    candidates,
    names: yield* nameLines(snapshot),
    records: yield* inBuckets(records, layout.recordBuckets),
    index: yield* inBuckets(index, layout.indexBuckets),
    gate,
  };
}
