import type { ChartGroup } from './chart-groups.ts';

export interface RecipeChartProps {
  /** What the chart is called, for screen readers. */
  readonly name: string;
  readonly groups: readonly ChartGroup[];
}

/**
 * All components at a glance: one cell each, in their groups. A screen reader hears the same as a list, cell by cell.
 * Takes its colour from the nearest `data-tier`.
 */
export function RecipeChart({ name: chart, groups }: RecipeChartProps) {
  return (
    groups.length > 0 && (
      <ul class="or-chart" aria-label={chart}>
        {groups.map(({ name, cells }) => (
          <li key={name}>
            <ul aria-label={name}>
              {cells.map(({ cell, text }) => (
                <li key={text} title={text}>
                  <span class="or-cell" data-cell={cell} />
                  <span class="or-hidden">{text}</span>
                </li>
              ))}
            </ul>
            <span class="or-group" aria-hidden="true">
              {name}
            </span>
          </li>
        ))}
      </ul>
    )
  );
}
