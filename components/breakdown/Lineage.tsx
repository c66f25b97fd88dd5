import type { Answer } from '../../lib/openness/answer.ts';
import { basisText, lineageRowText } from '../../lib/language/wording.ts';
import { ModelLink } from './ModelLink.tsx';
import { Origins } from './Origins.tsx';
import { Section } from './Section.tsx';
import { Source } from './Source.tsx';
import { useWords } from '../words-context.ts';

export interface LineageProps {
  readonly answer: Pick<Answer, 'derivedFrom' | 'lineage' | 'origins'>;
}

/** What went into it: the base model, the models whose outputs it was trained on, and the tree of what it was made from. */
export function Lineage({ answer: { derivedFrom, lineage, origins } }: LineageProps) {
  const words = useWords();
  return (
    <Section title={words.breakdown.lineage}>
      <dl class="or-facts">
        {derivedFrom && (
          <div>
            <dt>{words.breakdown.base}</dt>
            <dd>
              <ModelLink id={derivedFrom.id} name={derivedFrom.name} />{' '}
              <span class="or-quiet">{basisText(words, derivedFrom)}</span>
            </dd>
          </div>
        )}
        <div>
          <dt>{words.breakdown.otherModels}</dt>
          <dd>
            {words.lineageMarks[lineage.mark]}
            {lineage.alleged && <span class="or-quiet"> {words.breakdown.alleged}</span>}
            {lineage.rows.map((row) => (
              <span key={`${row.stage} ${row.teacher} ${row.url}`} class="or-claim">
                {lineageRowText(words, row)}
                <Source {...row} />
              </span>
            ))}
          </dd>
        </div>
      </dl>
      {origins.length > 0 && (
        <>
          <h3>{words.breakdown.madeFrom}</h3>
          <Origins nodes={origins} name={words.breakdown.madeFrom} />
        </>
      )}
    </Section>
  );
}
