/**
 * What a card says, as plain JSON. It is made where the wording is at hand, in the background, so that the script in
 * the page stays small.
 */
import type { Alternative, Answer, Mark } from '../../lib/openness/answer.ts';
import type { Tier } from '../../lib/openness/tier-names.ts';
import { cardLines, claimNote, dateText, type CardLine } from '../../lib/language/wording.ts';
import type { Words } from '../../lib/language/en.ts';
import { chartGroups, type ChartGroup } from '../chart-groups.ts';
import { tierLines, type TierLine } from '../tier-lines.ts';
import { evidenceText, verdictText, type VerdictText } from '../verdict-text.ts';

/** A phrase of the page that calls a model open, and that the data contradicts. */
export interface ContradictedClaim {
  readonly text: string;
  /** The text reports somebody else's claim. */
  readonly attributed: boolean;
}

export interface CardContent {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  readonly mark: Mark;
  /** Developer and month; empty where neither is known. */
  readonly by: string;
  readonly verdict: VerdictText;
  /** The answer to the claim that the card was opened from. */
  readonly note: string | null;
  /** Empty unless the releases differ. */
  readonly tiers: readonly TierLine[];
  /** Data, code, weights, terms; empty for a family, which has no claims of its own. */
  readonly lines: readonly CardLine[];
  readonly chart: readonly ChartGroup[];
  readonly instead: Alternative | null;
  /** Number and age of the claims. */
  readonly evidence: string;
  /** What the card's own parts are called. */
  readonly labels: {
    readonly close: string;
    readonly chart: string;
    readonly instead: string;
    readonly report: string;
    readonly open: string;
  };
}

/** Makes the content of a card; `claim` is the phrase that it was opened from, if any. */
export function cardContent(words: Words, answer: Answer, claim: ContradictedClaim | null = null): CardContent {
  const { id, name, tier, mark, developerName, released } = answer;
  return {
    id,
    name,
    tier,
    mark,
    by: [developerName, released && dateText(words, released)].filter(Boolean).join(' · '),
    verdict: verdictText(words, answer),
    note: claim && claimNote(words, claim, answer),
    tiers: answer.mixed ? tierLines(words, answer.releases, answer.kind) : [],
    lines: cardLines(words, answer),
    chart: chartGroups(words, answer.components),
    instead: answer.alternatives[0] ?? null,
    evidence: evidenceText(words, answer),
    labels: {
      close: words.app.close,
      chart: words.breakdown.chart,
      instead: words.card.alternative,
      report: words.app.missingOrWrong,
      open: words.card.fullBreakdown,
    },
  };
}
