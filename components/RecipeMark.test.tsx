import { describe, expect, it } from 'vitest';
import type { Mark, Quarter } from '../lib/openness/answer.ts';
import { markShape } from '../lib/openness/mark-shape.ts';

const all = (state: Quarter): Mark => ({ data: state, code: state, weights: state, terms: state });
const subpaths = (path: string) => path.split('M').length - 1;

/** The radius of each arc of a path. */
const radii = (path: string) => [...path.matchAll(/A([\d.]+)/g)].map((match) => Number(match[1]));

describe('markShape', () => {
  it('fills four quarters of an open recipe and none of a closed model', () => {
    for (const size of [14, 24]) {
      expect(subpaths(markShape(all('full'), size).fill)).toBe(4);
      expect(markShape(all('empty'), size).fill).toBe('');
      expect(subpaths(markShape(all('empty'), size).line)).toBe(4);
    }
  });

  it('dashes what is unknown and nothing else', () => {
    for (const size of [14, 24]) {
      const shape = markShape({ ...all('empty'), data: 'unknown' }, size);
      expect(subpaths(shape.dashed)).toBe(1);
      expect(subpaths(shape.line)).toBe(3);
      expect(markShape(all('unknown'), size).line).toBe('');
    }
  });

  it('draws a half quarter at half the area', () => {
    for (const size of [14, 24]) {
      const full = radii(markShape(all('full'), size).fill)[0] ?? 0;
      const half = radii(markShape(all('half'), size).fill)[0] ?? 0;
      expect((half / full) ** 2).toBeCloseTo(0.5, 2);
    }
  });

  it('puts the recipe above and the artifact below', () => {
    const half = markShape({ data: 'empty', code: 'empty', weights: 'full', terms: 'full' }, 14).fill;
    const heights = [...half.matchAll(/L[\d.]+ ([\d.]+)A/g)].map((match) => Number(match[1]));
    expect(heights.every((y) => y > 8)).toBe(true);
    const data = markShape({ data: 'full', code: 'empty', weights: 'empty', terms: 'empty' }, 14).fill;
    expect(data).toMatch(/ 1\.4 8Z$/);
  });

  it('stays inside its view box', () => {
    for (const size of [10, 14, 20, 44]) {
      const { line, stroke } = markShape(all('half'), size);
      const numbers = [...line.matchAll(/[\d.]+/g)].map((match) => Number(match[0]));
      expect(Math.max(...numbers) + stroke / 2).toBeLessThanOrEqual(16);
    }
  });
});
