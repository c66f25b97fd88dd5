import { describe, expect, it } from 'vitest';
import type { Candidate } from './alternatives.ts';
import { alternativesTo, sizeClass } from './alternatives.ts';

const candidate = (id: string, size: number, fields: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id,
  series: id,
  kind: 'base',
  tier: 'open-recipe',
  size,
  modalities: ['text'],
  released: '2025-01',
  ...fields,
});
const all: readonly Candidate[] = [
  candidate('old-7b', 7, { released: '2023-05' }),
  candidate('new-7b', 7.3, { released: '2025-11' }),
  candidate('new-7b-b', 7.3, { series: 'new-7b', released: '2025-11' }),
  candidate('chat-7b', 7, { kind: 'instruct' }),
  candidate('large', 70),
  candidate('partly-200b', 200, { tier: 'partly-open-recipe' }),
  candidate('image-7b', 7, { modalities: ['image'] }),
];
const ids = (size: number | null, fields: object = {}, limit = 3) =>
  alternativesTo(
    { id: 'x', tier: 'open-weights', size, modalities: ['text'], kind: 'base', ...fields },
    all,
    limit,
  ).map(({ id }) => id);

describe('alternatives', () => {
  it('are of the same size class, the newest first, one of each series', () => {
    expect(ids(7.2)).toEqual(['new-7b', 'old-7b', 'chat-7b']);
    expect(ids(7.2, { kind: 'instruct' })[0]).toBe('chat-7b');
  });

  it('are plain releases before variants of the same kind', () => {
    const offered = [
      candidate('Recipe 7B RL Zero Code', 7, { series: 'recipe', kind: 'instruct', released: '2026-01' }),
      candidate('Recipe 7B Instruct', 7, { series: 'recipe', kind: 'instruct', released: '2025-11' }),
    ];
    const wanted = { id: 'x', tier: 'open-weights', size: 7, modalities: ['text'], kind: 'instruct' } as const;
    expect(alternativesTo(wanted, offered, 2).map(({ name }) => name)).toEqual(['Recipe 7B Instruct']);
  });

  it('fall back to partly open recipes, and to nothing', () => {
    expect(ids(150)).toEqual(['partly-200b']);
    expect(ids(30)).toEqual([]);
  });

  it('work with the same things', () => {
    expect(ids(7, { modalities: ['image'] })).toEqual(['image-7b']);
    expect(ids(7, { modalities: ['text', 'code'] })[0]).toBe('new-7b');
  });

  it('are more open than the model itself', () => {
    expect(ids(7, { tier: 'open-recipe' })).toEqual([]);
    expect(ids(150, { tier: 'partly-open-recipe' })).toEqual([]);
  });

  it('are the largest where the size is not known', () => expect(ids(null, {}, 1)).toEqual(['large']));

  it('keep the sizes of the rule book in one class each', () => {
    expect([1.4, 3, 7, 13, 32, 70, 176].map(sizeClass)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});
