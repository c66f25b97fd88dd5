/**
 * The dataset where answers are read from: IndexedDB, or memory where the browser stores nothing. A snapshot is written
 * beside the one in use and takes its place in one transaction; a worker killed meanwhile leaves the old one in use.
 */
import {
  deleteDB,
  openDB,
  unwrap,
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  type IDBPTransaction,
} from 'idb';
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
import { turns } from './steps.ts';
import {
  bucketKey,
  GATE,
  keysBelow,
  KEEPSAKE,
  storedRows,
  TABLES,
  type Entries,
  type Keepsake,
  type List,
  type Part,
  type RowValue,
} from './stored-rows.ts';

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
  /** What tells most keys that the index does not have. */
  gate(): Promise<Uint32Array<ArrayBuffer>>;
  /** One line a series, corpus or family, for search. */
  names(): Promise<readonly NameLine[]>;
}

/**
 * Where a snapshot's rows lie. There are two places, one in use and one for the next: a write holds up every reading of its
 * own place, and none of the other.
 */
type Place = 'rows-0' | 'rows-1';

/** The snapshot in use: where its rows are, and how they are laid out. */
interface Current {
  readonly place: Place;
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

interface Rack {
  key: string;
  value: RowValue;
}
interface Shape extends DBSchema {
  'rows-0': Rack;
  'rows-1': Rack;
  meta: { key: 'current' | 'left'; value: Current | Left };
}

type ReadableRows = IDBPObjectStore<Shape, [Place], Place>;

const DATABASE = 'open-recipe';
/** Rises with every change of rows, index or gate; a test tells when. */
export const LAYOUT_VERSION = 7;
/** A transaction gets no more rows after so many, or so many characters: answers to pages come in between. */
const ROWS_PER_WRITE = 64;
const TEXT_PER_WRITE = 1 << 19;

/** Buckets kept in memory, of a few KB each. */
const MOST_KEPT = 128;
/** Keys of each kind that are remembered: those of the pages read last. */
const MOST_ASKED = 64;

abstract class BucketReader implements DatasetReader {
  abstract readonly layout: Layout;
  abstract readonly isStored: boolean;
  abstract tables(): Promise<Tables>;
  abstract candidates(): Promise<readonly Candidate[]>;
  abstract gate(): Promise<Uint32Array<ArrayBuffer>>;
  abstract names(): Promise<readonly NameLine[]>;
  protected abstract buckets(part: Part, numbers: readonly number[]): Promise<readonly (Entries | undefined)[]>;

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

  async gate(): Promise<Uint32Array<ArrayBuffer>> {
    return this.#rows.gate;
  }

  async names(): Promise<readonly NameLine[]> {
    return this.#rows.names;
  }

  protected async buckets(part: Part, numbers: readonly number[]): Promise<readonly (Entries | undefined)[]> {
    const from: ReadonlyMap<number, Bucket<unknown>> = part === 'record' ? this.#rows.records : this.#rows.index;
    return numbers.map((number) => Object.fromEntries(from.get(number) ?? []));
  }
}

export class StoredDataset extends BucketReader {
  readonly layout: Layout;
  readonly origin: string | null;
  readonly isStored = true;
  readonly #database: IDBPDatabase<Shape>;
  readonly #place: Place;
  #tables: Promise<Tables> | null = null;
  #candidates: Promise<readonly Candidate[]> | null = null;
  #gate: Promise<Uint32Array<ArrayBuffer>> | null = null;
  /** The keys asked for last. */
  readonly #asked: Readonly<Record<Part, Set<string>>> = { record: new Set(), index: new Set() };
  /** The buckets read last: the questions of one page come back to the same ones. */
  readonly #read = new Map<string, Promise<Entries | undefined>>();

  constructor(database: IDBPDatabase<Shape>, current: Current) {
    super();
    this.#database = database;
    this.#place = current.place;
    this.layout = current.layout;
    this.origin = current.origin;
  }

  tables(): Promise<Tables> {
    this.#tables ??= this.#database.get(this.#place, TABLES) as Promise<Tables>;
    return this.#tables;
  }

  candidates(): Promise<readonly Candidate[]> {
    this.#candidates ??= this.#list<Candidate>('candidates');
    return this.#candidates;
  }

  gate(): Promise<Uint32Array<ArrayBuffer>> {
    this.#gate ??= this.#database.get(this.#place, GATE) as Promise<Uint32Array<ArrayBuffer>>;
    return this.#gate;
  }

  names(): Promise<readonly NameLine[]> {
    return this.#list<NameLine>('names');
  }

  async #list<Item>(list: List): Promise<readonly Item[]> {
    const rows = await this.#database.getAll(this.#place, keysBelow(list));
    return rows.flatMap((row) => JSON.parse(row as string) as Item[]);
  }

  override records(ids: readonly string[]): Promise<Map<string, StoredRecord>> {
    this.#remember('record', ids);
    return super.records(ids);
  }

  override index(keys: readonly string[]): Promise<Map<string, unknown>> {
    this.#remember('index', keys);
    return super.index(keys);
  }

  #remember(part: Part, keys: readonly string[]): void {
    const asked = this.#asked[part];
    for (const key of keys) {
      asked.delete(key);
      asked.add(key);
    }
    for (const key of [...asked].slice(0, -MOST_ASKED)) asked.delete(key);
  }

  /** Reads what an earlier dataset was asked for last, so that the first answers from this one come as fast as the next. */
  async readAhead(earlier: StoredDataset): Promise<void> {
    await this.tables();
    // One by one: whoever asks meanwhile comes in between.
    for (const key of earlier.#asked.index) await this.index([key]);
    for (const id of earlier.#asked.record) await this.records([id]);
  }

  /** What is kept beside; undefined where nothing was. */
  keepsake(): Promise<Keepsake | undefined> {
    return this.#database.get(this.#place, KEEPSAKE) as Promise<Keepsake | undefined>;
  }

  protected buckets(part: Part, numbers: readonly number[]): Promise<readonly (Entries | undefined)[]> {
    let rows: ReadableRows | undefined;
    const found = numbers.map((number) => {
      const key = bucketKey(part, number);
      const kept = this.#read.get(key);
      if (kept) return kept;
      rows ??= this.#database.transaction(this.#place).store;
      return this.#keep(key, entriesIn(rows, key));
    });
    for (const key of [...this.#read.keys()].slice(0, -MOST_KEPT)) this.#read.delete(key);
    return Promise.all(found);
  }

  #keep<Row extends Promise<Entries | undefined>>(key: string, row: Row): Row {
    this.#read.set(key, row);
    // The next question tries again.
    row.catch(() => this.#read.delete(key));
    return row;
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
        const left = from === 0 ? null : await leftIn(change as unknown as EarlierChange);
        for (const name of database.objectStoreNames) database.deleteObjectStore(name);
        database.createObjectStore('rows-0');
        database.createObjectStore('rows-1');
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
async function leftIn(change: EarlierChange): Promise<Left | null> {
  const meta = change.objectStore('meta');
  const { place = 'rows', generation, origin = null } = ((await meta.get('current')) ?? {}) as EarlierCurrent;
  const key = generation === undefined ? KEEPSAKE : `${generation}/${KEEPSAKE}`;
  const { packed } = ((await change.objectStore(place).get(key)) ?? {}) as Partial<Keepsake>;
  return origin !== null && packed ? { origin, packed } : (((await meta.get('left')) as Left | undefined) ?? null);
}

/** The database of any layout. */
type EarlierChange = IDBPTransaction<unknown, string[], 'versionchange'>;

/** `Current` of any layout. Up to layout 3 all rows lay in one place, and each key began with the snapshot's generation. */
type EarlierCurrent = Partial<Pick<Current, 'place' | 'origin'>> & { readonly generation?: string };

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
 * Deletes what an older snapshot or an unfinished one has left: everything but the snapshot in use. Not while a reader of
 * an older one is at work, nor while one is being written.
 */
export async function sweep(database: IDBPDatabase<Shape>): Promise<void> {
  await database.clear(await freePlace(database));
}

async function freePlace(database: IDBPDatabase<Shape>): Promise<Place> {
  const current = (await database.get('meta', 'current')) as Current | undefined;
  return current?.place === 'rows-0' ? 'rows-1' : 'rows-0';
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
  const place = await freePlace(database);
  try {
    await writeRows(database, place, rows, keepsake);
    const current: Current = { place, layout: rows.layout, origin };
    const meta = database.transaction('meta', 'readwrite', { durability: 'strict' });
    void meta.store.put(current, 'current');
    void meta.store.delete('left');
    await meta.done;
    return new StoredDataset(database, current);
  } catch (error) {
    await database.clear(place).catch(() => undefined);
    throw error;
  }
}

async function writeRows(
  database: IDBPDatabase<Shape>,
  place: Place,
  rows: Rows,
  keepsake: Keepsake | undefined,
): Promise<void> {
  await database.clear(place);
  const turn = turns();
  let made: (readonly [key: string, value: RowValue])[] = [];
  let length = 0;
  const write = async (): Promise<void> => {
    const transaction = database.transaction(place, 'readwrite', { durability: 'relaxed' });
    // Without a promise for each put, of which the transaction tells anyway.
    const target = unwrap(transaction.store);
    for (const [key, value] of made) target.put(value, key);
    made = [];
    length = 0;
    await transaction.done;
  };
  for (const row of storedRows(rows, keepsake)) {
    await turn();
    if (!row) continue;
    made.push(row);
    length += typeof row[1] === 'string' ? row[1].length : 0;
    if (made.length === ROWS_PER_WRITE || length >= TEXT_PER_WRITE) await write();
  }
  await write();
}

async function entriesIn(rows: ReadableRows, key: string): Promise<Entries | undefined> {
  const row = await rows.get(key);
  if (row === undefined) return undefined;
  const texts = typeof row === 'number' ? await rows.getAll(keysBelow(key)) : [row];
  return JSON.parse((texts as string[]).join('')) as Entries;
}
