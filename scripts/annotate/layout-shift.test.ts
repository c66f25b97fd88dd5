import { describe, expect, it } from 'vitest';
import { shiftBetween } from './layout-shift.ts';

const viewport = { width: 1000, height: 500 };
const box = (index: number, y: number) => ({ index, x: 0, y, width: 1000, height: 250 });

describe('shiftBetween', () => {
  it('is 0 where nothing moved, or less than 3 pixels', () => {
    expect(shiftBetween([box(0, 0)], [box(0, 0)], viewport)).toBe(0);
    expect(shiftBetween([box(0, 0)], [box(0, 2)], viewport)).toBe(0);
  });

  it('is the covered share times the distance', () => {
    // Rows 0 to 250 and 125 to 375: three quarters of the view, moved by an eighth of its width.
    expect(shiftBetween([box(0, 0)], [box(0, 125)], viewport)).toBeCloseTo(0.75 * 0.125);
  });

  it('leaves out what is only in one sampling or out of view', () => {
    expect(shiftBetween([box(0, 0)], [box(1, 100)], viewport)).toBe(0);
    expect(shiftBetween([box(0, 600)], [box(0, 900)], viewport)).toBe(0);
  });
});
