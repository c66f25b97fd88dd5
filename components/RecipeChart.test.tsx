// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it } from 'vitest';
import { en } from '../lib/language/en.ts';
import { COMPONENTS, STATUSES } from '../lib/openness/components.ts';
import { CORPUS, NOT_ASSESSED, OPEN_WEIGHTS } from '../tests/gallery/samples.ts';
import { cellOf, chartGroups } from './chart-groups.ts';
import { RecipeChart } from './RecipeChart.tsx';

function show(rows: typeof OPEN_WEIGHTS.components): HTMLElement {
  const place = document.createElement('div');
  render(<RecipeChart name="Recipe chart" groups={chartGroups(en, rows)} />, place);
  return place;
}

const looks = (place: HTMLElement) =>
  [...place.querySelectorAll('[data-cell]')].map((cell) => cell.getAttribute('data-cell'));

describe('RecipeChart', () => {
  it('has one cell a component, in four groups', () => {
    const place = show(OPEN_WEIGHTS.components);
    expect(looks(place)).toHaveLength(COMPONENTS.length);
    expect(place.querySelectorAll('ul ul')).toHaveLength(4);
  });

  it('leaves out groups that a corpus does not have', () => {
    expect(show(CORPUS.components).querySelectorAll('ul ul')).toHaveLength(2);
  });

  it('says in words what each cell shows', () => {
    const items = [...show(OPEN_WEIGHTS.components).querySelectorAll('ul ul > li')];
    for (const item of items) expect(item.textContent).toMatch(/^.+: .+$/);
    expect(new Set(items.map((item) => item.textContent)).size).toBe(items.length);
  });

  it('shows what nobody has checked as unknown, never as missing', () => {
    expect(new Set(looks(show(NOT_ASSESSED.components)))).toEqual(new Set(['unknown']));
  });
});

describe('cellOf', () => {
  it('gives every status a look, five in all', () => {
    expect(new Set([...STATUSES, 'complete' as const].map(cellOf)).size).toBe(5);
    expect(cellOf('gated_auto')).toBe('full');
    expect(cellOf('gated')).toBe('half');
    expect(cellOf('described')).toBe('empty');
  });
});
