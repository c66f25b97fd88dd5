/** The verdict and its footing, as the views print them. */
import type { Answer, Summary } from '../lib/openness/answer.ts';
import { badgeText, derivedText, tierWords } from '../lib/openness/badge-words.ts';
import { dateText } from '../lib/openness/wording.ts';
import * as label from './labels.ts';

export interface VerdictText {
  readonly words: string;
  /** What qualifies it: its base, its training history, what it could be; empty where nothing does. */
  readonly note: string;
}

/** "At least open weights" with "could be partly open recipe", "Open recipe" with "from OLMo 2 13B". */
export function verdictText(summary: Summary): VerdictText {
  const { couldBe, kind, mixed, withTrainingHistory } = summary;
  const words = badgeText(summary);
  const notes = [
    derivedText(summary),
    withTrainingHistory && label.withHistory,
    couldBe && label.couldBe(tierWords(couldBe, kind).toLowerCase()),
  ];
  return {
    words: couldBe && !mixed ? label.atLeast(words.toLowerCase()) : words,
    note: notes.filter(Boolean).join(', '),
  };
}

/** Number and age of the claims behind a verdict; of a family, which has none of its own, the number of releases. */
export function evidenceText({ kind, releases, claimCount, newestCheck }: Answer): string {
  return kind === 'family'
    ? label.releases(releases.length)
    : label.claims(claimCount, newestCheck && dateText(newestCheck));
}
