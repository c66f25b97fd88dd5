/** Databases as an earlier version left them, written back as they were. */
import { readFileSync } from 'node:fs';
import { openDB } from 'idb';

interface Written {
  readonly database: string;
  readonly version: number;
  readonly stores: Readonly<Record<string, readonly (readonly [key: IDBValidKey, value: unknown])[]>>;
}

/** Parses a file of `tests/migration/written/`; bytes stand in it as `{"base64": ...}`, words of 32 bits as `{"words": ...}`. */
export function written(file: string): unknown {
  const text = readFileSync(new URL(`written/${file}`, import.meta.url), 'utf8');
  const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
  return JSON.parse(text, (_key, value: { base64?: string; words?: string } | null) => {
    if (typeof value?.words === 'string') return new Uint32Array(bytesOf(value.words).buffer);
    return typeof value?.base64 === 'string' ? bytesOf(value.base64) : value;
  });
}

/** Puts a database there as it was left. @param version another than the one that it had */
export async function writeBack(file: string, version?: number): Promise<void> {
  const { database: name, version: had, stores } = written(file) as Written;
  const database = await openDB(name, version ?? had, {
    upgrade(fresh) {
      for (const [store, rows] of Object.entries(stores)) {
        const keyPath = KEY_PATHS[store];
        const made = fresh.createObjectStore(store, keyPath ? { keyPath } : {});
        if (store === 'waiting') made.createIndex('hash', 'hash');
        if (store === 'opened') made.createIndex('at', 'at');
        for (const [key, value] of rows) void (keyPath ? made.put(value) : made.put(value, key));
      }
    },
  });
  database.close();
}

const KEY_PATHS: Readonly<Record<string, string>> = { waiting: 'key', opened: 'hash' };
