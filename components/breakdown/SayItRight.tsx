import type { Answer } from '../../lib/openness/answer.ts';
import { bibtex, citationText, fullSentence, shortSentence } from '../../lib/openness/wording.ts';
import { CopyIcon } from '../icons.tsx';
import * as label from '../labels.ts';
import { Section } from './Section.tsx';

export interface SayItRightProps {
  readonly answer: Answer;
  readonly onCopy: (text: string) => void;
}

/** Accurate wording to copy, short and long, and how to cite the model. */
export function SayItRight({ answer, onCopy }: SayItRightProps) {
  const { citation } = answer;
  return (
    <Section title={label.sayItRight}>
      <Copyable text={shortSentence(answer)} name={label.oneLine} onCopy={onCopy} />
      <Copyable text={fullSentence(answer)} name={label.paragraph} onCopy={onCopy} />
      {citation && (
        <>
          <h3>{label.citation}</h3>
          <Copyable text={citationText(citation)} name={label.citation} onCopy={onCopy} />
          <Copyable text={bibtex(citation)} name={label.bibtex} code onCopy={onCopy} />
        </>
      )}
    </Section>
  );
}

interface CopyableProps {
  readonly text: string;
  readonly name: string;
  readonly code?: boolean;
  readonly onCopy: (text: string) => void;
}

function Copyable({ text, name, code = false, onCopy }: CopyableProps) {
  const action = `${label.copy}: ${name}`;
  return (
    <div class="or-copyable">
      {code ? <pre>{text}</pre> : <p>{text}</p>}
      <button type="button" class="or-icon" aria-label={action} title={action} onClick={() => onCopy(text)}>
        <CopyIcon />
      </button>
    </div>
  );
}
