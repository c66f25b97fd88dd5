import { describe, expect, it } from 'vitest';
import { countBy, filterOf, sorted } from './filter.ts';
import { EVERYTHING, type Query } from './query.ts';
import { row } from './samples.fixture.ts';

const OLMO = row('ai2/olmo-2', {
  tier: 'open-recipe',
  released: '2024-11',
  sizes: [1.5, 32],
  licence: { name: 'Apache 2.0', class: 'osi' },
  statuses: { data_pretrain: 'open', checkpoints: 'open' },
  claimCount: 30,
});
const LLAMA = row('meta/llama-3.1', {
  tier: 'restricted-weights',
  released: '2024-07-23',
  sizes: [8, 405],
  licence: { name: 'Llama 3.1', class: 'threshold' },
  statuses: { data_pretrain: 'described' },
  claimCount: 40,
});
const PILE = row('corpora/the-pile', { kind: 'corpus', statuses: { data_pretrain: 'withdrawn' } });
const NEW = row('acme/quiet', { tier: 'not-assessed', modalities: ['image'] });
const ALL = [OLMO, LLAMA, PILE, NEW];

const found = (changes: Partial<Query>) => ALL.filter(filterOf({ ...EVERYTHING, ...changes })).map(({ id }) => id);

describe('filterOf', () => {
  it.each([
    ['words of the name or maker', { text: 'AI2 olmo' }, [OLMO]],
    ['kind', { kind: 'corpora' }, [PILE]],
    ['tiers, any of them', { tiers: ['open-recipe', 'not-assessed'] }, [OLMO, NEW]],
    ['developer', { developer: 'meta' }, [LLAMA]],
    ['a size class that lies within its sizes', { size: 3 }, [OLMO, LLAMA]],
    ['a size class that only one reaches', { size: 6 }, [LLAMA]],
    ['modality', { modality: 'image' }, [NEW]],
    ['licence class', { licence: 'threshold' }, [LLAMA]],
    ['no licence recorded', { licence: 'none' }, [PILE, NEW]],
    ['a component that is had in part', { component: 'data_pretrain', cell: 'half' }, [PILE]],
  ] as const)('lets through by %s', (_what, changes, rows) => {
    expect(found(changes as Partial<Query>)).toEqual(rows.map(({ id }) => id));
  });

  it('takes a component that nobody has looked at as unknown or absent, never as missing', () => {
    expect(found({ component: 'checkpoints', cell: 'empty' })).toEqual([]);
  });
});

describe('sorted', () => {
  const order = (sort: Query['sort'], descending = false) =>
    sorted(ALL, { ...EVERYTHING, sort, descending }).map(({ id }) => id);

  it('puts what is not known last, both ways round', () => {
    expect(order('released').slice(0, 2)).toEqual([LLAMA.id, OLMO.id]);
    expect(order('released', true).slice(0, 2)).toEqual([OLMO.id, LLAMA.id]);
    expect(order('tier').at(-1)).toBe(NEW.id);
    expect(order('tier', true).at(-1)).toBe(NEW.id);
  });

  it('sorts by a component from open to not released', () => {
    expect(order('data_pretrain').slice(0, 3)).toEqual([OLMO.id, PILE.id, LLAMA.id]);
  });
});

it('counts the choices of a filter as if that filter were not set', () => {
  const query: Query = { ...EVERYTHING, tiers: ['open-recipe'], kind: 'models' };
  const counts = countBy(ALL, query, 'tiers', ({ tier }) => [tier]);
  expect(Object.fromEntries(counts)).toEqual({ 'open-recipe': 1, 'restricted-weights': 1, 'not-assessed': 1 });
});
