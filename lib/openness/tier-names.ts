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

export const ENTITY_KINDS = ['family', 'series', 'release', 'derived', 'corpus', 'unknown'] as const;
/** What a name leads to. */
export type EntityKind = (typeof ENTITY_KINDS)[number];
