import { useContext } from 'preact/hooks';
import { ABILITIES, type Answer } from '../../lib/openness/answer.ts';
import { abilityName, abilityQuestion, answerName, namedCauseText } from '../../lib/openness/wording.ts';
import * as label from '../labels.ts';
import { NamesContext } from './names-context.ts';
import { Section } from './Section.tsx';

export interface AbilitiesProps {
  readonly abilities: Answer['verdict']['abilities'];
}

const LOOKS = { yes: 'full', partly: 'half', no: 'empty' } as const;

/** Audit, reproduce, compete, improve: each with the answer and the first thing that blocks it. */
export function Abilities({ abilities }: AbilitiesProps) {
  const { licences } = useContext(NamesContext);
  return (
    <Section title={label.abilities}>
      <dl class="or-facts">
        {ABILITIES.map((ability) => {
          const found = abilities[ability];
          const blocker = found?.blockedBy[0];
          return (
            found && (
              <div key={ability}>
                <dt title={abilityQuestion(ability)}>{abilityName(ability)}</dt>
                <dd>
                  <span class="or-answer">
                    <span class="or-cell" data-cell={LOOKS[found.answer]} />
                    {answerName(found.answer)}
                  </span>
                  {blocker && <span class="or-claim or-quiet">{namedCauseText(blocker, licences)}</span>}
                </dd>
              </div>
            )
          );
        })}
      </dl>
    </Section>
  );
}
