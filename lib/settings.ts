/** What the user chose. Kept as one object in `storage.local`; pages read it directly, so that no worker must wake. */
import { LANGUAGES, type LanguageChoice } from './language/languages.ts';
import { TIERS, type Tier } from './openness/tier-names.ts';

const DENSITIES = ['all', 'first', 'off'] as const;
/** How many prose mentions carry a badge: every one, the first of a section, or none (marked only). */
export type Density = (typeof DENSITIES)[number];

export interface Settings {
  readonly enabled: boolean;
  readonly density: Density;
  /** What pages and views are written in; `auto` is the browser's language. */
  readonly language: LanguageChoice;
  /** Tiers that are not shown on pages. */
  readonly hiddenTiers: readonly Tier[];
  /** Host names where the extension stays silent. */
  readonly silentHosts: readonly string[];
  /** An own dataset instead of the built-in one: its address, and its root key in base64. Checked where they are used. */
  readonly datasetUrl: string | null;
  readonly datasetRootKey: string | null;
  /** No dataset is fetched until the user asks for it. */
  readonly syncPaused: boolean;
  /** Where reports go instead of the built-in GitHub repository, `owner/name`. Checked where it is used. */
  readonly reportRepository: string | null;
}

export const SETTINGS_KEY = 'settings';

export const DEFAULT_SETTINGS: Settings = {
  enabled: true,
  density: 'first',
  language: 'auto',
  hiddenTiers: [],
  silentHosts: [],
  datasetUrl: null,
  datasetRootKey: null,
  syncPaused: false,
  reportRepository: null,
};

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
    language: LANGUAGES.find((language) => language === given.language) ?? DEFAULT_SETTINGS.language,
    hiddenTiers: listOf(given.hiddenTiers, (tier): tier is Tier => TIERS.includes(tier as Tier), []),
    silentHosts: listOf(given.silentHosts, (host): host is string => typeof host === 'string', []),
    datasetUrl: typeof given.datasetUrl === 'string' ? given.datasetUrl : null,
    datasetRootKey: typeof given.datasetRootKey === 'string' ? given.datasetRootKey : null,
    syncPaused: given.syncPaused === true,
    reportRepository: typeof given.reportRepository === 'string' ? given.reportRepository : null,
  };
}

/** Whether pages of this host are to be annotated. */
export function isActiveOn(settings: Settings, host: string): boolean {
  return settings.enabled && !settings.silentHosts.includes(host);
}
