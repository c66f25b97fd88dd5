/** The settings as they are now, and a way to change some of them. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { DEFAULT_SETTINGS, SETTINGS_KEY, settingsFrom, type Settings } from '../../lib/settings.ts';

export function useSettings() {
  const [settings, setSettings] = useState<Settings>(DEFAULT_SETTINGS);
  useEffect(() => {
    void browser.storage.local.get(SETTINGS_KEY).then((stored) => setSettings(settingsFrom(stored[SETTINGS_KEY])));
  }, []);
  const change = useCallback((changes: Partial<Settings>) => {
    setSettings((current) => {
      const next = { ...current, ...changes };
      void browser.storage.local.set({ [SETTINGS_KEY]: next });
      return next;
    });
  }, []);
  return [settings, change] as const;
}
