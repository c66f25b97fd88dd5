/** What the recipe chart shows: five looks that differ without colour, in four groups, each cell with its words. */
import type { ComponentRow } from '../lib/openness/answer.ts';
import { GROUPS, type Status } from '../lib/openness/components.ts';
import { isHalf, isOk } from '../lib/openness/status-groups.ts';
import type { Words } from '../lib/language/en.ts';
import { capital } from '../lib/language/phrases.ts';

export type Cell = 'full' | 'half' | 'empty' | 'unknown' | 'absent';

export interface ChartGroup {
  readonly name: string;
  readonly cells: readonly { readonly cell: Cell; readonly text: string }[];
}

/**
 * The look of one cell. Statuses that the rules count as available are full, those that they count as half are half,
 * and what is only described or not released is empty.
 */
export function cellOf(status: Status): Cell {
  if (status === 'unknown') return 'unknown';
  if (status === 'na') return 'absent';
  if (isOk(status) || status === 'complete') return 'full';
  return isHalf(status) ? 'half' : 'empty';
}

/** The chart of these components; groups without any are left out. */
export function chartGroups(words: Words, rows: readonly ComponentRow[]): ChartGroup[] {
  return GROUPS.map((group) => ({
    name: capital(words.groups[group]),
    cells: rows
      .filter((row) => row.group === group)
      .map(({ component, status }) => ({
        cell: cellOf(status),
        text: capital(words.causes.fact(words.components[component], words.statuses[status])),
      })),
  })).filter(({ cells }) => cells.length > 0);
}
