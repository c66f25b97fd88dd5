import type { EnergyFigure } from '../../lib/openness/record.ts';
import { energyText } from '../../lib/language/wording.ts';
import { Section } from './Section.tsx';
import { Source } from './Source.tsx';
import { useWords } from '../words-context.ts';

export interface EnergyProps {
  readonly figures: readonly EnergyFigure[];
}

/** Published figures of energy, carbon and water, each with its scope and source; or that there are none. */
export function Energy({ figures }: EnergyProps) {
  const words = useWords();
  return (
    <Section title={words.breakdown.energy}>
      {figures.length === 0 && <p class="or-quiet">{words.breakdown.notDisclosed}</p>}
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
