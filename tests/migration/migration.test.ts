/** Whatever an earlier version wrote opens in today's, and what a newer one wrote does no harm. See `written/README.md`. */
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DatasetKeeper, readRows } from '../../lib/catalogue/dataset-keeper.ts';
import { LAYOUT_VERSION, openDatabase, readStored, store } from '../../lib/dataset/store.ts';
import type { Keepsake } from '../../lib/dataset/stored-rows.ts';
import { syncStateFrom, type SyncState } from '../../lib/dataset/sync-state.ts';
import { gateFromText } from '../../lib/mentions/gate.ts';
import { countWaiting, ReportQueue } from '../../lib/report/queue.ts';
import { DEFAULT_SETTINGS, settingsFrom, type Settings } from '../../lib/settings.ts';
import { settingsFile, settingsInFile } from '../../lib/settings-file.ts';
import { pack } from '../../scripts/data/pack.ts';
import { EXAMPLE, exampleOf } from '../sync/publisher.ts';
import { writeBack, written } from './written-database.ts';

vi.mock('wxt/browser', () => ({ browser: fakeBrowser }));

const { changeSettings, currentSettings } = await import('../../lib/stored-settings.ts');
const { startSettingsSync } = await import('../../lib/settings-sync.ts');

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  fakeBrowser.reset();
});

const OWN = 'https://own.example/ key';
let gate = '';
const keeperOf = (bundled = EXAMPLE, builtInOrigin: string | null = null) =>
  new DatasetKeeper({
    loadBundled: async () => pack(bundled).bytes,
    builtInOrigin,
    saveGate: async (text) => void (gate = text),
  });

/** Of the snapshot in use, the rows by their keys. */
async function rowsInUse(): Promise<Map<string, unknown>> {
  const database = await openDatabase();
  const { place } = (await database.get('meta', 'current')) as { place: 'rows-0' | 'rows-1' };
  const [keys, values] = await Promise.all([database.getAllKeys(place), database.getAll(place)]);
  return new Map(keys.map((key, at) => [key, values[at]]));
}

describe('the dataset', () => {
  it.each([2, 3, 4, 5, 6])('of layout %i, synced from a host, is kept', async (layout) => {
    await writeBack(`dataset-${layout}.json`);
    const keeper = keeperOf();
    expect(await keeper.installed()).toEqual({ version: 4, origin: OWN, isStored: true });
    const reader = await keeper.reader();
    expect((await reader.records(['maker/zorbo-1'])).size).toBe(1);
    expect((await reader.names()).map(({ id }) => id)).toContain('maker/zorbo-1');
    expect(await keeper.packed()).not.toBeNull();
    expect(gateFromText(await keeper.gate())).not.toBeNull();
    // After the update itself, and for the next worker too.
    await keeper.refresh();
    expect(await keeperOf().installed()).toMatchObject({ version: 4, origin: OWN });
  });

  it('of layout 1, which only held the bundled one, is filled anew', async () => {
    await writeBack('dataset-1.json');
    expect(await keeperOf().installed()).toEqual({ version: EXAMPLE.version, origin: null, isStored: true });
    expect(gateFromText(gate)).not.toBeNull();
  });

  it('gives way to a newer bundled one of the same host, as ever', async () => {
    await writeBack('dataset-2.json');
    const keeper = keeperOf(exampleOf(5), OWN);
    await keeper.refresh();
    expect(await keeper.installed()).toMatchObject({ version: 5, origin: null });
  });

  it('is still laid out when the worker was killed before it was', async () => {
    await writeBack('dataset-2.json');
    (await openDatabase()).close();
    expect(await keeperOf().installed()).toMatchObject({ version: 4, origin: OWN });
  });

  it('that the user has left for the bundled one does not come back', async () => {
    await writeBack('dataset-2.json');
    await keeperOf().useBundled();
    expect(await keeperOf().installed()).toMatchObject({ version: EXAMPLE.version, origin: null });
  });

  it('that today cannot be read gives way to the bundled one', async () => {
    await writeBack('dataset-2.json');
    const database = await openDatabase();
    await database.put('meta', { origin: OWN, packed: new Uint8Array([31, 139, 8]) }, 'left');
    database.close();
    expect(await keeperOf().installed()).toEqual({ version: EXAMPLE.version, origin: null, isStored: true });
  });

  it('of a newer layout is filled anew', async () => {
    await writeBack('dataset-3.json', LAYOUT_VERSION + 1);
    expect(await readStored(await openDatabase())).toBeNull();
    expect(await keeperOf().installed()).toEqual({ version: EXAMPLE.version, origin: null, isStored: true });
  });

  it('is stored as the version with this layout number did', async () => {
    const recorded = `dataset-${LAYOUT_VERSION}.json`;
    await writeBack(recorded);
    const before = await rowsInUse();
    const { packed } = before.get('keepsake') as Keepsake;
    await store(await openDatabase(), await readRows(packed), OWN, { packed });
    // Not the same? Raise LAYOUT_VERSION, and record what is stored now.
    expect(await rowsInUse()).toEqual(before);
  });
});

describe('the settings', () => {
  const versions = written('settings.json') as Partial<Settings>[];

  it.each([...versions.entries()])('of version %i are kept, and the rest is as by default', (_number, stored) =>
    expect(settingsFrom(stored)).toEqual({ ...DEFAULT_SETTINGS, ...stored }),
  );

  it('have a record of every field', () =>
    expect(Object.keys(versions.at(-1) ?? {}).toSorted()).toEqual(Object.keys(DEFAULT_SETTINGS).toSorted()));

  it('of a newer version are understood in part, and kept whole', async () => {
    const newer = { ...versions.at(-1), palette: 'of tomorrow', synced: false, tomorrow: { on: true } };
    await fakeBrowser.storage.local.set({ settings: newer });
    expect(await currentSettings()).toMatchObject({ palette: 'standard', terms: 'g7' });
    await changeSettings({ density: 'off' });
    expect(await fakeBrowser.storage.local.get('settings')).toEqual({ settings: { ...newer, density: 'off' } });
  });

  it('in the sync storage pass an older version without loss', async () => {
    startSettingsSync();
    const shared = { ...DEFAULT_SETTINGS, terms: 'g7', tomorrow: { on: true } };
    await fakeBrowser.storage.sync.set({ settings: shared });
    await changeSettings({ density: 'all', synced: true });
    await vi.waitFor(async () =>
      expect(await currentSettings()).toEqual({ ...DEFAULT_SETTINGS, terms: 'g7', synced: true }),
    );
    await changeSettings({ palette: 'plain' });
    await vi.waitFor(async () =>
      expect((await fakeBrowser.storage.sync.get('settings'))['settings']).toMatchObject({
        palette: 'plain',
        terms: 'g7',
        tomorrow: { on: true },
      }),
    );
  });

  it('in a file of each version are read, of a newer one refused with that reason', () => {
    const file = written('settings-file-1.json') as { settings: Settings; version: number };
    expect(settingsInFile(JSON.stringify(file))).toEqual(file.settings);
    expect(settingsInFile(JSON.stringify({ ...file, version: 2 }))).toBe('too-new');
    expect(Object.keys(JSON.parse(settingsFile(DEFAULT_SETTINGS)).settings)).toEqual(Object.keys(file.settings));
  });
});

describe('the state of the sync', () => {
  const [first, second] = written('sync-states.json') as [SyncState, SyncState];

  it('of each version is kept', () => {
    const read = syncStateFrom(first);
    expect(read).toMatchObject(first);
    expect(read.origins[OWN]).toMatchObject({ isDistrusted: false, seen: { by: [] } });
    expect(read.began).toBeNull();
    expect(syncStateFrom(second)).toEqual(second);
  });

  it('of a newer version loses what is not understood, and nothing else', () => {
    const newer = {
      ...second,
      tomorrow: 1,
      origins: { ...second.origins, 'https://other.example/ key': { trust: 'in another way' } },
      history: [{ ...first.history[0], reason: 'of tomorrow' }, ...first.history],
    };
    expect(syncStateFrom(newer)).toEqual({ ...second, history: first.history });
  });

  it.each([undefined, null, 7, 'text', [], {}, { origins: 7 }])('starts anew from %j', (stored) =>
    expect(syncStateFrom(stored)).toMatchObject({ origins: {}, history: [], nextAt: null }),
  );
});

describe('the reports', () => {
  it('of each version are kept', async () => {
    await writeBack('reports-1.json');
    const queue = await ReportQueue.open();
    expect((await queue.allWaiting()).map(({ report }) => report.values.name)).toEqual(['Zorbo 2']);
    expect((await queue.allOpened()).map(({ report }) => report.values.name)).toEqual(['Zorbo 1']);
  });

  it('of a kind that only a newer version knows stay, unseen', async () => {
    await writeBack('reports-1.json');
    const database = await openDB('open-recipe-reports', 1);
    const newer = { key: 'x', hash: 'y', at: 1, report: { kind: 'praise', values: {} } };
    await database.put('waiting', newer);
    const queue = await ReportQueue.open();
    expect(await queue.allWaiting()).toHaveLength(1);
    expect(await database.get('waiting', 'x')).toEqual(newer);
  });

  it('in the database of a newer version stay untouched, and the form works without', async () => {
    await writeBack('reports-1.json', 2);
    expect(await countWaiting()).toBe(0);
    await expect(ReportQueue.open()).rejects.toThrow();
    const database = await openDB('open-recipe-reports', 2);
    expect(await database.count('waiting')).toBe(1);
  });
});
