/**
 * The dataset where answers are read from: IndexedDB, or memory where the browser stores nothing. A snapshot is written
 * beside the one in use and takes its place in one transaction; a worker killed meanwhile leaves the old one in use.
 */
import { deleteDB, openDB, unwrap, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Candidate } from '../openness/alternatives.ts';
import {
  bucketOf,
  type Bucket,
  type Layout,
  type NameLine,
  type Rows,
  type StoredRecord,
  type Tables,
} from './rows.ts';

export interface DatasetReader {
  readonly layout: Layout;
  /** False where it is held in memory only. */
  readonly isStored: boolean;
  tables(): Promise<Tables>;
  /** Models that may be suggested instead of another. */
  candidates(): Promise<readonly Candidate[]>;
  /** Records by id; ids that are not there are left out. */
  records(ids: readonly string[]): Promise<Map<string, StoredRecord>>;
  /** Index entries by key; keys that are not there are left out. */
  index(keys: readonly string[]): Promise<Map<string, unknown>>;
  /** One line a series, corpus or family, for search. */
  names(): Promise<readonly NameLine[]>;
}

type RowValue = Bucket<StoredRecord> | Bucket<unknown> | Tables | readonly Candidate[] | readonly NameLine[] | Keepsake;
type Part = 'record' | 'index';

/** What is kept of a snapshot beside what answers are read from. */
export interface Keepsake {
  /** The snapshot's text as a gzip file: what the next delta is applied to. */
  readonly packed: Uint8Array<ArrayBuffer>;
  /** The gate as text. */
  readonly gate: string;
}

/** The snapshot in use: where its rows are, and how they are laid out. */
interface Current {
  readonly generation: string;
  readonly layout: Layout;
  /** Where it was synced from; null for the bundled one. */
  readonly origin: string | null;
}

/** A synced snapshot that an older layout held: it is laid out anew, so that an update of the extension loses none. */
export interface Left {
  readonly origin: string;
  /** The snapshot's text as a gzip file. */
  readonly packed: Uint8Array<ArrayBuffer>;
}

interface Shape extends DBSchema {
  rows: { key: string; value: RowValue };
  meta: { key: 'current' | 'left'; value: Current | Left };
}

const DATABASE = 'open-recipe';
/** Rises with every change of rows, index or gate; a test tells when. */
export const LAYOUT_VERSION = 4;
/** Rows written in one transaction, so that answers to pages come in between. */
const ROWS_PER_WRITE = 32;

const rowKey = (generation: string, part: Part, bucket: number) => `${generation}/${part}/${bucket}`;
const tablesKey = (generation: string) => `${generation}/tables`;
const candidatesKey = (generation: string) => `${generation}/candidates`;
const keepsakeKey = (generation: string) => `${generation}/keepsake`;
/** Buckets kept in memory, of a few KB each. */
const MOST_KEPT = 256;
/** Names lie in rows of a thousand, so that writing them blocks nobody. */
const NAMES_PER_ROW = 1000;
const namesKey = (generation: string, row: number) => `${generation}/names/${String(row).padStart(6, '0')}`;

abstract class BucketReader implements DatasetReader {
  abstract readonly layout: Layout;
  abstract readonly isStored: boolean;
  abstract tables(): Promise<Tables>;
  abstract candidates(): Promise<readonly Candidate[]>;
  abstract names(): Promise<readonly NameLine[]>;
  protected abstract buckets(part: Part, numbers: readonly number[]): Promise<readonly (Bucket<unknown> | undefined)[]>;

  async records(ids: readonly string[]): Promise<Map<string, StoredRecord>> {
    return (await this.#find('record', ids, this.layout.recordBuckets)) as Map<string, StoredRecord>;
  }

  index(keys: readonly string[]): Promise<Map<string, unknown>> {
    return this.#find('index', keys, this.layout.indexBuckets);
  }

  async #find(part: Part, keys: readonly string[], count: number): Promise<Map<string, unknown>> {
    const numbers = [...new Set(keys.map((key) => bucketOf(key, count)))];
    const buckets = new Map((await this.buckets(part, numbers)).map((bucket, place) => [numbers[place], bucket]));
    const found = new Map<string, unknown>();
    for (const key of keys) {
      const bucket = buckets.get(bucketOf(key, count));
      if (bucket && Object.hasOwn(bucket, key)) found.set(key, bucket[key]);
    }
    return found;
  }
}

/** The dataset held in memory: for the command line, and for browsers that store nothing. */
export class MemoryDataset extends BucketReader {
  readonly layout: Layout;
  readonly isStored = false;
  readonly #rows: Rows;

  constructor(rows: Rows) {
    super();
    this.#rows = rows;
    this.layout = rows.layout;
  }

  async tables(): Promise<Tables> {
    return this.#rows.tables;
  }

  async candidates(): Promise<readonly Candidate[]> {
    return this.#rows.candidates;
  }

  async names(): Promise<readonly NameLine[]> {
    return this.#rows.names;
  }

  protected async buckets(part: Part, numbers: readonly number[]): Promise<readonly (Bucket<unknown> | undefined)[]> {
    const from: ReadonlyMap<number, Bucket<unknown>> = part === 'record' ? this.#rows.records : this.#rows.index;
    return numbers.map((number) => from.get(number));
  }
}

export class StoredDataset extends BucketReader {
  readonly layout: Layout;
  readonly origin: string | null;
  readonly isStored = true;
  readonly #database: IDBPDatabase<Shape>;
  readonly #generation: string;
  #tables: Promise<Tables> | null = null;
  #candidates: Promise<readonly Candidate[]> | null = null;
  /** The buckets read last: the questions of one page come back to the same ones. */
  readonly #read = new Map<string, Promise<Bucket<unknown> | undefined>>();

  constructor(database: IDBPDatabase<Shape>, current: Current) {
    super();
    this.#database = database;
    this.#generation = current.generation;
    this.layout = current.layout;
    this.origin = current.origin;
  }

  tables(): Promise<Tables> {
    this.#tables ??= this.#database.get('rows', tablesKey(this.#generation)) as Promise<Tables>;
    return this.#tables;
  }

  candidates(): Promise<readonly Candidate[]> {
    this.#candidates ??= this.#database.get('rows', candidatesKey(this.#generation)) as Promise<readonly Candidate[]>;
    return this.#candidates;
  }

  async names(): Promise<readonly NameLine[]> {
    const all = IDBKeyRange.bound(`${this.#generation}/names/`, `${this.#generation}/names0`);
    return ((await this.#database.getAll('rows', all)) as (readonly NameLine[])[]).flat();
  }

  /** What is kept beside; undefined where nothing was. */
  keepsake(): Promise<Keepsake | undefined> {
    return this.#database.get('rows', keepsakeKey(this.#generation)) as Promise<Keepsake | undefined>;
  }

  protected buckets(part: Part, numbers: readonly number[]): Promise<readonly (Bucket<unknown> | undefined)[]> {
    const keys = numbers.map((number) => rowKey(this.#generation, part, number));
    const missing = keys.filter((key) => !this.#read.has(key));
    if (missing.length > 0) {
      const { store } = this.#database.transaction('rows');
      for (const key of missing) this.#keep(key, store.get(key) as Promise<Bucket<unknown> | undefined>);
    }
    const found = keys.map((key) => this.#read.get(key) ?? Promise.resolve(undefined));
    for (const key of [...this.#read.keys()].slice(0, -MOST_KEPT)) this.#read.delete(key);
    return Promise.all(found);
  }

  #keep(key: string, row: Promise<Bucket<unknown> | undefined>): void {
    this.#read.set(key, row);
    // The next question tries again.
    row.catch(() => this.#read.delete(key));
  }
}

/**
 * Opens the database. What another layout left there is emptied, but a synced snapshot (`readLeft`).
 * @throws DOMException where the browser lets us store nothing (private windows, blocked site data)
 */
export async function openDatabase(): Promise<IDBPDatabase<Shape>> {
  const open = () =>
    openDB<Shape>(DATABASE, LAYOUT_VERSION, {
      async upgrade(database, from, _to, change) {
        const left = from === 0 ? null : await leftIn(change);
        for (const name of database.objectStoreNames) database.deleteObjectStore(name);
        database.createObjectStore('rows');
        const meta = database.createObjectStore('meta');
        if (left) await meta.put(left, 'left');
      },
      // Another context wants to upgrade or delete: let it.
      blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
    });
  try {
    return await open();
  } catch (error) {
    // A newer version of the extension was here before: its data can be rebuilt.
    if (!(error instanceof DOMException && error.name === 'VersionError')) throw error;
    await deleteDB(DATABASE);
    return open();
  }
}

/** What an older layout holds of a synced snapshot; one that was left before and never laid out is still left. */
async function leftIn(change: IDBPTransaction<Shape, ('rows' | 'meta')[], 'versionchange'>): Promise<Left | null> {
  const meta = change.objectStore('meta');
  const { generation = '', origin = null } = ((await meta.get('current')) ?? {}) as Partial<Current>;
  const { packed } = ((await change.objectStore('rows').get(keepsakeKey(generation))) ?? {}) as Partial<Keepsake>;
  return origin !== null && packed ? { origin, packed } : (((await meta.get('left')) as Left | undefined) ?? null);
}

/** The snapshot in use, or null where none is complete. */
export async function readStored(database: IDBPDatabase<Shape>): Promise<StoredDataset | null> {
  const current = (await database.get('meta', 'current')) as Current | undefined;
  return current ? new StoredDataset(database, current) : null;
}

/** The synced snapshot that an older layout held, until `store` puts another in use; null where there is none. */
export async function readLeft(database: IDBPDatabase<Shape>): Promise<Left | null> {
  return ((await database.get('meta', 'left')) as Left | undefined) ?? null;
}

/**
 * Deletes what older snapshots and unfinished ones have left: everything but the snapshot in use at this very moment. Not
 * while a reader of an older one is at work, nor while one is being written.
 */
export async function sweep(database: IDBPDatabase<Shape>): Promise<void> {
  while (await sweepSome(database));
}

/** Rows deleted in one transaction, for the same reason. */
const ROWS_PER_SWEEP = 128;

/** @returns false where nothing was left to delete */
async function sweepSome(database: IDBPDatabase<Shape>): Promise<boolean> {
  const write = database.transaction(['meta', 'rows'], 'readwrite', { durability: 'relaxed' });
  const current = (await write.objectStore('meta').get('current')) as Current | undefined;
  const rows = write.objectStore('rows');
  let isFound = false;
  // Keys are sorted, and every key of a generation starts with its name.
  const before = current && IDBKeyRange.upperBound(`${current.generation}/`, true);
  const behind = current && IDBKeyRange.lowerBound(`${current.generation}0`);
  for (const range of [before, behind]) {
    const keys = range ? await rows.getAllKeys(range, ROWS_PER_SWEEP) : [];
    const [first, last] = [keys[0], keys.at(-1)];
    if (first === undefined || last === undefined) continue;
    isFound = true;
    await rows.delete(IDBKeyRange.bound(first, last));
  }
  await write.done;
  return isFound;
}

/**
 * Writes a snapshot beside the one in use and puts it in its place, in one transaction. The older one is not deleted, so
 * that questions under way are answered from it: `sweep` does that.
 * @param origin where it was synced from; null for the bundled one
 * @throws DOMException QuotaExceededError where there is no room; what was in use before then still is
 */
export async function store(
  database: IDBPDatabase<Shape>,
  rows: Rows,
  origin: string | null = null,
  keepsake?: Keepsake,
): Promise<StoredDataset> {
  const generation = crypto.randomUUID();
  try {
    await writeRows(database, generation, rows, keepsake);
    const current: Current = { generation, layout: rows.layout, origin };
    const meta = database.transaction('meta', 'readwrite', { durability: 'strict' });
    void meta.store.put(current, 'current');
    void meta.store.delete('left');
    await meta.done;
    return new StoredDataset(database, current);
  } catch (error) {
    const whole = IDBKeyRange.bound(`${generation}/`, `${generation}0`);
    await database.delete('rows', whole).catch(() => undefined);
    throw error;
  }
}

function inRowsOf<Item>(count: number, items: readonly Item[]): (readonly Item[])[] {
  const row = (at: number) => items.slice(at * count, (at + 1) * count);
  return Array.from({ length: Math.ceil(items.length / count) }, (_, at) => row(at));
}

async function writeRows(
  database: IDBPDatabase<Shape>,
  generation: string,
  rows: Rows,
  keepsake: Keepsake | undefined,
): Promise<void> {
  const pending: [string, RowValue][] = [
    [tablesKey(generation), rows.tables],
    [candidatesKey(generation), rows.candidates],
    ...inRowsOf(NAMES_PER_ROW, rows.names).map((names, row): [string, RowValue] => [namesKey(generation, row), names]),
    ...(keepsake ? [[keepsakeKey(generation), keepsake] satisfies [string, RowValue]] : []),
    ...[...rows.records].map(([number, bucket]): [string, RowValue] => [rowKey(generation, 'record', number), bucket]),
    ...[...rows.index].map(([number, bucket]): [string, RowValue] => [rowKey(generation, 'index', number), bucket]),
  ];
  for (let from = 0; from < pending.length; from += ROWS_PER_WRITE) {
    const write = database.transaction('rows', 'readwrite', { durability: 'relaxed' });
    // Without a promise for each put, of which the transaction tells anyway.
    const rowsOfStore = unwrap(write.store);
    for (const [key, value] of pending.slice(from, from + ROWS_PER_WRITE)) rowsOfStore.put(value, key);
    await write.done;
  }
}
