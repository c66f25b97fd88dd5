import type { ComponentRow } from '../lib/openness/answer.ts';
import { GROUPS } from '../lib/openness/components.ts';
import { componentName, groupName, statusName } from '../lib/openness/wording.ts';
import { cellOf } from './chart-cells.ts';
import * as label from './labels.ts';

export interface RecipeChartProps {
  readonly rows: readonly ComponentRow[];
}

/** Cells of a short chart, such as that of a corpus, stay cells. In pixels. */
const WIDEST = 40;

/**
 * All components at a glance: one cell each, in their four groups. A screen reader hears the same as a list, cell by
 * cell. Takes its colour from the nearest `data-tier`.
 */
export function RecipeChart({ rows }: RecipeChartProps) {
  return (
    <ul class="or-chart" aria-label={label.chart}>
      {GROUPS.map((group) => {
        const cells = rows.filter((row) => row.group === group);
        return cells.length === 0 ? null : (
          <li key={group} style={{ flex: cells.length, maxWidth: cells.length * WIDEST }}>
            <ul aria-label={groupName(group)}>
              {cells.map(({ component, status }) => {
                const text = `${componentName(component)}: ${statusName(status)}`;
                return (
                  <li key={component} title={text}>
                    <span class="or-cell" data-cell={cellOf(status)} />
                    <span class="or-hidden">{text}</span>
                  </li>
                );
              })}
            </ul>
            <span class="or-group" aria-hidden="true">
              {groupName(group)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
