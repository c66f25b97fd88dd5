import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAbilities } from './abilities.ts';
import { ABILITIES } from './answer.ts';
import { LICENCES } from './licences.fixture.ts';
import { anyRecipe, OPEN_RECIPE, WEIGHTS_ONLY } from './recipes.fixture.ts';

const answers = (recipe: Parameters<typeof judgeAbilities>[0]) =>
  Object.values(judgeAbilities(recipe, LICENCES)).map(({ answer }) => answer);

describe('the four abilities', () => {
  it('are all there for an open recipe and none for weights alone', () => {
    expect(answers(OPEN_RECIPE)).toEqual(['yes', 'yes', 'yes', 'yes']);
    expect(answers(WEIGHTS_ONLY)).toEqual(['no', 'no', 'no', 'no']);
  });

  it('lose competing to a ban on training with outputs, and to mixed data licences', () => {
    const { weights } = { weights: 'llama3' };
    const banned = judgeAbilities({ ...OPEN_RECIPE, licences: { ...OPEN_RECIPE.licences, weights } }, LICENCES);
    expect(banned.compete).toMatchObject({
      answer: 'partly',
      blockedBy: [{ about: 'weights_licence', rule: 'output-training-ban' }],
    });
    const licences = { ...OPEN_RECIPE.licences, data_pretrain: 'mixed' };
    expect(answers({ ...OPEN_RECIPE, licences })).toEqual(['yes', 'yes', 'partly', 'partly']);
  });

  it('name a blocker exactly where the answer is not yes', () => {
    fc.assert(
      fc.property(anyRecipe, (recipe) => {
        const judged = judgeAbilities(recipe, LICENCES);
        for (const ability of ABILITIES) {
          const { answer, blockedBy } = judged[ability];
          expect(blockedBy.length === 0).toBe(answer === 'yes');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
