import type { Answer, TermsRow } from '../../lib/openness/answer.ts';
import { dateText, licenceClassName, licenceClauses, partName } from '../../lib/openness/wording.ts';
import { EvidenceLink } from '../EvidenceLink.tsx';
import * as label from '../labels.ts';
import { Section } from './Section.tsx';
import { Source } from './Source.tsx';

export interface TermsProps {
  readonly terms: readonly TermsRow[];
  readonly history: Answer['licenceHistory'];
}

/** The licence of each part with the clauses that bite, and how the terms changed from release to release. */
export function Terms({ terms, history }: TermsProps) {
  return (
    <Section title={label.terms}>
      {terms.length === 0 && <p class="or-quiet">{label.noTerms}</p>}
      <dl class="or-facts">
        {terms.map((row) => (
          <div key={row.part}>
            <dt>{partName(row.part)}</dt>
            <dd>
              <Licence row={row} />
            </dd>
          </div>
        ))}
      </dl>
      {history.length > 0 && (
        <>
          <h3>{label.termsHistory}</h3>
          <ol class="or-timeline">
            {history.map(({ from, licence, url, note }) => (
              <li key={from}>
                <span class="or-quiet">{dateText(from)}</span>
                <span>
                  <EvidenceLink url={url}>{licence}</EvidenceLink>
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

function Licence({ row: { licence, claims } }: { readonly row: TermsRow }) {
  if (!licence) return <span class="or-quiet">{label.noLicence}</span>;
  const clauses = licenceClauses(licence);
  return (
    <>
      <EvidenceLink url={licence.url}>{licence.name}</EvidenceLink>{' '}
      <span class="or-quiet">{licenceClassName(licence.class)}</span>
      {clauses.length > 0 && (
        <ul class="or-list">
          {clauses.map((clause) => (
            <li key={clause}>{clause}</li>
          ))}
        </ul>
      )}
      {claims.map((claim) => (
        <span key={`${claim.source} ${claim.url}`} class="or-claim">
          <Source {...claim} />
        </span>
      ))}
    </>
  );
}
