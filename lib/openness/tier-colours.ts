/** One colour a tier. They tell tiers apart and never mean good or bad. Contrast is tested in `components/theme.test.ts`. */
import type { Palette } from './palettes.ts';
import type { Tier } from './tier-names.ts';

/** The colours of all tiers, each for light and for dark places, as `#rrggbb`. */
export type PaletteColours = Readonly<Record<Tier, readonly [light: string, dark: string]>>;

const INK = ['#1b1f24', '#e8ecf1'] as const;

/** The colours of every palette. `distinct` builds on the hues of Okabe and Ito: https://jfly.uni-koeln.de/color/ */
export const PALETTE_COLOURS: Readonly<Record<Palette, PaletteColours>> = {
  standard: {
    'open-recipe': ['#0a7d5a', '#3fcf9f'],
    'partly-open-recipe': ['#557610', '#a9cf4b'],
    'open-weights': ['#2463c4', '#79aefc'],
    'restricted-weights': ['#a65600', '#f2a65a'],
    closed: ['#5a6270', '#a3acb8'],
    'not-assessed': ['#636b76', '#8f98a3'],
  },
  distinct: {
    'open-recipe': ['#00366e', '#a9d2ff'],
    'partly-open-recipe': ['#0068a3', '#56b4e9'],
    'open-weights': ['#7a5c00', '#f0e442'],
    'restricted-weights': ['#b33c00', '#ff9152'],
    closed: ['#4a4a4a', '#c9c9c9'],
    'not-assessed': ['#666666', '#999999'],
  },
  plain: {
    'open-recipe': INK,
    'partly-open-recipe': INK,
    'open-weights': INK,
    'restricted-weights': INK,
    closed: INK,
    'not-assessed': INK,
  },
};

export interface TierColours {
  /** Text, mark and underline. */
  readonly tier: string;
  /** What the badge lies on. */
  readonly paper: string;
  readonly soft: string;
}

/** The colours of a tier on a light or a dark place, as CSS colours. */
export function tierColours(colours: PaletteColours, tier: Tier, dark: boolean): TierColours {
  return { tier: colours[tier][dark ? 1 : 0], paper: dark ? '#0f1319' : '#ffffff', soft: dark ? '#a0a9b4' : '#59636e' };
}
