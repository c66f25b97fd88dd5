import { describe, expect, it } from 'vitest';
import { LICENCES } from './licences.fixture.ts';
import { assessRecord } from './recipe-of.ts';
import { claiming, licensed, series } from './recipes.fixture.ts';

const record = series('ai/one', {
  kind: 'instruct',
  size: 8,
  tokens: 15,
  modalities: ['text', 'image'],
  components: claiming({ weights_final: 'open', data_posttrain: 'none', code_posttrain: 'none', report: 'open' }),
  licences: { weights: licensed('llama3.1'), data_posttrain: licensed('mixed') },
});

describe('the recipe of a release', () => {
  it('takes from its series what it does not state itself', () => {
    const release = {
      id: 'ai/one-8b',
      components: claiming({ report: 'none' }),
      licences: { weights: licensed('mit') },
    };
    const { recipe } = assessRecord(record, release, LICENCES);
    expect(recipe.components).toMatchObject({ weights_final: 'open', report: 'none', tokenizer: 'unknown' });
    expect(recipe.licences).toMatchObject({ weights: 'mit', data_posttrain: 'mixed', code: null });
    expect(recipe).toMatchObject({ parametersBillion: 8, activeBillion: 8, multimodal: true, kind: 'instruct' });
  });

  it('has no post-training where it is a base model, and its base weights are its weights', () => {
    const { recipe } = assessRecord(record, { id: 'ai/one-8b-base', kind: 'base' }, LICENCES);
    expect(recipe.components).toMatchObject({ data_posttrain: 'na', code_posttrain: 'na', weights_base: 'open' });
    expect(recipe.licences.data_posttrain).toBeNull();
  });

  it('counts published figures and summaries as claims of their own, with their evidence', () => {
    const sourced = { url: 'https://example.org/figure', source: 'editors', checked: '2026-11-20' } as const;
    const told = series('ai/two', {
      energy: [{ value: 5, metric: 'gpu_hours', scope: ['final_run'], method: 'unstated', by: 'maker', ...sourced }],
      euSummary: { state: 'published', ...sourced },
    });
    const { recipe, parts } = assessRecord(told, undefined, LICENCES);
    expect(recipe.components).toMatchObject({ energy_carbon: 'partial', data_card: 'open' });
    expect(parts.data_card.claims[0]?.url).toBe('https://example.org/figure');
  });
});
