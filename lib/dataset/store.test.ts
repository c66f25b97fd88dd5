import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { bucketOf, layOut } from './rows.ts';
import type { Snapshot } from './schema.ts';
import { atOnce } from './steps.ts';
import { MemoryDataset, openDatabase, readStored, store, sweep } from './store.ts';

const snapshot = (version: number, names: readonly string[]): Snapshot => ({
  format: 1,
  version,
  date: '2026-11-23',
  developers: [{ id: 'maker', name: 'Maker' }],
  families: [{ id: 'family/one', name: 'One', developer: 'maker', aliases: [] }],
  series: names.map((name) => ({
    id: `maker/${name}`,
    name,
    developer: 'maker',
    family: 'family/one',
    modalities: ['text'],
    kind: 'base',
    aliases: [],
    releases: [{ id: `Maker/${name}-7B` }],
  })),
  corpora: [],
  licences: [],
  sources: [],
});
const rowsOf = (version: number, names: readonly string[]) =>
  atOnce(
    layOut(
      snapshot(version, names),
      {
        index: new Map([
          ['one', ['entry']],
          ['__proto__', ['odd']],
        ]),
        gate: new Uint32Array([version]),
      },
      [],
    ),
  );

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('store', () => {
  it('has nothing before the first snapshot', async () => expect(await readStored(await openDatabase())).toBeNull());

  it('gives back what was stored, after reopening too', async () => {
    const database = await openDatabase();
    await store(database, rowsOf(1, ['a', 'b', 'c']));
    database.close();
    const reader = await readStored(await openDatabase());
    expect(reader?.layout.version).toBe(1);
    expect(await reader?.gate()).toEqual(new Uint32Array([1]));
    const found = await reader!.records(['maker/a', 'maker/x', 'family/one']);
    expect([...found.keys()]).toEqual(['maker/a', 'family/one']);
    expect(found.get('family/one')).toMatchObject({ members: ['maker/a', 'maker/b', 'maker/c'] });
    expect((await reader!.records(['hub:maker/a-7b'])).get('hub:maker/a-7b')).toEqual({
      kind: 'release',
      series: 'maker/a',
    });
    expect((await reader!.index(['one', 'two', 'constructor', '__proto__'])).get('__proto__')).toEqual(['odd']);
    expect((await reader!.tables()).developers).toHaveLength(1);
  });

  it('puts a newer snapshot in use and leaves nothing of the older', async () => {
    const database = await openDatabase();
    const rows = async () => (await database.count('rows-0')) + (await database.count('rows-1'));
    const older = await store(database, rowsOf(1, ['a', 'b']));
    const before = await rows();
    const reader = await store(database, rowsOf(2, ['b', 'c']));
    expect(await rows()).toBeGreaterThan(before);
    // Questions under way are answered from the older one to their end.
    expect([...(await older.records(['maker/a', 'maker/c'])).keys()]).toEqual(['maker/a']);
    await sweep(database);
    expect(reader.layout.version).toBe(2);
    expect([...(await reader.records(['maker/a', 'maker/c'])).keys()]).toEqual(['maker/c']);
    expect(await rows()).toBe(before);
  });

  it('takes the place of one that was never finished', async () => {
    const database = await openDatabase();
    await store(database, rowsOf(1, ['a']));
    await database.put('rows-1', '[]', 'names/000009');
    const reader = await store(database, rowsOf(2, ['b']));
    expect((await reader.names()).map(({ id }) => id)).toEqual(['family/one', 'maker/b']);
  });

  it('gives back entries and lists of any length', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => ({ id: `entry ${at}`, text: '一'.repeat(at % 40) }));
    const names = Array.from({ length: 250 }, (_, at) => `n${String(at).padStart(3, '0')}`);
    const index = new Map<string, readonly unknown[]>([
      ...names.map((name) => [name, [name]] as const),
      ['many', many],
    ]);
    const rows = atOnce(layOut(snapshot(1, names), { index, gate: new Uint32Array(1) }, []));
    const reader = await store(await openDatabase(), rows);
    expect((await reader.index(['many', 'n007'])).get('many')).toEqual(many);
    expect([...(await reader.index(names)).keys()]).toEqual(names);
    expect((await reader.names()).map(({ name }) => name)).toEqual(['One', ...names]);
    expect(await reader.candidates()).toEqual([]);
  });

  it('reads ahead what an earlier one was asked for', async () => {
    const database = await openDatabase();
    const older = await store(database, rowsOf(1, ['a', 'b']));
    await Promise.all([older.records(['maker/a']), older.index(['one', 'nothing'])]);
    const newer = await store(database, rowsOf(2, ['a', 'b']));
    await newer.readAhead(older);
    // What is read now can only come from memory.
    database.close();
    expect([...(await newer.records(['maker/a'])).keys()]).toEqual(['maker/a']);
    expect((await newer.index(['one'])).get('one')).toEqual(['entry']);
    expect((await newer.tables()).developers).toHaveLength(1);
  });

  it('says the same from memory', async () => {
    const memory = new MemoryDataset(rowsOf(1, ['a', 'b']));
    const stored = await store(await openDatabase(), rowsOf(1, ['a', 'b']));
    const ids = ['maker/a', 'maker/b', 'family/one', 'nothing'];
    expect(await memory.records(ids)).toEqual(await stored.records(ids));
    expect((await memory.names()).map(({ id }) => id)).toEqual(['family/one', 'maker/a', 'maker/b']);
    expect(await memory.names()).toEqual(await stored.names());
  });
});

describe('bucketOf', () => {
  it('is in range for any key', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 12 }), (key, power) => {
        const bucket = bucketOf(key, 2 ** power);
        expect(bucket).toBeGreaterThanOrEqual(0);
        expect(bucket).toBeLessThan(2 ** power);
      }),
    );
  });
});
