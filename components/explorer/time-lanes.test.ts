import { describe, expect, it } from 'vitest';
import { row } from './samples.fixture.ts';
import { lanesOf, yearCounts } from './time-lanes.ts';

const ROWS = [
  row('meta/a', { released: '2023-02-10', tier: 'restricted-weights' }),
  row('meta/b', { released: '2023-02', tier: 'open-weights' }),
  row('meta/c', { released: '2024-07', tier: 'restricted-weights' }),
  row('ai2/d', { released: '2022-12', tier: 'open-recipe' }),
  row('ai2/e'),
];

describe('lanesOf', () => {
  const chart = lanesOf(ROWS, 5);

  it('gives each developer a lane, the busiest first, and says what has no date', () => {
    expect(chart.lanes.map(({ name }) => name)).toEqual(['META', 'AI2']);
    expect(chart).toMatchObject({ firstYear: 2022, lastYear: 2024, developers: 2, undated: 1 });
  });

  it('stands marks of the same time on each other, and no other', () => {
    const [meta] = chart.lanes;
    expect(meta?.levels).toBe(2);
    expect(meta?.placed.map(({ row: { id }, level }) => [id, level])).toEqual([
      ['meta/a', 0],
      ['meta/b', 1],
      ['meta/c', 0],
    ]);
  });

  it('keeps to so many lanes, and counts the developers all the same', () => {
    expect(lanesOf(ROWS, 1)).toMatchObject({ developers: 2, lanes: [{ name: 'META' }] });
  });

  it('begins with the first year of what it shows', () => {
    expect(lanesOf(ROWS, 1)).toMatchObject({ firstYear: 2023, lastYear: 2024 });
  });

  it('says the same in figures', () => {
    const counts = yearCounts(chart).map(({ name, year, tiers }) => [name, year, Object.fromEntries(tiers)]);
    expect(counts).toEqual([
      ['META', 2023, { 'open-weights': 1, 'restricted-weights': 1 }],
      ['META', 2024, { 'restricted-weights': 1 }],
      ['AI2', 2022, { 'open-recipe': 1 }],
    ]);
  });
});
