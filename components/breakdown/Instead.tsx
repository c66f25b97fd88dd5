import { useContext } from 'preact/hooks';
import type { Alternative, Cause } from '../../lib/openness/answer.ts';
import { tierWords } from '../../lib/language/badge-words.ts';
import { capital } from '../../lib/language/phrases.ts';
import { causeText, dateText, differenceText, sizeText } from '../../lib/language/wording.ts';
import { ModelLink } from './ModelLink.tsx';
import { NamesContext } from './names-context.ts';
import { Section } from './Section.tsx';
import { useWords } from '../words-context.ts';

export interface InsteadProps {
  /** Models have alternatives, corpora have none. */
  readonly isModel: boolean;
  readonly alternatives: readonly Alternative[];
  readonly wouldLift: readonly Cause[];
  /** Where that is more than one tier. */
  readonly wouldOpen: readonly Cause[];
}

/** More open models of the same kind and size, and what its maker could release to lift this one by a tier. */
export function Instead({ isModel, alternatives, wouldLift, wouldOpen }: InsteadProps) {
  const words = useWords();
  if (alternatives.length === 0 && wouldLift.length === 0) return null;
  if (!isModel) {
    return (
      <Section title={words.breakdown.wouldLift}>
        <Causes causes={wouldLift} />
      </Section>
    );
  }
  return (
    <Section title={words.breakdown.instead}>
      {alternatives.length === 0 && <p class="or-quiet">{words.breakdown.noAlternatives}</p>}
      <ul class="or-lines">
        {alternatives.map(({ id, name, tier, size, released, differences = [] }) => (
          <li key={id} data-tier={tier}>
            <ModelLink id={id} name={name} />{' '}
            <span class="or-quiet">
              {capital(tierWords(words, tier, 'release'))}
              {size !== null && words.comma + sizeText(words, size)}
              {released && words.comma + dateText(words, released)}
            </span>
            {differences.length > 0 && (
              <ul class="or-list or-differences">
                {differences.map((difference) => (
                  <li key={difference.about}>{capital(differenceText(words, difference))}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <Missing title={words.breakdown.wouldLift} causes={wouldLift} />
      {wouldOpen.length > wouldLift.length && <Missing title={words.breakdown.wouldOpen} causes={wouldOpen} />}
    </Section>
  );
}

function Missing({ title, causes }: { readonly title: string; readonly causes: readonly Cause[] }) {
  return (
    causes.length > 0 && (
      <>
        <h3>{title}</h3>
        <Causes causes={causes} />
      </>
    )
  );
}

function Causes({ causes }: { readonly causes: readonly Cause[] }) {
  const words = useWords();
  const { licences } = useContext(NamesContext);
  return (
    <ul class="or-list">
      {causes.map((cause) => (
        <li key={cause.about}>{capital(causeText(words, cause, licences))}</li>
      ))}
    </ul>
  );
}
