/** Reads and changes the settings of this browser. */
import { browser } from 'wxt/browser';
import { objectFrom, SETTINGS_KEY, settingsFrom, type Settings, type SettingsChange } from './settings.ts';

/** The settings as they are now. */
export async function currentSettings(): Promise<Settings> {
  return settingsFrom(await rawSettings());
}

/** The settings as they are stored, whatever version wrote them: to be passed on, not to be read. */
export async function rawSettings(): Promise<object> {
  const stored = await browser.storage.local.get(SETTINGS_KEY);
  return objectFrom(stored[SETTINGS_KEY]);
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Changes some settings and keeps the rest, what only a newer version understands included. Changes of one page are made
 * one after the other, so that none is lost.
 */
export function changeSettings(change: SettingsChange): Promise<void> {
  const changed = last.then(async () => {
    const raw = await rawSettings();
    const changes = typeof change === 'function' ? change(settingsFrom(raw)) : change;
    await browser.storage.local.set({ [SETTINGS_KEY]: { ...raw, ...changes } });
  });
  last = changed.catch(() => undefined);
  return changed;
}

/** Calls back with the settings whenever they change, here or elsewhere. @returns a function that stops it */
export function onSettings(listener: (settings: Settings, before: Settings) => void): () => void {
  const listen = (changes: Readonly<Record<string, { readonly newValue?: unknown; readonly oldValue?: unknown }>>) => {
    const change = changes[SETTINGS_KEY];
    if (change) listener(settingsFrom(change.newValue), settingsFrom(change.oldValue));
  };
  browser.storage.local.onChanged.addListener(listen);
  return () => browser.storage.local.onChanged.removeListener(listen);
}
