/** Settings as a file: to be kept, moved to another browser, and read back. */
import { settingsFrom, type Settings } from './settings.ts';

const FORMAT = 'open-recipe-settings';
/** Rises when an older extension could no longer read the file. */
const VERSION = 1;

/** The settings as JSON. What is a choice of one browser alone (`synced`) is left out. */
export function settingsFile({ synced: _own, ...settings }: Settings): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, settings }, null, 2)}\n`;
}

/** The settings in a file; `not-ours` where it is none of ours, `too-new` where a newer extension wrote it. */
export function settingsInFile(text: string): Partial<Settings> | 'not-ours' | 'too-new' {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return 'not-ours';
  }
  const { format, version, settings } = (file ?? {}) as Partial<Record<'format' | 'version' | 'settings', unknown>>;
  if (format !== FORMAT || typeof version !== 'number' || typeof settings !== 'object' || settings === null)
    return 'not-ours';
  if (version > VERSION) return 'too-new';
  const { synced: _own, ...read } = settingsFrom(settings);
  return read;
}
