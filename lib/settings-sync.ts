/** Keeps the settings the same in all browsers where the user is signed in, where the user wants that. */
import { browser } from 'wxt/browser';
import { SETTINGS_KEY, settingsFrom } from './settings.ts';
import { changeSettings, currentSettings, onSettings } from './stored-settings.ts';

/** Where the options page reads whether the browser's sync storage refused the settings, for instance as too long. */
export const SYNC_REFUSED_KEY = 'settingsRefused';

/** The same whatever the order of fields was. */
const text = (settings: object) => JSON.stringify(Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Follows changes on both sides; call it before any `await`, so that a waking worker misses none. */
export function startSettingsSync(): void {
  const { sync, local } = browser.storage;
  const upload = async () => {
    const { synced: _own, ...shared } = await currentSettings();
    try {
      await sync.set({ [SETTINGS_KEY]: shared });
      await local.remove(SYNC_REFUSED_KEY);
    } catch {
      await local.set({ [SYNC_REFUSED_KEY]: true });
    }
  };
  const download = async (stored: unknown) => {
    const current = await currentSettings();
    const next = { ...settingsFrom(stored), synced: true };
    if (current.synced && text(next) !== text(current)) await changeSettings(next);
  };
  onSettings(async (settings, before) => {
    if (!settings.synced) return;
    const theirs = before.synced ? undefined : (await sync.get(SETTINGS_KEY))[SETTINGS_KEY];
    // Whoever joins takes what is there; the first one gives.
    await (theirs === undefined ? upload() : download(theirs));
  });
  sync.onChanged.addListener((changes) => {
    const change = changes[SETTINGS_KEY];
    if (change?.newValue !== undefined) void download(change.newValue);
  });
}
