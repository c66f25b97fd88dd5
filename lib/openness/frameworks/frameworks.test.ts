import { describe, expect, it } from 'vitest';
import { LICENCES } from '../licences.fixture.ts';
import { OPEN_RECIPE, WEIGHTS_ONLY, withParts } from '../recipes.fixture.ts';
import { scientific } from './eu-exemption.ts';
import { FRAMEWORKS, judgeFrameworks } from './registry.ts';

describe('the other standards', () => {
  it('have ids of their own and an address', () => {
    expect(new Set(FRAMEWORKS.map(({ id }) => id)).size).toBe(FRAMEWORKS.length);
    expect(FRAMEWORKS.every(({ url }) => url.startsWith('https://'))).toBe(true);
  });

  it('give reasons for less than their best', () => {
    const best = judgeFrameworks(OPEN_RECIPE, LICENCES);
    expect(Object.values(best).map(({ value }) => value)).toEqual([
      'Open Source AI with Open Data',
      'I',
      'likely',
      1,
      'likely',
    ]);
    const { g7, mof, osaid, osaiStyle } = judgeFrameworks(WEIGHTS_ONLY, LICENCES);
    for (const verdict of [g7, mof, osaid, osaiStyle]) expect(verdict.because.length).toBeGreaterThan(0);
  });

  it('leave a class open where a component is unknown', () => {
    expect(judgeFrameworks(withParts({ report: 'unknown' }), LICENCES).mof.value).toBe('none or III');
  });
});

describe('numbers with two significant digits', () => {
  it.each([
    [3.79e25, '3.8e+25'],
    [1.25e20, '1.2e+20'],
    [1.35e20, '1.4e+20'],
    [9.96e22, '1.0e+23'],
    [5, '5.0e+00'],
    [0.00025, '2.5e-04'],
  ])('%f is %s', (value, text) => expect(scientific(value)).toBe(text));
});
