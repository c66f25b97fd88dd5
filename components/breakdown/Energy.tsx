import type { EnergyFigure } from '../../lib/openness/record.ts';
import { energyText } from '../../lib/openness/wording.ts';
import * as label from '../labels.ts';
import { Section } from './Section.tsx';
import { Source } from './Source.tsx';

export interface EnergyProps {
  readonly figures: readonly EnergyFigure[];
}

/** Published figures of energy, carbon and water, each with its scope and source; or that there are none. */
export function Energy({ figures }: EnergyProps) {
  return (
    <Section title={label.energy}>
      {figures.length === 0 && <p class="or-quiet">{label.notDisclosed}</p>}
      {figures.length > 0 && (
        <ul class="or-lines">
          {figures.map((figure) => (
            <li key={`${figure.metric} ${figure.value}`}>
              {energyText(figure)}
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
