import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComponentId } from './components.ts';
import { COMPONENT_IDS } from './components.ts';
import { LICENCES } from './licences.fixture.ts';
import { anyRecipe, OPEN_RECIPE, WEIGHTS_ONLY, withParts } from './recipes.fixture.ts';
import { judgeTier } from './tier.ts';
import type { Tier } from './tier-names.ts';
import { TIERS } from './tier-names.ts';

const judge = (recipe: Parameters<typeof judgeTier>[0]) => judgeTier(recipe, LICENCES);
/** Higher is more open; what is not assessed has no height. */
const height = (tier: Tier): number => (tier === 'not-assessed' ? Number.NaN : -TIERS.indexOf(tier));

describe('the tier', () => {
  it('is open recipe where everything is public', () => {
    expect(judge(OPEN_RECIPE)).toEqual({
      tier: 'open-recipe',
      couldBe: null,
      withTrainingHistory: true,
      causes: [],
    });
  });

  it('names the two most telling gaps of open weights', () => {
    const { tier, causes } = judge(WEIGHTS_ONLY);
    expect(tier).toBe('open-weights');
    expect(causes.map((cause) => cause.about)).toEqual(['data_pretrain', 'code_train']);
  });

  it('is restricted by the licence, with its class as reason', () => {
    const licences = { ...WEIGHTS_ONLY.licences, weights: 'llama3.1' };
    expect(judge({ ...WEIGHTS_ONLY, licences })).toMatchObject({
      tier: 'restricted-weights',
      causes: [{ about: 'weights_licence', value: 'llama3.1', licenceClass: 'threshold', rule: 'weights-licence' }],
    });
  });

  it('is braked by pre-training on outputs of closed models', () => {
    const { tier, causes } = judge({ ...OPEN_RECIPE, lineageSummary: 'central (pre-training, closed)' });
    expect(tier).toBe('partly-open-recipe');
    expect(causes).toMatchObject([{ about: 'lineage', rule: 'lineage-brake' }]);
  });

  it('says "at least" where a part is unknown, and keeps it unknown in the reasons', () => {
    const { tier, couldBe, causes } = judge(withParts({ code_train: 'unknown' }));
    expect([tier, couldBe]).toEqual(['partly-open-recipe', 'open-recipe']);
    expect(causes).toMatchObject([{ about: 'code_train', value: 'unknown' }]);
  });

  it('leaves a licence that nobody has looked up open', () => {
    const recipe = { ...WEIGHTS_ONLY, licences: { ...WEIGHTS_ONLY.licences, weights: null } };
    expect(judge(recipe)).toMatchObject({ tier: 'restricted-weights', couldBe: 'open-weights' });
  });

  it('is not assessed without knowledge of the weights, and closed without weights', () => {
    expect(judge(withParts({ weights_final: 'unknown' })).tier).toBe('not-assessed');
    expect(judge(withParts({ weights_final: 'described' })).tier).toBe('closed');
  });

  it('never falls when a part is opened', () => {
    fc.assert(
      fc.property(anyRecipe, fc.constantFrom(...COMPONENT_IDS), (recipe, id: ComponentId) => {
        fc.pre(recipe.components[id] !== 'na');
        const before = judge(recipe);
        const after = judge(withParts({ [id]: id === 'data_information' ? 'complete' : 'open' }, recipe));
        if (before.tier === 'not-assessed') return;
        expect(height(after.tier)).toBeGreaterThanOrEqual(height(before.tier));
      }),
      { numRuns: 2000 },
    );
  });

  it('never falls when the weights get an open licence', () => {
    fc.assert(
      fc.property(anyRecipe, (recipe) => {
        const before = judge(recipe).tier;
        const after = judge({ ...recipe, licences: { ...recipe.licences, weights: 'mit' } }).tier;
        if (before !== 'not-assessed') expect(height(after)).toBeGreaterThanOrEqual(height(before));
      }),
      { numRuns: 1000 },
    );
  });

  it('could only be higher than it is, and is certain where nothing is unknown', () => {
    fc.assert(
      fc.property(anyRecipe, (recipe) => {
        const { tier, couldBe } = judge(recipe);
        if (couldBe !== null) expect(height(couldBe)).toBeGreaterThan(height(tier));
        const known = recipe.licences.weights !== null && !Object.values(recipe.components).includes('unknown');
        if (known) expect(couldBe).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('has reasons unless it is the highest', () => {
    fc.assert(
      fc.property(anyRecipe, (recipe) => {
        const { tier, causes } = judge(recipe);
        fc.pre(recipe.components.data_pretrain !== 'na');
        expect(causes.length === 0).toBe(tier === 'open-recipe');
      }),
      { numRuns: 2000 },
    );
  });
});
