import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pack, packText } from '../../scripts/data/pack.ts';
import { EXAMPLE, exampleOf } from '../../tests/sync/publisher.ts';
import { cut } from '../dataset/pieces.ts';
import { snapshotText } from '../dataset/snapshot.ts';
import { atOnce } from '../dataset/steps.ts';
import { DatasetKeeper } from './dataset-keeper.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true, advanceTimeDelta: 20 });
});
afterEach(() => void vi.useRealTimers());

const gates: string[] = [];
const keeperOf = (bundled = EXAMPLE, builtInOrigin: string | null = null) =>
  new DatasetKeeper({
    loadBundled: async () => pack(bundled).bytes,
    builtInOrigin,
    saveGate: async (gate) => void gates.push(gate),
  });

function synced(version: number): Parameters<DatasetKeeper['install']> {
  const snapshot = { ...exampleOf(version), format: 1 as const };
  const text = snapshotText(snapshot);
  return [snapshot, { pieces: atOnce(cut([text])), packed: packText(text) }, 'origin'];
}

describe('the keeper', () => {
  it('starts with the bundled dataset and takes a synced one', async () => {
    const keeper = keeperOf();
    expect(await keeper.installed()).toEqual({ version: 1, origin: null, isStored: true });
    const news = await keeper.install(...synced(2));
    expect(news).toEqual({ added: [], removed: [], tiers: [], licences: [], more: 0 });
    expect(await keeper.installed()).toEqual({ version: 2, origin: 'origin', isStored: true });
    expect(await keeperOf().installed()).toEqual({ version: 2, origin: 'origin', isStored: true });
  });

  it('never sweeps away what is in use, whenever a sweep comes', async () => {
    const keeper = keeperOf();
    await keeper.reader();
    await keeper.install(...synced(2));
    await vi.advanceTimersByTimeAsync(60_000);
    const reader = await keeper.reader();
    expect((await reader.records(['family/heron'])).size).toBe(1);
    expect(await keeper.packed()).not.toBeNull();
    expect((await (await keeperOf().reader()).tables()).developers.length).toBeGreaterThan(0);
  });

  it('lets nobody sweep away what another is just writing', async () => {
    const keeper = keeperOf();
    await keeper.install(...synced(2));
    await Promise.all([
      keeper.install(...synced(3)),
      keeper.useBundled(),
      keeper.refresh(),
      keeper.install(...synced(4)),
      vi.advanceTimersByTimeAsync(60_000),
    ]);
    await vi.advanceTimersByTimeAsync(60_000);
    for (const each of [keeper, keeperOf()]) {
      expect(await each.installed()).toMatchObject({ version: 4 });
      expect((await (await each.reader()).records(['family/heron'])).size).toBe(1);
      expect(await each.packed()).not.toBeNull();
    }
  });

  it('answers questions under way from the older dataset', async () => {
    const keeper = keeperOf();
    const older = await keeper.reader();
    await keeper.install(...synced(2));
    expect((await older.records(['family/heron'])).size).toBe(1);
  });

  it('goes back to the bundled dataset, and keeps a synced one over an update of the extension', async () => {
    const keeper = keeperOf();
    await keeper.install(...synced(2));
    await keeper.refresh();
    expect(await keeper.installed()).toMatchObject({ version: 2, origin: 'origin' });
    await keeper.useBundled();
    expect(await keeper.installed()).toEqual({ version: 1, origin: null, isStored: true });
  });

  it("takes a newer bundled dataset over one synced from the built-in host, never over a user's own", async () => {
    await keeperOf().install(...synced(2));
    const own = keeperOf(exampleOf(3), 'another');
    await own.refresh();
    expect(await own.installed()).toMatchObject({ version: 2, origin: 'origin' });
    const older = keeperOf(exampleOf(2), 'origin');
    await older.refresh();
    expect(await older.installed()).toMatchObject({ version: 2, origin: 'origin' });
    const newer = keeperOf(exampleOf(3), 'origin');
    await newer.refresh();
    expect(await newer.installed()).toMatchObject({ version: 3, origin: null });
  });

  it('mends the gate of pages where a worker was killed before it was saved', async () => {
    const keeper = keeperOf();
    await keeper.install(...synced(2));
    gates.length = 0;
    await keeper.mendGate(await keeper.gate());
    expect(gates).toEqual([]);
    await keeper.mendGate('an older one');
    expect(gates).toEqual([await keeper.gate()]);
  });
});
