import { useContext } from 'preact/hooks';
import { ABILITIES, type Answer } from '../../lib/openness/answer.ts';
import { capital } from '../../lib/language/phrases.ts';
import { causeText } from '../../lib/language/wording.ts';
import { NamesContext } from './names-context.ts';
import { Section } from './Section.tsx';
import { useWords } from '../words-context.ts';

export interface AbilitiesProps {
  readonly abilities: Answer['verdict']['abilities'];
}

const LOOKS = { yes: 'full', partly: 'half', no: 'empty' } as const;

/** Audit, reproduce, compete, improve: each with what it asks, the answer, and the first thing that blocks it. */
export function Abilities({ abilities }: AbilitiesProps) {
  const words = useWords();
  const { licences } = useContext(NamesContext);
  return (
    <Section title={words.breakdown.abilities}>
      <dl class="or-facts">
        {ABILITIES.map((ability) => {
          const found = abilities[ability];
          const blocker = found?.blockedBy[0];
          return (
            found && (
              <div key={ability}>
                <dt>
                  {words.abilities[ability]}
                  <span class="or-claim">{words.abilityQuestions[ability]}</span>
                </dt>
                <dd>
                  <span class="or-answer">
                    <span class="or-cell" data-cell={LOOKS[found.answer]} />
                    {words.answers[found.answer]}
                  </span>
                  {blocker && <span class="or-claim or-quiet">{capital(causeText(words, blocker, licences))}</span>}
                </dd>
              </div>
            )
          );
        })}
      </dl>
    </Section>
  );
}
