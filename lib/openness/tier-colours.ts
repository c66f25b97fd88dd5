/** One colour a tier. They tell tiers apart and never mean good or bad. Contrast is tested in tier-colours.test.ts. */
import type { Tier } from './tier-names.ts';

const COLOURS: Readonly<Record<Tier, readonly [light: string, dark: string]>> = {
  'open-recipe': ['#0a7d5a', '#3fcf9f'],
  'partly-open-recipe': ['#557610', '#a9cf4b'],
  'open-weights': ['#2463c4', '#79aefc'],
  'restricted-weights': ['#a65600', '#f2a65a'],
  closed: ['#5a6270', '#a3acb8'],
  'not-assessed': ['#636b76', '#8f98a3'],
};

export interface TierColours {
  /** Text, mark and underline. */
  readonly tier: string;
  /** What the badge lies on. */
  readonly paper: string;
  readonly soft: string;
}

/** The colours of a tier on a light or a dark place, as CSS colours. */
export function tierColours(tier: Tier, dark: boolean): TierColours {
  return { tier: COLOURS[tier][dark ? 1 : 0], paper: dark ? '#0f1319' : '#ffffff', soft: dark ? '#a0a9b4' : '#59636e' };
}
