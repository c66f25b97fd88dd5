/** What our entries in `CSS.highlights` are called. The page sees them, so they carry our prefix. */
import { TIERS, type Tier } from '../openness/tier-names.ts';

/** What a range is underlined for: a name of some tier, or a claim that the dataset contradicts. */
export type Underline = Tier | 'claim';

const UNDERLINES: readonly Underline[] = [...TIERS, 'claim'];

export const highlightName = (underline: Underline, dark: boolean): string =>
  `open-recipe-${underline}${dark ? '-dark' : ''}`;

export const HIGHLIGHT_NAMES: readonly string[] = UNDERLINES.flatMap((underline) => [
  highlightName(underline, false),
  highlightName(underline, true),
]);
