import type { Answer } from '../../lib/openness/answer.ts';
import { cardLines, claimNote, dateText } from '../../lib/openness/wording.ts';
import * as label from '../labels.ts';
import { RecipeChart } from '../RecipeChart.tsx';
import { RecipeMark } from '../RecipeMark.tsx';
import { TierList } from '../TierList.tsx';
import { VerdictLine } from '../VerdictLine.tsx';
import { CloseIcon } from '../icons.tsx';

export interface CardProps {
  readonly answer: Answer;
  /** Set when the card was opened from a phrase that the data contradicts. */
  readonly claim?: { readonly text: string; readonly attributed: boolean } | null | undefined;
  /** The colours of the page around it; without it, those of the system. */
  readonly scheme?: 'light' | 'dark' | undefined;
  /** Asks for the full breakdown of a model. */
  readonly onOpen: (id: string) => void;
  readonly onReport: (id: string) => void;
  readonly onClose: () => void;
}

/** The summary that opens beside a badge: verdict, four lines, chart, and the ways on. */
export function Card({ answer, claim, scheme, onOpen, onReport, onClose }: CardProps) {
  const { id, name } = answer;
  const by = [answer.developerName, answer.released && dateText(answer.released)].filter(Boolean).join(' · ');
  const other = answer.alternatives[0];
  return (
    <article class="card" data-tier={answer.tier} aria-labelledby="name" style={scheme && { colorScheme: scheme }}>
      <header>
        <RecipeMark mark={answer.mark} size={22} />
        <h2 id="name">
          {name} {by && <span class="or-quiet or-whole">{by}</span>}
        </h2>
        <button type="button" class="or-icon" aria-label={label.close} onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <VerdictLine answer={answer} />
      {claim && <p class="claim">{claimNote(claim, answer)}</p>}
      {answer.mixed && <TierList releases={answer.releases} />}
      <dl class="lines">
        {cardLines(answer).map(({ part, text }) => (
          <>
            <dt>{part}</dt>
            <dd>{text}</dd>
          </>
        ))}
      </dl>
      <RecipeChart rows={answer.components} />
      {other && (
        <p class="instead">
          {label.alternative}{' '}
          <button type="button" class="or-link" data-tier={other.tier} onClick={() => onOpen(other.id)}>
            {other.name}
          </button>
        </p>
      )}
      <footer>
        <p>
          {label.claims(answer.claimCount, answer.newestCheck && dateText(answer.newestCheck))}
          <br />
          <button type="button" class="or-link or-quiet" onClick={() => onReport(id)}>
            {label.missingOrWrong}
          </button>
        </p>
        <button type="button" class="open" onClick={() => onOpen(id)}>
          {label.fullBreakdown}
        </button>
      </footer>
    </article>
  );
}
