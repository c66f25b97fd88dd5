import { useContext } from 'preact/hooks';
import type { Answer, TermsRow } from '../../lib/openness/answer.ts';
import { capital } from '../../lib/language/phrases.ts';
import { dateText, isNameless, licenceClauses } from '../../lib/language/wording.ts';
import { EvidenceLink } from '../EvidenceLink.tsx';
import { NamesContext } from './names-context.ts';
import { Section } from './Section.tsx';
import { Source } from './Source.tsx';
import { useWords } from '../words-context.ts';

export interface TermsProps {
  readonly terms: readonly TermsRow[];
  readonly history: Answer['licenceHistory'];
}

/** The licence of each part with the clauses that bite, and how the terms changed from release to release. */
export function Terms({ terms, history }: TermsProps) {
  const words = useWords();
  const { licences } = useContext(NamesContext);
  return (
    <Section title={words.breakdown.terms}>
      {terms.length === 0 && <p class="or-quiet">{words.breakdown.noTerms}</p>}
      <dl class="or-facts">
        {byLicence(terms).map((rows) => (
          <div key={rows[0].part}>
            <dt>{capital(rows.map(({ part }) => words.licensedParts[part]).join(words.comma))}</dt>
            <dd>
              <Licence licence={rows[0].licence} claims={rows.flatMap(({ claims }) => claims)} />
            </dd>
          </div>
        ))}
      </dl>
      {history.length > 1 && (
        <>
          <h3>{words.breakdown.termsHistory}</h3>
          <ol class="or-timeline">
            {history.map(({ from, licence, url, note }) => (
              <li key={from}>
                <span class="or-quiet or-date">{dateText(words, from)}</span>
                <span>
                  <EvidenceLink url={url}>{licences[licence] ?? licence}</EvidenceLink>
                  {note && <span class="or-quiet"> {note}</span>}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  );
}

/** Rows in their order; parts under the same licence together. */
function byLicence(terms: readonly TermsRow[]): readonly (readonly [TermsRow, ...TermsRow[]])[] {
  const groups = new Map<string, [TermsRow, ...TermsRow[]]>();
  for (const row of terms) {
    const key = row.licence?.id ?? row.claims.map(({ id }) => id).join(' ');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

function Licence({ licence, claims }: Omit<TermsRow, 'part'>) {
  const words = useWords();
  if (!licence) return <span class="or-quiet">{claims[0]?.id ?? capital(words.breakdown.noLicence)}</span>;
  const clauses = licenceClauses(words, licence);
  return (
    <>
      {isNameless(licence) ? (
        capital(words.licenceClasses[licence.class])
      ) : (
        <>
          <EvidenceLink url={licence.url}>{licence.name}</EvidenceLink>{' '}
          {licence.class !== 'unstated' && <span class="or-quiet">{words.licenceClasses[licence.class]}</span>}
        </>
      )}
      {clauses.length > 0 && (
        <ul class="or-list">
          {clauses.map((clause) => (
            <li key={clause}>{clause}</li>
          ))}
        </ul>
      )}
      {distinct(claims).map((claim) => (
        <span key={`${claim.source} ${claim.url}`} class="or-claim">
          <Source {...claim} />
        </span>
      ))}
    </>
  );
}

/** Claims with the same source and evidence say one thing, whichever part they are about. */
const distinct = (claims: TermsRow['claims']) => [
  ...new Map(claims.map((claim) => [`${claim.source} ${claim.url}`, claim])).values(),
];
