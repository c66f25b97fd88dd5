/** Joins the sync to the browser: alarms, storage, settings and messages. */
import { browser } from 'wxt/browser';
import type { DatasetKeeper } from './catalogue/dataset-keeper.ts';
import { httpSource } from './dataset/fetch-source.ts';
import { SyncService } from './dataset/sync-service.ts';
import { nameOfTarget, type Target } from './dataset/sync.ts';
import { syncStateFrom, type SyncState } from './dataset/sync-state.ts';
import { onMessage } from './messages.ts';
import { ORIGIN } from './origin.ts';
import { SETTINGS_KEY, settingsFrom } from './settings.ts';
import { GATE_KEY, SWITCHED_OFF_KEY, SYNC_KEY } from './storage-keys.ts';

const ALARM = 'sync';
/** Chromium ends a worker that calls no extension API for 30 seconds. */
const STAY_AWAKE_MS = 20_000;
/** Well before an idle worker ends. */
const LOOK_AFTER_MS = 3000;

const { datasetUrl, rootKeys, rootThreshold, firstKeys } = ORIGIN;
/** The built-in host; null where the extension has none. */
const BUILT_IN: Target | null =
  datasetUrl === null || rootKeys.length === 0
    ? null
    : { address: datasetUrl, root: { keys: rootKeys, threshold: rootThreshold, firstKeys }, isBuiltIn: true };
/** What datasets synced from it are marked with; null where the extension has none. */
export const BUILT_IN_ORIGIN = BUILT_IN && nameOfTarget(BUILT_IN);

/** Starts syncing; call it before any `await`, so that a waking worker misses no alarm and no message. */
export function startSync(keeper: DatasetKeeper): void {
  const { local } = browser.storage;
  const stored = async (key: string): Promise<unknown> => (await local.get(key))[key];
  const service = new SyncService({
    world: {
      now: () => Date.now(),
      random: () => Math.random(),
      saveState: (state: SyncState) => local.set({ [SYNC_KEY]: state }),
      source: httpSource,
      installed: () => keeper.installed(),
      packed: () => keeper.packed(),
      install: (snapshot, text, origin) => keeper.install(snapshot, text, origin),
      saveSwitchedOff: (sites) => local.set({ [SWITCHED_OFF_KEY]: sites }),
    },
    loadState: async () => syncStateFrom(await stored(SYNC_KEY)),
    wishes: async () => settingsFrom(await stored(SETTINGS_KEY)),
    builtIn: BUILT_IN,
    wakeAt: async (when) => {
      if (when === null) await browser.alarms.clear(ALARM);
      else await browser.alarms.create(ALARM, { when });
    },
    useBundled: () => keeper.useBundled(),
  });

  const awake = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const timer = setInterval(() => void browser.runtime.getPlatformInfo(), STAY_AWAKE_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  };
  const due = () => void awake(() => service.due()).catch(() => undefined);

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) due();
  });
  browser.runtime.onInstalled.addListener(due);
  browser.runtime.onStartup.addListener(() => {
    due();
    void stored(GATE_KEY)
      .then((gate) => keeper.mendGate(gate))
      .catch(() => undefined);
  });
  // An extension that was switched off and on again gets neither event, and may have lost its alarm. What woke us comes first.
  setTimeout(() => {
    void browser.alarms
      .get(ALARM)
      .then((alarm) => {
        if (!alarm) due();
      })
      .catch(() => undefined);
  }, LOOK_AFTER_MS);
  browser.storage.onChanged.addListener((changes, area) => {
    const change = area === 'local' ? changes[SETTINGS_KEY] : undefined;
    if (!change) return;
    const syncPart = (value: unknown) => {
      const { datasetUrl: own, datasetRootKey, syncPaused } = settingsFrom(value);
      return JSON.stringify([own, datasetRootKey, syncPaused]);
    };
    if (syncPart(change.oldValue) !== syncPart(change.newValue)) {
      void awake(() => service.settingsChanged()).catch(() => undefined);
    }
  });
  onMessage('syncStatus', () => service.status());
  onMessage('syncNow', () => awake(() => service.now()));
  onMessage('syncHistory', () => service.history());
}
