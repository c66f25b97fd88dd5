import type { ComponentRow } from '../../lib/openness/answer.ts';
import { GROUPS, type ComponentId } from '../../lib/openness/components.ts';
import { componentName, groupName, statusName } from '../../lib/openness/wording.ts';
import { wrong, wrongAbout } from '../../lib/report/words.ts';
import { cellOf } from '../chart-groups.ts';
import * as label from '../labels.ts';
import { Section } from './Section.tsx';
import { Source } from './Source.tsx';

export interface ComponentTableProps {
  readonly rows: readonly ComponentRow[];
  /** Without it no row can be reported. */
  readonly onReport?: ((component: ComponentId) => void) | undefined;
}

/** Every component with its status and, below it, each claim with evidence, source and date. */
export function ComponentTable({ rows, onReport }: ComponentTableProps) {
  return (
    <Section title={label.components}>
      <table class="or-table">
        <colgroup>
          <col class="or-names" />
          <col />
        </colgroup>
        <thead class="or-hidden">
          <tr>
            <th scope="col">{label.component}</th>
            <th scope="col">{label.status}</th>
          </tr>
        </thead>
        {GROUPS.map((group) => {
          const members = rows.filter((row) => row.group === group);
          return members.length === 0 ? null : (
            <tbody key={group}>
              <tr>
                <th class="or-group-heading" colSpan={2} scope="rowgroup">
                  {groupName(group)}
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
  const { component, status, claims, disagreement, inherited } = row;
  return (
    <tr>
      <th scope="row">
        <span class="or-cell" data-cell={cellOf(status)} />
        {componentName(component)}
      </th>
      <td>
        {statusName(status)}
        {inherited && <span class="or-quiet"> {label.inherited}</span>}
        {disagreement && <strong class="or-disagree">{label.disagreement}</strong>}
        {onReport && (
          <button
            type="button"
            class="or-link or-quiet or-row-report"
            aria-label={wrongAbout(componentName(component))}
            onClick={() => onReport(component)}
          >
            {wrong}
          </button>
        )}
        {claims.map((claim) => (
          <span key={`${claim.source} ${claim.url} ${claim.status}`} class="or-claim">
            {disagreement && <span>{statusName(claim.status)}: </span>}
            <Source {...claim} />
          </span>
        ))}
      </td>
    </tr>
  );
}
