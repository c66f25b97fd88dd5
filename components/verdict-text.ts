/** The verdict and its footing, as the views print them. */
import type { Answer, Summary } from '../lib/openness/answer.ts';
import { badgeText, derivedText, tierWords } from '../lib/language/badge-words.ts';
import type { Words } from '../lib/language/en.ts';
import { capital } from '../lib/language/phrases.ts';
import { dateText } from '../lib/language/wording.ts';

export interface VerdictText {
  readonly words: string;
  /** What qualifies it: its base, its training history, what it could be; empty where nothing does. */
  readonly note: string;
}

/** "At least open weights" with "could be partly open recipe", "Open recipe" with "from OLMo 2 13B". */
export function verdictText(words: Words, summary: Summary): VerdictText {
  const { couldBe, kind, mixed, withTrainingHistory } = summary;
  const text = badgeText(words, summary);
  const notes = [
    derivedText(words, summary),
    withTrainingHistory && words.verdict.withHistory,
    couldBe && words.verdict.couldBe(tierWords(words, couldBe, kind)),
  ];
  return {
    words: capital(couldBe && !mixed ? words.verdict.atLeast(text) : text),
    note: notes.filter(Boolean).join(words.comma),
  };
}

/** Number and age of the claims behind a verdict; of a family, which has none of its own, the number of releases. */
export function evidenceText(words: Words, { kind, releases, claimCount, newestCheck }: Answer): string {
  const { verdict } = words;
  if (kind === 'family') return verdict.releases(releases.length);
  if (claimCount === 0) return verdict.noClaims;
  return verdict.claims(claimCount, newestCheck === null ? '' : dateText(words, newestCheck));
}
