import type { Answer } from '../../lib/openness/answer.ts';
import { EvidenceLink } from '../EvidenceLink.tsx';
import { evidenceText } from '../verdict-text.ts';
import { useWords } from '../words-context.ts';

export interface BreakdownFootProps {
  readonly answer: Answer;
  /** Without it there is no way to report. */
  readonly onReport?: (() => void) | undefined;
}

/** An address as people write it: "github.com/meta-llama/llama-models". */
const placeText = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/u, '').replace(/\/$/u, '');

/** What a breakdown ends with: the thing's own pages, and how many claims it rests on. */
export function BreakdownFoot({ answer, onReport }: BreakdownFootProps) {
  const words = useWords();
  const links = [...new Set([answer.url, ...answer.repos, ...answer.papers])].filter((url) => url !== null);
  return (
    <footer class="or-foot">
      {links.length > 0 && (
        <p class="or-source">
          {links.map((url) => (
            <EvidenceLink key={url} url={url}>
              {placeText(url)}
            </EvidenceLink>
          ))}
        </p>
      )}
      <p class="or-quiet">
        <span>{evidenceText(words, answer)}</span>
        {onReport && (
          <button type="button" class="or-link or-quiet" onClick={onReport}>
            {words.app.missingOrWrong}
          </button>
        )}
      </p>
    </footer>
  );
}
