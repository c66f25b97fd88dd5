import type { Summary } from '../lib/openness/answer.ts';
import { badgeText, derivedText, tierWords } from '../lib/openness/badge-words.ts';
import * as label from './labels.ts';

export interface VerdictLineProps {
  readonly answer: Summary;
}

/** The verdict in the colour of its tier, with what qualifies it: "at least", "varies", its base, its history. */
export function VerdictLine({ answer }: VerdictLineProps) {
  const { couldBe, kind, mixed, withTrainingHistory } = answer;
  const notes = [
    derivedText(answer),
    withTrainingHistory && label.withHistory,
    couldBe && label.couldBe(tierWords(couldBe, kind).toLowerCase()),
  ].filter(Boolean);
  const text = badgeText(answer);
  return (
    <p class="or-verdict">
      <strong>{couldBe && !mixed ? label.atLeast(text.toLowerCase()) : text}</strong>
      {notes.length > 0 && <span class="or-quiet"> {notes.join(', ')}</span>}
    </p>
  );
}
