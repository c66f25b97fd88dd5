import type { Answer } from '../../lib/openness/answer.ts';
import { capital } from '../../lib/language/phrases.ts';
import { energyText } from '../../lib/language/wording.ts';
import { Section } from './Section.tsx';
import { Source } from './Source.tsx';
import { useWords } from '../words-context.ts';

export interface EnergyProps {
  readonly answer: Pick<Answer, 'energy' | 'components'>;
}

/** Published figures of energy, carbon and water, each with its scope and source; or that there are none, or nobody looked. */
export function Energy({ answer: { energy: figures, components } }: EnergyProps) {
  const words = useWords();
  const isUnknown = components.find(({ component }) => component === 'energy_carbon')?.status === 'unknown';
  return (
    <Section title={words.breakdown.energy}>
      {figures.length === 0 && (
        <p class="or-quiet">{isUnknown ? capital(words.statuses.unknown) : words.breakdown.notDisclosed}</p>
      )}
      {figures.length > 0 && (
        <ul class="or-lines">
          {figures.map((figure) => (
            <li key={`${figure.metric} ${figure.value}`}>
              {energyText(words, figure)}
              <span class="or-claim">
                <Source {...figure} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
