/** A typical recipe mark of each tier, for pages that explain or choose them. */
import type { Mark, Quarter } from '../lib/openness/answer.ts';
import type { Tier } from '../lib/openness/tier-names.ts';

const mark = (data: Quarter, code: Quarter, weights: Quarter, terms: Quarter): Mark => ({ data, code, weights, terms });

export const SAMPLE_MARKS: Readonly<Record<Tier, Mark>> = {
  'open-recipe': mark('full', 'full', 'full', 'full'),
  'partly-open-recipe': mark('half', 'full', 'full', 'full'),
  'open-weights': mark('empty', 'empty', 'full', 'full'),
  'restricted-weights': mark('empty', 'empty', 'full', 'half'),
  closed: mark('empty', 'empty', 'empty', 'empty'),
  'not-assessed': mark('unknown', 'unknown', 'unknown', 'unknown'),
};
