/** Keeps the settings the same in all browsers where the user is signed in, where the user wants that. */
import { browser } from 'wxt/browser';
import { DEFAULT_SETTINGS, objectFrom, SETTINGS_KEY } from './settings.ts';
import { changeSettings, currentSettings, onSettings, rawSettings } from './stored-settings.ts';

/** Where the options page reads whether the browser's sync storage refused the settings, for instance as too long. */
export const SYNC_REFUSED_KEY = 'settingsRefused';

/** The same whatever the order of fields was. */
const text = (settings: object) => JSON.stringify(Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * The settings of a browser that takes part. Browsers may have different versions of the extension, so what is not
 * understood here is passed on as it is.
 */
const whole = (stored: unknown) => ({ ...DEFAULT_SETTINGS, ...objectFrom(stored), synced: true });

/** Follows changes on both sides; call it before any `await`, so that a waking worker misses none. */
export function startSettingsSync(): void {
  const { sync, local } = browser.storage;
  const upload = async () => {
    const { synced: _own, ...shared } = whole(await rawSettings());
    try {
      await sync.set({ [SETTINGS_KEY]: shared });
      await local.remove(SYNC_REFUSED_KEY);
    } catch {
      await local.set({ [SYNC_REFUSED_KEY]: true });
    }
  };
  const download = async (stored: unknown) => {
    const next = whole(stored);
    const { synced } = await currentSettings();
    if (synced && text(next) !== text(whole(await rawSettings()))) await changeSettings(next);
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
