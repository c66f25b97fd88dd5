/** Records what today's code stores of a synced dataset: `npx tsx tests/migration/record-dataset.ts`, after LAYOUT_VERSION rose. */
import 'fake-indexeddb/auto';
import { writeFileSync } from 'node:fs';
import { readRows } from '../../lib/catalogue/dataset-keeper.ts';
import { LAYOUT_VERSION, openDatabase, store } from '../../lib/dataset/store.ts';
import type { Keepsake } from '../../lib/dataset/stored-rows.ts';
import { written } from './written-database.ts';

/** The dataset that every recording holds, by the one of layout 3. */
const EARLIER = 'dataset-3.json';

interface Recording {
  readonly database: string;
  readonly stores: {
    readonly meta: readonly [string, { origin: string }][];
    readonly rows: readonly [string, unknown][];
  };
}

const { database: name, stores } = written(EARLIER) as Recording;
const [, kept] = stores.rows.find(([key]) => key.endsWith('/keepsake')) ?? [];
const { packed } = kept as Keepsake;
const database = await openDatabase();
await store(database, await readRows(packed), stores.meta[0]?.[1].origin ?? null, { packed });

const contents = await Promise.all(
  [...database.objectStoreNames].map(async (each) => {
    const [keys, values] = await Promise.all([database.getAllKeys(each), database.getAll(each)]);
    return [each, keys.map((key, at) => [key, values[at]])] as const;
  }),
);
const asText = (_key: string, value: unknown) => {
  if (value instanceof Uint32Array) return { words: Buffer.from(value.buffer).toString('base64') };
  return value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;
};
const recording = { database: name, version: LAYOUT_VERSION, stores: Object.fromEntries(contents) };
writeFileSync(
  new URL(`written/dataset-${LAYOUT_VERSION}.json`, import.meta.url),
  `${JSON.stringify(recording, asText, 2)}\n`,
);
