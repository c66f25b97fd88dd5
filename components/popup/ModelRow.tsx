import type { Summary } from '../../lib/openness/answer.ts';
import { derivedText } from '../../lib/language/badge-words.ts';
import { RecipeMark } from '../RecipeMark.tsx';
import { useWords } from '../words-context.ts';

export interface ModelRowProps {
  readonly summary: Summary;
  /** What else is to be said of it here. */
  readonly remark?: string | undefined;
  /** What stands at the end of the row, such as the number of mentions. */
  readonly end?: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** One model in a list: mark, name, developer, and what qualifies its verdict. */
export function ModelRow({ summary, remark, end, onOpen }: ModelRowProps) {
  const words = useWords();
  const { id, name, tier, mark, developer } = summary;
  const note = [summary.mixed && words.verdict.varies, derivedText(words, summary)].filter(Boolean).join(words.comma);
  return (
    <li>
      <button type="button" class="or-row" data-tier={tier} onClick={() => onOpen(id)}>
        <RecipeMark mark={mark} size={16} />
        <span class="or-row-name">
          {name}
          {note && <span class="or-row-note">{note}</span>}
          {remark && <span class="or-row-note">{remark}</span>}
        </span>
        <span class="or-row-end">{end ?? developer}</span>
      </button>
    </li>
  );
}
