/** How the recipe chart draws a status: five looks that differ without colour. */
import type { Status } from '../lib/openness/components.ts';
import { isHalf, isOk } from '../lib/openness/status-groups.ts';

export type Cell = 'full' | 'half' | 'empty' | 'unknown' | 'absent';

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
