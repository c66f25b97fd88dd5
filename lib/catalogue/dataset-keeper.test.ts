import 'fake-indexeddb/auto';
import { gzipSync } from 'node:zlib';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DatasetKeeper } from './dataset-keeper.ts';

const snapshotBytes = (version: number, names: readonly string[]) =>
  new Uint8Array(
    gzipSync(
      JSON.stringify({
        format: 1,
        version,
        date: '2026-11-23',
        developers: [{ id: 'maker', name: 'Maker' }],
        families: [],
        series: names.map((name) => ({
          id: `maker/${name}`,
          name,
          developer: 'maker',
          modalities: ['text'],
          kind: 'base',
          aliases: [],
          releases: [],
        })),
        corpora: [],
        licences: [],
        sources: [],
      }),
    ),
  );

function keeperOf(bytes: Uint8Array<ArrayBuffer>) {
  const loadBundled = vi.fn(async () => bytes);
  const saveGate = vi.fn(async (_gate: string) => undefined);
  return { keeper: new DatasetKeeper({ loadBundled, saveGate }), loadBundled, saveGate };
}

/** A browser that stores nothing, as in private windows. */
function blockStorage(): void {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('blocked', 'InvalidStateError');
  });
}

beforeEach(() => {
  vi.restoreAllMocks();
  globalThis.indexedDB = new IDBFactory();
});

describe('DatasetKeeper', () => {
  it('fills the store once, and a later worker reads it without the package', async () => {
    const first = keeperOf(snapshotBytes(1, ['zorbo']));
    expect((await first.keeper.reader()).isStored).toBe(true);
    expect(first.saveGate).toHaveBeenCalledOnce();
    const later = keeperOf(snapshotBytes(1, ['zorbo']));
    expect([...(await (await later.keeper.reader()).records(['maker/zorbo'])).keys()]).toEqual(['maker/zorbo']);
    expect(later.loadBundled).not.toHaveBeenCalled();
  });

  it('asks once for many questions at a time', async () => {
    const { keeper, loadBundled } = keeperOf(snapshotBytes(1, ['zorbo']));
    await Promise.all([keeper.reader(), keeper.reader(), keeper.reader()]);
    expect(loadBundled).toHaveBeenCalledOnce();
  });

  it('takes a newer bundled snapshot after an update, and never an older one', async () => {
    await keeperOf(snapshotBytes(2, ['zorbo'])).keeper.reader();
    const newer = keeperOf(snapshotBytes(3, ['zorbo', 'quux'])).keeper;
    await newer.refresh();
    expect((await newer.reader()).layout.version).toBe(3);
    const older = keeperOf(snapshotBytes(1, ['old'])).keeper;
    await older.refresh();
    expect((await older.reader()).layout.version).toBe(3);
  });

  it('works from memory where the browser stores nothing, and says so', async () => {
    blockStorage();
    const { keeper } = keeperOf(snapshotBytes(1, ['zorbo']));
    const reader = await keeper.reader();
    expect(reader.isStored).toBe(false);
    expect((await reader.records(['maker/zorbo'])).size).toBe(1);
  });

  it('works from memory where there is no room', async () => {
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const { keeper } = keeperOf(snapshotBytes(1, ['zorbo']));
    expect((await keeper.reader()).isStored).toBe(false);
    full.mockRestore();
  });

  it('says what is wrong with a damaged package, and tries again at the next question', async () => {
    const loadBundled = vi.fn(async () => new Uint8Array([1, 2, 3]));
    const keeper = new DatasetKeeper({ loadBundled, saveGate: async () => undefined });
    await expect(keeper.reader()).rejects.toThrow('not-gzip');
    loadBundled.mockResolvedValue(snapshotBytes(1, ['zorbo']));
    expect((await keeper.reader()).layout.version).toBe(1);
  });
});
