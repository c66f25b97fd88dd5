import type { ComponentRow, TermsRow } from '../../lib/openness/answer.ts';
import { GROUPS, type ComponentId } from '../../lib/openness/components.ts';
import { isHalf, isOk } from '../../lib/openness/status-groups.ts';
import { capital } from '../../lib/language/phrases.ts';
import { cellOf } from '../chart-groups.ts';
import { Section } from './Section.tsx';
import { Source } from './Source.tsx';
import { useWords } from '../words-context.ts';

export interface ComponentTableProps {
  readonly rows: readonly ComponentRow[];
  readonly terms: readonly TermsRow[];
  /** Without it no row can be reported. */
  readonly onReport?: ((component: ComponentId) => void) | undefined;
}

/** Every component with its status and, below it, each claim with evidence, source and date. */
export function ComponentTable({ rows, terms, onReport }: ComponentTableProps) {
  const words = useWords();
  return (
    <Section title={words.breakdown.components}>
      <table class="or-table">
        <colgroup>
          <col class="or-names" />
          <col />
        </colgroup>
        <thead class="or-hidden">
          <tr>
            <th scope="col">{words.breakdown.component}</th>
            <th scope="col">{words.breakdown.status}</th>
          </tr>
        </thead>
        {GROUPS.map((group) => {
          const members = rows.filter((row) => row.group === group);
          return members.length === 0 ? null : (
            <tbody key={group}>
              <tr>
                <th class="or-group-heading" colSpan={2} scope="rowgroup">
                  {capital(words.groups[group])}
                </th>
              </tr>
              {members.map((row) => (
                <Row key={row.component} row={row} licence={licenceOf(row, terms)} onReport={onReport} />
              ))}
            </tbody>
          );
        })}
      </table>
    </Section>
  );
}

/** The part of the terms that a component falls under. */
const PART_OF: Readonly<Partial<Record<ComponentId, readonly TermsRow['part'][]>>> = {
  weights_final: ['weights'],
  data_pretrain: ['data_pretrain', 'data'],
  data_posttrain: ['data_posttrain'],
  code_data: ['code'],
  code_train: ['code'],
  code_posttrain: ['code'],
};

/** The name of the licence that a component is published under; null where there is nothing to license or none is known. */
function licenceOf({ component, status }: ComponentRow, terms: readonly TermsRow[]): string | null {
  if (!isOk(status) && !isHalf(status)) return null;
  const row = terms.find(({ part }) => PART_OF[component]?.includes(part));
  return row?.licence && row.licence.class !== 'unstated' ? row.licence.name : null;
}

interface RowProps {
  readonly row: ComponentRow;
  readonly licence: string | null;
  readonly onReport: ComponentTableProps['onReport'];
}

function Row({ row, licence, onReport }: RowProps) {
  const words = useWords();
  const { component, status, claims, disagreement, inherited } = row;
  const report = onReport && (
    <button
      type="button"
      class="or-link or-quiet or-row-report"
      aria-label={words.breakdown.wrongAbout(words.components[component])}
      onClick={() => onReport(component)}
    >
      {words.breakdown.wrong}
    </button>
  );
  return (
    <tr>
      <th scope="row">
        <span class="or-cell" data-cell={cellOf(status)} />
        {capital(words.components[component])}
      </th>
      <td>
        {report}
        {capital(words.statuses[status])}
        {licence && words.comma + licence}{' '}
        {inherited && <span class="or-quiet or-whole">{words.breakdown.inherited}</span>}
        {disagreement && <strong class="or-disagree">{capital(words.breakdown.disagreement)}</strong>}
        {claims.map((claim) => (
          <span key={`${claim.source} ${claim.url} ${claim.status}`} class="or-claim">
            {disagreement && <span>{capital(words.causes.fact(words.statuses[claim.status], ''))}</span>}
            <Source {...claim} />
          </span>
        ))}
      </td>
    </tr>
  );
}
