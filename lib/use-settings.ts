import { useEffect, useState } from 'preact/hooks';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { changeSettings, currentSettings, onSettings } from './stored-settings.ts';

/** The settings as they are now, wherever they were changed (the defaults until they are read), and the way to change some. */
export function useSettings() {
  const [settings, setSettings] = useState<Settings>(DEFAULT_SETTINGS);
  useEffect(() => {
    void currentSettings().then(setSettings);
    return onSettings(setSettings);
  }, []);
  return [settings, changeSettings] as const;
}
