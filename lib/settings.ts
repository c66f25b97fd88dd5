/** What the user chose. Kept as one object in `storage.local`; pages read it directly, so that no worker must wake. */
import { LANGUAGES, type LanguageChoice } from './language/languages.ts';
import { PALETTES, type Palette } from './openness/palettes.ts';
import { TIERS, type Tier } from './openness/tier-names.ts';

export const DENSITIES = ['all', 'first', 'off'] as const;
/** How many prose mentions carry a badge: every one, the first of a section, or none (marked only). */
export type Density = (typeof DENSITIES)[number];

export const TERMS = ['ours', 'g7'] as const;
/** Whose terms badges are written in: our tiers, or the labels of the G7. */
export type Terms = (typeof TERMS)[number];

export interface Settings {
  readonly enabled: boolean;
  readonly density: Density;
  /** What pages and views are written in; `auto` is the browser's language. */
  readonly language: LanguageChoice;
  readonly terms: Terms;
  readonly palette: Palette;
  /** Tiers that are not shown on pages. */
  readonly hiddenTiers: readonly Tier[];
  /** Host names where the extension stays silent, subdomains included. */
  readonly silentHosts: readonly string[];
  /** An own dataset instead of the built-in one: its address, and its root key in base64. Checked where they are used. */
  readonly datasetUrl: string | null;
  readonly datasetRootKey: string | null;
  /** No dataset is fetched until the user asks for it. */
  readonly syncPaused: boolean;
  /** Where reports go instead of the built-in GitHub repository, `owner/name`. Checked where it is used. */
  readonly reportRepository: string | null;
  /** These settings are kept the same in all browsers where the user is signed in. Each browser is asked for itself. */
  readonly synced: boolean;
}

/** Some settings; or, where they build on what is set now, what makes them of that. */
export type SettingsChange = Partial<Settings> | ((now: Settings) => Partial<Settings>);

export const SETTINGS_KEY = 'settings';

export const DEFAULT_SETTINGS: Settings = {
  enabled: true,
  density: 'first',
  language: 'auto',
  terms: 'ours',
  palette: 'standard',
  hiddenTiers: [],
  silentHosts: [],
  datasetUrl: null,
  datasetRootKey: null,
  syncPaused: false,
  reportRepository: null,
  synced: false,
};

/**
 * Settings out of whatever is stored; a field that is missing or malformed gets its default. So an older version's
 * settings need no other migration: what it did not know yet has its default.
 */
export function settingsFrom(stored: unknown): Settings {
  const given = objectFrom(stored) as Partial<Record<keyof Settings, unknown>>;
  const oneOf = <T>(known: readonly T[], value: unknown, fallback: T): T =>
    known.find((item) => item === value) ?? fallback;
  const listOf = <T>(value: unknown, isItem: (item: unknown) => item is T): readonly T[] =>
    Array.isArray(value) ? value.filter(isItem) : [];
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    enabled: typeof given.enabled === 'boolean' ? given.enabled : DEFAULT_SETTINGS.enabled,
    density: oneOf(DENSITIES, given.density, DEFAULT_SETTINGS.density),
    language: oneOf<LanguageChoice>(LANGUAGES, given.language, DEFAULT_SETTINGS.language),
    terms: oneOf(TERMS, given.terms, DEFAULT_SETTINGS.terms),
    palette: oneOf(PALETTES, given.palette, DEFAULT_SETTINGS.palette),
    hiddenTiers: listOf(given.hiddenTiers, (tier): tier is Tier => TIERS.includes(tier as Tier)),
    silentHosts: listOf(given.silentHosts, (host): host is string => typeof host === 'string'),
    datasetUrl: text(given.datasetUrl),
    datasetRootKey: text(given.datasetRootKey),
    syncPaused: given.syncPaused === true,
    reportRepository: text(given.reportRepository),
    synced: given.synced === true,
  };
}

/** What is stored, or an empty object where that is none. */
export const objectFrom = (stored: unknown): object =>
  typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? stored : {};

const covers = (silent: string, host: string): boolean => host === silent || host.endsWith(`.${silent}`);

/** The silent hosts after one was switched on or off. A silent host covers its subdomains. */
export function withSilence({ silentHosts }: Settings, host: string, isSilent: boolean): readonly string[] {
  const others = silentHosts.filter((silent) => !covers(silent, host));
  return isSilent ? [...others, host] : others;
}

/** Whether pages of this host are to be annotated. */
export function isActiveOn(settings: Settings, host: string): boolean {
  return settings.enabled && !settings.silentHosts.some((silent) => covers(silent, host));
}
