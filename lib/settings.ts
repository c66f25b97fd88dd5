/** What the user chose. Kept as one object in `storage.local`; pages read it directly, so that no worker must wake. */
import { TIERS, type Tier } from './openness/tier-names.ts';

const DENSITIES = ['all', 'first', 'off'] as const;
/** How many prose mentions carry a badge: every one, the first of a section, or none (marked only). */
export type Density = (typeof DENSITIES)[number];

export interface Settings {
  readonly enabled: boolean;
  readonly density: Density;
  /** Tiers that are not shown on pages. */
  readonly hiddenTiers: readonly Tier[];
  /** Host names where the extension stays silent. */
  readonly silentHosts: readonly string[];
}

export const SETTINGS_KEY = 'settings';

export const DEFAULT_SETTINGS: Settings = { enabled: true, density: 'first', hiddenTiers: [], silentHosts: [] };

/** Settings out of whatever is stored; a field that is missing or malformed gets its default. */
export function settingsFrom(stored: unknown): Settings {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<
    Record<keyof Settings, unknown>
  >;
  const listOf = <T>(value: unknown, isItem: (item: unknown) => item is T, fallback: readonly T[]) =>
    Array.isArray(value) ? value.filter(isItem) : fallback;
  return {
    enabled: typeof given.enabled === 'boolean' ? given.enabled : DEFAULT_SETTINGS.enabled,
    density: DENSITIES.find((density) => density === given.density) ?? DEFAULT_SETTINGS.density,
    hiddenTiers: listOf(given.hiddenTiers, (tier): tier is Tier => TIERS.includes(tier as Tier), []),
    silentHosts: listOf(given.silentHosts, (host): host is string => typeof host === 'string', []),
  };
}

/** Whether pages of this host are to be annotated. */
export function isActiveOn(settings: Settings, host: string): boolean {
  return settings.enabled && !settings.silentHosts.includes(host);
}
