import type { Answer } from '../../lib/openness/answer.ts';
import { readmeBadge } from '../../lib/openness/readme-badge.ts';
import type { Citation } from '../../lib/openness/record.ts';
import { bibtex, citationText, fullSentence, shortSentence } from '../../lib/openness/wording.ts';
import { CopyButton } from '../CopyButton.tsx';
import * as label from '../labels.ts';
import { Section } from './Section.tsx';

export interface SayItRightProps {
  readonly answer: Answer;
  readonly onCopy: (text: string) => void;
}

/** Accurate wording to copy, a badge for a README, and how to cite the model and the open ones shown beside it. */
export function SayItRight({ answer, onCopy }: SayItRightProps) {
  const { citation, citedAlternatives, tier } = answer;
  const badge = readmeBadge(answer);
  return (
    <Section title={label.sayItRight}>
      <Copyable text={shortSentence(answer)} name={label.oneLine} onCopy={onCopy} />
      <Copyable text={fullSentence(answer)} name={label.paragraph} onCopy={onCopy} />
      {tier !== 'not-assessed' && (
        <>
          <h3>{label.readmeBadge}</h3>
          <Copyable text={badge.markdown} name={label.markdown} code onCopy={onCopy} />
          <Copyable text={badge.html} name={label.html} code onCopy={onCopy} />
        </>
      )}
      {citation && <Cited title={label.citation} citation={citation} onCopy={onCopy} />}
      {citedAlternatives.map((model) => (
        <Cited key={model.name} title={label.citationOf(model.name)} citation={model.citation} onCopy={onCopy} />
      ))}
    </Section>
  );
}

interface CitedProps {
  readonly title: string;
  readonly citation: Citation;
  readonly onCopy: (text: string) => void;
}

function Cited({ title, citation, onCopy }: CitedProps) {
  return (
    <>
      <h3>{title}</h3>
      <Copyable text={citationText(citation)} name={`${title}, ${label.plain}`} onCopy={onCopy} />
      <Copyable text={bibtex(citation)} name={`${title}, ${label.bibtex}`} code onCopy={onCopy} />
    </>
  );
}

interface CopyableProps {
  readonly text: string;
  readonly name: string;
  readonly code?: boolean;
  readonly onCopy: (text: string) => void;
}

function Copyable({ text, name, code = false, onCopy }: CopyableProps) {
  return (
    <div class="or-copyable">
      {code ? <pre>{text}</pre> : <p>{text}</p>}
      <CopyButton name={name} onCopy={() => onCopy(text)} />
    </div>
  );
}
