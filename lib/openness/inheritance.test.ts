import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComponentId, Status } from './components.ts';
import { COMPONENT_IDS, STATUSES } from './components.ts';
import { derive, mergeBases, ownParts } from './inheritance.ts';
import { keyed } from './keyed.ts';
import { LICENCES } from './licences.fixture.ts';
import type { Relation } from './record.ts';
import { assessRecord } from './recipe-of.ts';
import { claiming, licensed, openSeries, series } from './recipes.fixture.ts';
import { isOkOrNa } from './status-groups.ts';

const assess = (record = openSeries('ai/base')) => assessRecord(record, undefined, LICENCES);
const closedData = series('ai/weights', {
  components: claiming({ weights_final: 'open', data_pretrain: 'none', code_train: 'none', checkpoints: 'none' }),
  licences: { weights: licensed('llama3.1') },
});
const RELATIONS: readonly Relation[] = ['finetune', 'adapter', 'quantized', 'merge'];

describe('derived models', () => {
  it('take data, code and checkpoints from their base and bring their own post-training', () => {
    const own = ownParts({ components: claiming({ data_posttrain: 'open', code_posttrain: 'none' }) });
    const { recipe, inherited } = derive(assess(), own, 'finetune', LICENCES);
    expect(recipe.components).toMatchObject({
      data_pretrain: 'open',
      data_posttrain: 'open',
      code_posttrain: 'none',
      checkpoints: 'open',
      weights_base: 'open',
    });
    expect(inherited.has('data_pretrain')).toBe(true);
  });

  it('leave the post-training of a fine-tune unknown where its card is silent', () => {
    const { recipe } = derive(assess(), ownParts({}), 'finetune', LICENCES);
    expect(recipe.components.data_posttrain).toBe('unknown');
  });

  it('inherit everything when only the format changes', () => {
    const base = assess();
    const { recipe } = derive(base, ownParts({}), 'quantized', LICENCES);
    expect(recipe.components).toEqual(base.recipe.components);
  });

  it('show a card that promises more than its base, and keep the stricter licence', () => {
    const own = ownParts({ licences: { weights: licensed('mit') } });
    const { recipe, licenceConflict } = derive(assess(closedData), own, 'finetune', LICENCES);
    expect(licenceConflict).toEqual({ card: 'mit', base: 'llama3.1' });
    expect(recipe.licences.weights).toBe('llama3.1');
    const stricter = derive(assess(), ownParts({ licences: { weights: licensed('cc-by-nc-4.0') } }), 'merge', LICENCES);
    expect(stricter.licenceConflict).toBeNull();
    expect(stricter.recipe.licences.weights).toBe('cc-by-nc-4.0');
  });

  it('of several parents take the lowest in each part and the strictest licence', () => {
    const merged = mergeBases([assess(), assess(closedData)], LICENCES);
    expect(merged.recipe.components.data_pretrain).toBe('none');
    expect(merged.recipe.licences.weights).toBe('llama3.1');
  });

  it('are never more open than their base in data, training code or checkpoints', () => {
    const status = fc.constantFrom(...STATUSES);
    const parts: fc.Arbitrary<Record<ComponentId, Status>> = fc.record(keyed(COMPONENT_IDS, () => status));
    const bound: readonly ComponentId[] = ['data_pretrain', 'code_data', 'code_train', 'checkpoints'];
    fc.assert(
      fc.property(parts, parts, fc.constantFrom(...RELATIONS), (base, own, relation) => {
        const assessed = assess(series('ai/base', { kind: 'instruct', components: claiming(base) }));
        const { components } = derive(assessed, ownParts({ components: claiming(own) }), relation, LICENCES).recipe;
        for (const id of bound) {
          if (!isOkOrNa(base[id])) expect(isOkOrNa(components[id]), id).toBe(false);
        }
        const { data_posttrain: posttrain } = base;
        if (!isOkOrNa(posttrain)) expect(isOkOrNa(components.data_posttrain)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
