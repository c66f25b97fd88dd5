/** Which rows a query lets through, in which order, and what there is to choose from. */
import { sizeClass } from '../../lib/openness/alternatives.ts';
import type { ComponentId } from '../../lib/openness/components.ts';
import type { OverviewRow } from '../../lib/openness/overview.ts';
import { LICENCE_CLASSES } from '../../lib/openness/record.ts';
import { TIERS } from '../../lib/openness/tier-names.ts';
import { cellOf, type Cell } from '../chart-groups.ts';
import type { Query, SortKey } from './query.ts';

/** The look of one component of a row; a component that does not fit its kind is absent. */
export function cellIn({ statuses }: OverviewRow, component: ComponentId): Cell {
  const status = statuses[component];
  return status === undefined ? 'absent' : cellOf(status);
}

const isCorpus = ({ kind }: OverviewRow) => kind === 'corpus';

function hasSize({ sizes }: OverviewRow, wanted: number): boolean {
  return sizes !== null && sizeClass(sizes[0]) <= wanted && wanted <= sizeClass(sizes[1]);
}

/** A test for one row. `except` leaves one filter out, to count what its other choices would find. */
export function filterOf(query: Query, except?: keyof Query): (row: OverviewRow) => boolean {
  const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
  const { kind, tiers, developer, size, modality, licence, component, cell } = query;
  const tests: Partial<Record<keyof Query, (row: OverviewRow) => boolean>> = {
    ...(words.length > 0 && {
      text: (row) => {
        const text = `${row.name}\n${row.id}\n${row.developerName}`.toLowerCase();
        return words.every((word) => text.includes(word));
      },
    }),
    ...(kind && { kind: (row) => isCorpus(row) === (kind === 'corpora') }),
    ...(tiers.length > 0 && { tiers: (row) => tiers.includes(row.tier) }),
    ...(developer !== null && { developer: (row) => row.developer === developer }),
    ...(size !== null && { size: (row) => hasSize(row, size) }),
    ...(modality && { modality: (row) => row.modalities.includes(modality) }),
    ...(licence && { licence: (row) => (row.licence?.class ?? 'none') === licence }),
    ...(component && cell && { component: (row) => cellIn(row, component) === cell }),
  };
  if (except) delete tests[except];
  const all = Object.values(tests);
  return (row) => all.every((test) => test(row));
}

const CELL_ORDER: readonly Cell[] = ['full', 'half', 'empty', 'unknown', 'absent'];

/** What a row is sorted by; null always comes last. */
function keyOf(row: OverviewRow, sort: SortKey): string | number | null {
  switch (sort) {
    case 'name':
      return row.name.toLowerCase();
    case 'developer':
      return row.developerName.toLowerCase() || null;
    case 'tier':
      return row.tier === 'not-assessed' ? null : TIERS.indexOf(row.tier);
    case 'size':
      return row.sizes?.[1] ?? null;
    case 'released':
      return row.released;
    case 'licence':
      return row.licence && LICENCE_CLASSES.indexOf(row.licence.class);
    case 'claims':
      return row.claimCount;
    default: {
      const cell = cellIn(row, sort);
      return cell === 'absent' ? null : CELL_ORDER.indexOf(cell);
    }
  }
}

/** Rows in the order of a query; equal ones by name. */
export function sorted(rows: readonly OverviewRow[], { sort, descending }: Query): OverviewRow[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row, sort) }));
  const turn = descending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === b.key) return a.row.name.localeCompare(b.row.name);
    if (a.key === null) return 1;
    if (b.key === null) return -1;
    return a.key < b.key ? -turn : turn;
  });
  return keyed.map(({ row }) => row);
}

/** How many rows have each value, given the other filters. */
export function countBy<Value>(
  rows: readonly OverviewRow[],
  query: Query,
  filter: keyof Query,
  valuesOf: (row: OverviewRow) => readonly Value[],
): Map<Value, number> {
  const test = filterOf(query, filter);
  const counts = new Map<Value, number>();
  for (const row of rows) {
    if (!test(row)) continue;
    for (const value of valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
