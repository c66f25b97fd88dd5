/** Where the marks of the chart over time stand: one lane a developer, one mark a model, at the month of its release. */
import type { OverviewRow } from '../../lib/openness/overview.ts';
import { TIERS, type Tier } from '../../lib/openness/tier-names.ts';

interface Placed {
  readonly row: OverviewRow;
  /** Months since January of the chart's first year. */
  readonly month: number;
  /** Level above the lane's floor, from 0: marks of about the same time stand on each other. */
  readonly level: number;
}

interface Lane {
  readonly developer: string;
  readonly name: string;
  readonly placed: readonly Placed[];
  /** 1 or more. */
  readonly levels: number;
}

export interface Lanes {
  readonly lanes: readonly Lane[];
  readonly firstYear: number;
  readonly lastYear: number;
  /** How many developers there are, shown or not. */
  readonly developers: number;
  /** Rows without a date. */
  readonly undated: number;
}

/** Items by a key, in the order in which the keys come up. */
function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Marks nearer than this stand on each other, in months. */
const ROOM = 1.2;
const MONTHS = 12;

const monthOf = (date: string, firstYear: number): number => {
  const [year = '', month = '1', day = '15'] = date.split('-');
  return (Number(year) - firstYear) * MONTHS + Number(month) - 1 + Number(day) / 31;
};

function laneOf(developer: string, rows: readonly OverviewRow[], firstYear: number): Lane {
  /** The last month that each level has taken. */
  const taken: number[] = [];
  const placed = rows
    .map((row) => ({ row, month: monthOf(row.released ?? '', firstYear) }))
    .sort((a, b) => a.month - b.month || TIERS.indexOf(a.row.tier) - TIERS.indexOf(b.row.tier))
    .map(({ row, month }) => {
      const free = taken.findIndex((last) => month - last >= ROOM);
      const level = free < 0 ? taken.length : free;
      taken[level] = month;
      return { row, month, level };
    });
  return { developer, name: rows[0]?.developerName || developer, placed, levels: Math.max(1, taken.length) };
}

/** The lanes of the `most` developers with the most dated rows, most first. */
export function lanesOf(rows: readonly OverviewRow[], most: number): Lanes {
  const dated = rows.filter(({ released }) => released !== null);
  const byDeveloper = groupBy(dated, ({ developer }) => developer ?? '');
  const busiest = [...byDeveloper].sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0])).slice(0, most);
  const years = busiest.flatMap(([, members]) => members.map(({ released }) => Number(released?.slice(0, 4))));
  const firstYear = Math.min(...years);
  const lastYear = Math.max(...years);
  return {
    lanes: busiest.map(([developer, members]) => laneOf(developer, members, firstYear)),
    firstYear,
    lastYear,
    developers: byDeveloper.size,
    undated: rows.length - dated.length,
  };
}

export interface YearCount {
  readonly name: string;
  readonly year: number;
  readonly tiers: ReadonlyMap<Tier, number>;
}

/** The same in figures: for each lane and year, how many rows of each tier. */
export function yearCounts({ lanes, firstYear }: Lanes): YearCount[] {
  return lanes.flatMap(({ name, placed }) =>
    [...groupBy(placed, ({ month }) => firstYear + Math.floor(month / MONTHS))].map(([year, members]) => ({
      name,
      year,
      tiers: new Map(
        TIERS.flatMap((tier) => {
          const count = members.filter(({ row }) => row.tier === tier).length;
          return count === 0 ? [] : [[tier, count] as const];
        }),
      ),
    })),
  );
}
