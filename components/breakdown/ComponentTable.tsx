import type { ComponentRow } from '../../lib/openness/answer.ts';
import { GROUPS, type ComponentId } from '../../lib/openness/components.ts';
import { capital } from '../../lib/language/phrases.ts';
import { cellOf } from '../chart-groups.ts';
import { Section } from './Section.tsx';
import { Source } from './Source.tsx';
import { useWords } from '../words-context.ts';

export interface ComponentTableProps {
  readonly rows: readonly ComponentRow[];
  /** Without it no row can be reported. */
  readonly onReport?: ((component: ComponentId) => void) | undefined;
}

/** Every component with its status and, below it, each claim with evidence, source and date. */
export function ComponentTable({ rows, onReport }: ComponentTableProps) {
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
                <Row key={row.component} row={row} onReport={onReport} />
              ))}
            </tbody>
          );
        })}
      </table>
    </Section>
  );
}

function Row({ row, onReport }: { readonly row: ComponentRow; readonly onReport: ComponentTableProps['onReport'] }) {
  const words = useWords();
  const { component, status, claims, disagreement, inherited } = row;
  return (
    <tr>
      <th scope="row">
        <span class="or-cell" data-cell={cellOf(status)} />
        {capital(words.components[component])}
      </th>
      <td>
        {words.statuses[status]}
        {inherited && <span class="or-quiet"> {words.breakdown.inherited}</span>}
        {disagreement && <strong class="or-disagree">{words.breakdown.disagreement}</strong>}
        {onReport && (
          <button
            type="button"
            class="or-link or-quiet or-row-report"
            aria-label={words.breakdown.wrongAbout(words.components[component])}
            onClick={() => onReport(component)}
          >
            {words.breakdown.wrong}
          </button>
        )}
        {claims.map((claim) => (
          <span key={`${claim.source} ${claim.url} ${claim.status}`} class="or-claim">
            {disagreement && <span>{words.causes.fact(words.statuses[claim.status], '')}</span>}
            <Source {...claim} />
          </span>
        ))}
      </td>
    </tr>
  );
}
