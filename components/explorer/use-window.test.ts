import { describe, expect, it } from 'vitest';
import { windowOf } from './use-window.ts';

describe('windowOf', () => {
  it.each([
    ['at the top', 2000, 0],
    ['in the middle', 2000, 30_000],
    ['at the end', 2000, 71_400],
    ['in a list that has become shorter than it was scrolled', 20, 30_000],
    ['in an empty list', 0, 0],
  ])('keeps the height of the whole list %s', (_where, count, top) => {
    const { from, to, above, below } = windowOf(count, 36, top, 600);
    expect(above + (to - from) * 36 + below).toBe(count * 36);
    expect(from).toBeLessThanOrEqual(to);
  });

  it('draws what is in view and a little more, however long the list', () => {
    const { from, to } = windowOf(100_000, 36, 36_000, 720);
    expect(from).toBeLessThan(1000);
    expect(to).toBeGreaterThan(1020);
    expect(to - from).toBeLessThan(60);
  });
});
