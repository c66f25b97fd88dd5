import type { Answer } from '../../lib/openness/answer.ts';
import { basisText, lineageMarkName, lineageRowText } from '../../lib/openness/wording.ts';
import * as label from '../labels.ts';
import { Origins } from './Origins.tsx';
import { Section } from './Section.tsx';
import { Source } from './Source.tsx';

export interface LineageProps {
  readonly answer: Pick<Answer, 'derivedFrom' | 'lineage' | 'origins'>;
  readonly onOpen: (id: string) => void;
}

/** What went into it: the base model, the models whose outputs it was trained on, and the tree of what it was made from. */
export function Lineage({ answer: { derivedFrom, lineage, origins }, onOpen }: LineageProps) {
  return (
    <Section title={label.lineage}>
      <dl class="or-facts">
        {derivedFrom && (
          <div>
            <dt>{label.base}</dt>
            <dd>
              <button type="button" class="or-link" onClick={() => onOpen(derivedFrom.id)}>
                {derivedFrom.name}
              </button>{' '}
              <span class="or-quiet">{basisText(derivedFrom)}</span>
            </dd>
          </div>
        )}
        <div>
          <dt>{label.otherModels}</dt>
          <dd>
            {lineageMarkName(lineage.mark)}
            {lineage.alleged && <span class="or-quiet"> {label.alleged}</span>}
            {lineage.rows.map((row) => (
              <span key={`${row.stage} ${row.teacher} ${row.url}`} class="or-claim">
                {lineageRowText(row)} <Source {...row} />
              </span>
            ))}
          </dd>
        </div>
      </dl>
      {origins.length > 0 && (
        <>
          <h3>{label.madeFrom}</h3>
          <Origins nodes={origins} name={label.madeFrom} onOpen={onOpen} />
        </>
      )}
    </Section>
  );
}
