import { capital } from '../lib/language/phrases.ts';
import type { Tier } from '../lib/openness/tier-names.ts';
import { RecipeMark } from './RecipeMark.tsx';
import { SAMPLE_MARKS } from './sample-marks.ts';
import { useWords } from './words-context.ts';

export interface TierSampleProps {
  readonly tier: Tier;
}

/** A badge as it stands on pages, for one tier. */
export function TierSample({ tier }: TierSampleProps) {
  const words = useWords();
  return (
    <span class="or-sample" data-tier={tier}>
      <RecipeMark mark={SAMPLE_MARKS[tier]} size={14} />
      {capital(words.tiers[tier])}
    </span>
  );
}
