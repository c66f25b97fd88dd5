import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CauseSubject } from './cause.ts';
import { LICENCES } from './licences.fixture.ts';
import { whatWouldLift, whatWouldLiftCorpus, whatWouldOpen } from './lift.ts';
import { anyRecipe, OPEN_RECIPE, WEIGHTS_ONLY, withParts } from './recipes.fixture.ts';
import type { Recipe } from './recipe.ts';
import { judgeTier } from './tier.ts';
import { TIERS } from './tier-names.ts';

const about = (recipe: Recipe) => whatWouldLift(recipe, LICENCES).map((cause) => cause.about);

describe('what would lift a model', () => {
  it('is one part for weights alone, and data with training code for the whole way', () => {
    expect(about(WEIGHTS_ONLY)).toEqual(['data_pretrain']);
    expect(whatWouldOpen(WEIGHTS_ONLY, LICENCES).map((cause) => cause.about)).toEqual(['data_pretrain', 'code_train']);
  });

  it('is ungated data and an open licence for BLOOM', () => {
    const licences = { ...OPEN_RECIPE.licences, weights: 'bigscience-bloom-rail-1.0' };
    expect(about({ ...withParts({ data_pretrain: 'gated' }), licences })).toEqual(['data_pretrain', 'weights_licence']);
  });

  it('is the checkpoints for an open recipe without history', () => {
    expect(about(withParts({ checkpoints: 'none' }))).toEqual(['checkpoints']);
    expect(about(OPEN_RECIPE)).toEqual([]);
  });

  it('is less reliance on closed models where only that brakes it', () => {
    expect(about({ ...OPEN_RECIPE, lineageSummary: 'central (pre-training, closed)' })).toEqual(['lineage']);
  });

  it('lifts indeed, and nothing in the list is idle', () => {
    fc.assert(
      fc.property(anyRecipe, (recipe) => {
        const before = judgeTier(recipe, LICENCES).tier;
        const { weights_final: weights, data_pretrain: data } = recipe.components;
        fc.pre(before !== 'not-assessed' && before !== 'open-recipe' && weights !== 'na' && data !== 'na');
        const steps = whatWouldLift(recipe, LICENCES);
        expect(steps.length).toBeGreaterThan(0);
        const open = (changed: Recipe, part: CauseSubject): Recipe => {
          if (part === 'lineage') return Object.assign({}, changed, { lineageSummary: 'none declared' });
          if (part !== 'weights_licence') return withParts({ [part]: 'open' }, changed);
          return Object.assign({}, changed, { licences: { ...recipe.licences, weights: 'mit' } });
        };
        const apply = (left: typeof steps): Recipe => left.reduce((changed, step) => open(changed, step.about), recipe);
        const rank = (changed: Recipe) => TIERS.indexOf(judgeTier(changed, LICENCES).tier);
        expect(rank(apply(steps))).toBeLessThan(TIERS.indexOf(before));
        for (const step of steps) {
          expect(rank(apply(steps.filter((other) => other !== step)))).toBeGreaterThanOrEqual(TIERS.indexOf(before));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the licence for a corpus without one', () => {
    const components = {
      data_pretrain: 'open',
      code_data: 'open',
      data_card: 'open',
      data_information: 'partial',
    } as const;
    const steps = whatWouldLiftCorpus({ components, dataLicence: 'mixed', codeLicence: null }, LICENCES);
    expect(steps.map((cause) => cause.about)).toEqual(['data_licence']);
  });
});
