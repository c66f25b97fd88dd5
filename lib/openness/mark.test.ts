import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Status } from './components.ts';
import { STATUSES } from './components.ts';
import { LICENCES } from './licences.fixture.ts';
import { markOf, markOfCorpus, quarter } from './mark.ts';
import { OPEN_RECIPE, WEIGHTS_ONLY, withParts } from './recipes.fixture.ts';

describe('the recipe mark', () => {
  it('is a full disc, a lower half, and an empty ring', () => {
    expect(markOf(OPEN_RECIPE, LICENCES)).toEqual({ data: 'full', code: 'full', weights: 'full', terms: 'full' });
    expect(markOf(WEIGHTS_ONLY, LICENCES)).toEqual({ data: 'empty', code: 'empty', weights: 'full', terms: 'full' });
    const closed = withParts({ weights_final: 'none' }, WEIGHTS_ONLY);
    const licences = { ...closed.licences, weights: 'proprietary' };
    expect(Object.values(markOf({ ...closed, licences }, LICENCES))).toEqual(['empty', 'empty', 'empty', 'empty']);
  });

  it.each<[Status[], string]>([
    [['open', 'na'], 'full'],
    [['open', 'partial'], 'half'],
    [['open', 'none'], 'half'],
    [['partial', 'none'], 'empty'],
    [['open', 'unknown'], 'unknown'],
    [['open', 'none', 'unknown'], 'half'],
    [['na'], 'unknown'],
  ])('draws %j as %s', (statuses, expected) => expect(quarter(statuses)).toBe(expected));

  it('is never fuller for a part that is withheld', () => {
    const status = fc.constantFrom(...STATUSES);
    const fullness = { unknown: 0, empty: 0, half: 1, full: 2 } as const;
    fc.assert(
      fc.property(fc.array(status, { minLength: 1, maxLength: 3 }), (statuses) => {
        const withheld = quarter([...statuses, 'none']);
        expect(fullness[withheld]).toBeLessThanOrEqual(Math.max(1, fullness[quarter(statuses)]));
        expect(withheld).not.toBe('full');
      }),
    );
  });

  it.each([
    ['modified-mit-kimi-k2', 'full'],
    ['llama3.1', 'half'],
    ['cc-by-nc-4.0', 'half'],
    ['mrl', 'empty'],
    ['none-stated', 'empty'],
    [null, 'unknown'],
  ])('draws the terms of %s as %s', (weights, expected) => {
    const licences = { ...OPEN_RECIPE.licences, weights };
    expect(markOf({ ...OPEN_RECIPE, licences }, LICENCES).terms).toBe(expected);
  });

  it('shows a corpus as its own artifact', () => {
    const components = {
      data_pretrain: 'open',
      code_data: 'open',
      data_card: 'open',
      data_information: 'partial',
    } as const;
    const recipe = { components, dataLicence: 'odc-by', codeLicence: null };
    expect(Object.values(markOfCorpus(recipe, LICENCES))).toEqual(['full', 'full', 'full', 'full']);
  });
});
