import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPONENT_IDS } from '../../lib/openness/components.ts';
import { LICENCE_CLASSES, MODALITIES } from '../../lib/openness/record.ts';
import { TIERS } from '../../lib/openness/tier-names.ts';
import { CELLS, EVERYTHING, fragmentOf, queryFrom, VIEWS, type Query } from './query.ts';

const maybe = <T>(list: readonly T[]) => fc.option(fc.constantFrom(...list), { nil: null });
const id = fc.stringMatching(/^[\w.-]+\/[\w.-]+$/);
const queries: fc.Arbitrary<Query> = fc.record({
  view: fc.constantFrom(...VIEWS),
  open: fc.option(id, { nil: null }),
  text: fc.string(),
  kind: maybe(['models', 'corpora'] as const),
  tiers: fc.uniqueArray(fc.constantFrom(...TIERS)),
  developer: fc.option(fc.stringMatching(/^[\w-]+$/), { nil: null }),
  size: fc.option(fc.nat(6), { nil: null }),
  modality: maybe(MODALITIES),
  licence: maybe([...LICENCE_CLASSES, 'none'] as const),
  component: maybe(COMPONENT_IDS),
  cell: maybe(CELLS),
  sort: fc.constantFrom('name' as const, 'size' as const, 'data_pretrain' as const),
  descending: fc.boolean(),
  compared: fc.uniqueArray(id, { maxLength: 4 }),
});

describe('the address of a view', () => {
  it('leads back to it, whatever it shows', () => {
    fc.assert(
      fc.property(queries, (query) => {
        expect(queryFrom(fragmentOf(query))).toEqual(query);
      }),
    );
  });

  it('is empty for everything, and reads well for the rest', () => {
    expect(fragmentOf(EVERYTHING)).toBe('');
    expect(fragmentOf({ ...EVERYTHING, view: 'compare', compared: ['meta/llama-3.1', 'ai2/olmo-2'] })).toBe(
      'view=compare&compare=meta/llama-3.1,ai2/olmo-2',
    );
  });

  it('takes what it does not understand for nothing', () => {
    expect(queryFrom('#view=cube&tier=best,closed&size=-1&sort=luck&status=good')).toEqual({
      ...EVERYTHING,
      tiers: ['closed'],
    });
    expect(queryFrom('#compare=a/1,a/2,a/3,a/4,a/5').compared).toHaveLength(4);
  });
});
