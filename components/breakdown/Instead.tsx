import { useContext } from 'preact/hooks';
import type { Alternative, Cause } from '../../lib/openness/answer.ts';
import { tierWords } from '../../lib/openness/badge-words.ts';
import { namedCauseText, sizeText } from '../../lib/openness/wording.ts';
import * as label from '../labels.ts';
import { NamesContext } from './names-context.ts';
import { Section } from './Section.tsx';

export interface InsteadProps {
  readonly alternatives: readonly Alternative[];
  readonly wouldLift: readonly Cause[];
  /** Where that is more than one tier. */
  readonly wouldOpen: readonly Cause[];
  readonly onOpen: (id: string) => void;
}

/** More open models of the same kind and size, and what its maker could release to lift this one by a tier. */
export function Instead({ alternatives, wouldLift, wouldOpen, onOpen }: InsteadProps) {
  if (alternatives.length === 0 && wouldLift.length === 0) return null;
  return (
    <Section title={label.instead}>
      {alternatives.length === 0 && <p class="or-quiet">{label.noAlternatives}</p>}
      <ul class="or-lines">
        {alternatives.map(({ id, name, tier, size }) => (
          <li key={id} data-tier={tier}>
            <button type="button" class="or-link" onClick={() => onOpen(id)}>
              {name}
            </button>{' '}
            <span class="or-quiet">
              {tierWords(tier, 'release')}
              {size !== null && `, ${sizeText(size)}`}
            </span>
          </li>
        ))}
      </ul>
      <Missing title={label.wouldLift} causes={wouldLift} />
      {wouldOpen.length > wouldLift.length && <Missing title={label.wouldOpen} causes={wouldOpen} />}
    </Section>
  );
}

function Missing({ title, causes }: { readonly title: string; readonly causes: readonly Cause[] }) {
  const { licences } = useContext(NamesContext);
  return (
    causes.length > 0 && (
      <>
        <h3>{title}</h3>
        <ul class="or-list">
          {causes.map((cause) => (
            <li key={cause.about}>{namedCauseText(cause, licences)}</li>
          ))}
        </ul>
      </>
    )
  );
}
