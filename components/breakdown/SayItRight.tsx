import type { Answer } from '../../lib/openness/answer.ts';
import { readmeBadge } from '../../lib/language/readme-badge.ts';
import type { Citation } from '../../lib/openness/record.ts';
import { bibtex, citationFor, citationText, fullSentence, shortSentence } from '../../lib/language/wording.ts';
import { CopyButton } from '../CopyButton.tsx';
import { Section } from './Section.tsx';
import { useWords } from '../words-context.ts';

export interface SayItRightProps {
  readonly answer: Answer;
  /** Address of the site of the dataset; null where there is none. */
  readonly siteUrl: string | null;
  /** Without it there are no buttons to copy with. */
  readonly onCopy?: ((text: string) => void) | undefined;
}

/** Accurate wording to copy, a badge for a README, and how to cite the model and the open ones shown beside it. */
export function SayItRight({ answer, siteUrl, onCopy }: SayItRightProps) {
  const words = useWords();
  const { citedAlternatives, tier } = answer;
  const citation = citationFor(answer);
  const badge = readmeBadge(words, answer, siteUrl);
  return (
    <Section title={words.breakdown.sayItRight}>
      <Copyable text={shortSentence(words, answer)} name={words.breakdown.oneLine} onCopy={onCopy} />
      <Copyable text={fullSentence(words, answer)} name={words.breakdown.paragraph} onCopy={onCopy} />
      {tier !== 'not-assessed' && (
        <>
          <h3>{words.breakdown.readmeBadge}</h3>
          <Copyable text={badge.markdown} name="Markdown" code onCopy={onCopy} />
          {badge.html !== badge.markdown && <Copyable text={badge.html} name="HTML" code onCopy={onCopy} />}
        </>
      )}
      {citation && <Cited title={words.breakdown.citation} citation={citation} onCopy={onCopy} />}
      {citedAlternatives.map((model) => (
        <Cited
          key={model.name}
          title={words.breakdown.citationOf(model.name)}
          citation={model.citation}
          onCopy={onCopy}
        />
      ))}
    </Section>
  );
}

interface CitedProps {
  readonly title: string;
  readonly citation: Citation;
  /** Without it there are no buttons to copy with. */
  readonly onCopy?: ((text: string) => void) | undefined;
}

function Cited({ title, citation, onCopy }: CitedProps) {
  const words = useWords();
  return (
    <>
      <h3>{title}</h3>
      <Copyable text={citationText(citation)} name={[title, words.breakdown.plain].join(words.comma)} onCopy={onCopy} />
      <Copyable text={bibtex(citation)} name={[title, 'BibTeX'].join(words.comma)} code onCopy={onCopy} />
    </>
  );
}

interface CopyableProps {
  readonly text: string;
  readonly name: string;
  readonly code?: boolean;
  /** Without it there are no buttons to copy with. */
  readonly onCopy?: ((text: string) => void) | undefined;
}

function Copyable({ text, name, code = false, onCopy }: CopyableProps) {
  return (
    <div class="or-copyable">
      {code ? <pre>{text}</pre> : <p>{text}</p>}
      {onCopy && <CopyButton name={name} onCopy={() => onCopy(text)} />}
    </div>
  );
}
