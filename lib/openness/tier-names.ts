/** The six verdicts, most open first. A corpus uses the same ids; its words differ. */
export const TIERS = [
  'open-recipe',
  'partly-open-recipe',
  'open-weights',
  'restricted-weights',
  'closed',
  'not-assessed',
] as const;
export type Tier = (typeof TIERS)[number];

/** What a name leads to. */
export type EntityKind = 'family' | 'series' | 'release' | 'derived' | 'corpus' | 'unknown';
