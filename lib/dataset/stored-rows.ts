/** How a snapshot lies in the database: the key and the value of each of its rows, none so long that writing it blocks anybody. */
import type { Bucket, Rows, Tables } from './rows.ts';

/** What is large is kept as its JSON, which is written and read several times as fast as the browser copies objects. */
export type RowValue = string | number | Tables | Uint32Array | Keepsake;
export type Part = 'record' | 'index';
/** A list that is read whole. */
export type List = 'names' | 'candidates';
/** A bucket's entries by key, as they are read. */
export type Entries = Readonly<Record<string, unknown>>;

/** What is kept of a snapshot beside what answers are read from. */
export interface Keepsake {
  /** The snapshot's text as a gzip file: what the next delta is applied to. */
  readonly packed: Uint8Array<ArrayBuffer>;
}

export const TABLES = 'tables';
export const GATE = 'gate';
export const KEEPSAKE = 'keepsake';

/** The row of a bucket: its text, or the number of rows below it among which the text is divided. */
export const bucketKey = (part: Part, bucket: number) => `${part}/${bucket}`;
const keyBelow = (key: string, place: number) => `${key}/${String(place).padStart(6, '0')}`;

/** All rows below a key. */
export const keysBelow = (key: string) => IDBKeyRange.bound(`${key}/`, `${key}0`, false, true);

/** Characters of a row: above 64 KB, Chromium puts a value into a file of its own, which takes several times as long. */
const LONGEST_ROW = 30_000;
/** Items of a list that share a row. */
const ITEMS_PER_ROW = 100;
/** Items of a long list that become JSON in one step. */
const ITEMS_PER_STEP = 32;

/** A row a step; nothing where the next one is not made yet. */
type Rowwise = Generator<readonly [key: string, value: RowValue] | undefined, void>;

/** Everything that is written of a snapshot. */
export function* storedRows(rows: Rows, keepsake: Keepsake | undefined): Rowwise {
  yield [TABLES, rows.tables];
  yield [GATE, rows.gate];
  if (keepsake) yield [KEEPSAKE, keepsake];
  yield* listRows('names', rows.names);
  yield* listRows('candidates', rows.candidates);
  yield* bucketRows('record', rows.records);
  yield* bucketRows('index', rows.index);
}

function* listRows(list: List, items: readonly unknown[]): Rowwise {
  for (let row = 0; row * ITEMS_PER_ROW < items.length; row++) {
    const itemsOfRow = items.slice(row * ITEMS_PER_ROW, (row + 1) * ITEMS_PER_ROW);
    yield [keyBelow(list, row), JSON.stringify(itemsOfRow)];
  }
}

function* bucketRows(part: Part, buckets: ReadonlyMap<number, Bucket<unknown>>): Rowwise {
  for (const [number, bucket] of buckets) {
    const entries: string[] = [];
    for (const [key, value] of bucket) entries.push(`${JSON.stringify(key)}:${yield* jsonOf(value)}`);
    yield* textRows(bucketKey(part, number), `{${entries.join(',')}}`);
  }
}

function* textRows(key: string, text: string): Rowwise {
  if (text.length <= LONGEST_ROW) {
    yield [key, text];
    return;
  }
  const count = Math.ceil(text.length / LONGEST_ROW);
  yield [key, count];
  for (let place = 0; place < count; place++) {
    yield [keyBelow(key, place), text.slice(place * LONGEST_ROW, (place + 1) * LONGEST_ROW)];
  }
}

/** The JSON of a value; of a long list in steps. */
function* jsonOf(value: unknown): Generator<undefined, string> {
  if (!Array.isArray(value) || value.length <= ITEMS_PER_STEP) return JSON.stringify(value);
  const parts: string[] = [];
  for (let at = 0; at < value.length; at += ITEMS_PER_STEP) {
    parts.push(JSON.stringify(value.slice(at, at + ITEMS_PER_STEP)).slice(1, -1));
    yield;
  }
  return `[${parts.join(',')}]`;
}
