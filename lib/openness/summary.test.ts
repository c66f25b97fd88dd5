import { describe, expect, it } from 'vitest';
import type { CorpusRecord } from './record.ts';
import { claiming, licensed, openSeries, recordsOf, says, series } from './recipes.fixture.ts';
import { answer, candidatesOf, summarise } from './summary.ts';

const closed = claiming({ weights_final: 'none', data_pretrain: 'none', code_train: 'none' });
const weights = claiming({ weights_final: 'open', data_pretrain: 'none', code_train: 'none', code_data: 'none' });

const qwen = series('alibaba/qwen', {
  components: weights,
  licences: { weights: licensed('apache-2.0') },
  releases: [
    { id: 'Qwen/Q-7B', size: 7 },
    { id: 'Qwen/Q-72B', size: 72, licences: { weights: licensed('qwen') } },
  ],
});
const olmo = openSeries('ai2/olmo', {
  family: 'family/olmo',
  trainedOn: ['corpora/dolma'],
  releases: [{ id: 'allenai/OLMo-7B', size: 7, released: '2024-02' }],
});
const dolma: CorpusRecord = {
  id: 'corpora/dolma',
  name: 'Dolma',
  developer: 'ai2',
  modalities: ['text'],
  aliases: [],
  datasets: ['allenai/dolma'],
  components: { data_pretrain: says('open'), code_data: says('open') },
  licences: { data: licensed('odc-by') },
};
const gpt = series('openai/gpt', { components: closed, family: 'family/gpt' });
const circle = [
  series('a/one', { components: weights, derivedFrom: [{ id: 'b/two', relation: 'finetune' }] }),
  series('b/two', { components: weights, derivedFrom: [{ id: 'a/one', relation: 'finetune' }] }),
] as const;
const sized = series('c/of-32b', {
  size: 7,
  components: weights,
  licences: { weights: licensed('apache-2.0') },
  derivedFrom: [{ id: 'alibaba/qwen', relation: 'finetune' }],
});
const records = recordsOf([qwen, olmo, gpt, sized, ...circle], [dolma]);

describe('a summary', () => {
  it('of a mixed series takes the most cautious tier and says that it varies', () => {
    const { tiers, ...summary } = answer({ kind: 'series', record: qwen }, records);
    expect(summary).toMatchObject({ tier: 'restricted-weights', mixed: true, kind: 'series' });
    expect(tiers).toEqual({ 'restricted-weights': ['Qwen/Q-72B'], 'open-weights': ['Qwen/Q-7B'] });
  });

  it('has one line for a release that goes by two ids, and in a family says of which series', () => {
    const record = series('meta/llama', {
      name: 'Llama 3',
      family: 'family/llama',
      components: weights,
      licences: { weights: licensed('llama3.1') },
      releases: [
        { id: 'meta-llama/Llama-3-8B', size: 8 },
        { id: 'meta-llama/Meta-Llama-3-8B', size: 8 },
        { id: 'meta-llama/Llama-3-8B-Instruct', size: 8 },
      ],
    });
    const known = recordsOf([record]);
    const lines = answer({ kind: 'series', record }, known).releases;
    expect(lines.map(({ id, name }) => [id, name])).toEqual([
      ['meta-llama/Llama-3-8B', 'Llama 3 8B'],
      ['meta-llama/Llama-3-8B-Instruct', 'Llama 3 8B Instruct'],
    ]);
    const family = { id: 'family/llama', name: 'Llama', developer: 'meta', aliases: [] };
    const inFamily = answer({ kind: 'family', record: family }, known).releases;
    expect(inFamily.map((line) => line.series?.name)).toEqual(['Llama 3', 'Llama 3']);
  });

  it('of a release is its own', () => {
    const subject = { kind: 'release', series: qwen, release: { id: 'Qwen/Q-7B', size: 7 } } as const;
    expect(summarise(subject, records)).toMatchObject({ id: 'Qwen/Q-7B', name: 'Q-7B', tier: 'open-weights' });
  });

  it('of a family whose members are all closed is simply closed', () => {
    const family = { id: 'family/gpt', name: 'GPT', developer: 'openai', aliases: [] };
    const subject = { kind: 'family', record: family } as const;
    expect(summarise(subject, records)).toMatchObject({ tier: 'closed', mixed: false });
    expect(answer(subject, records).verdict.frameworks).toBeNull();
  });

  it('of a family without members is not assessed', () => {
    const family = { id: 'family/x', name: 'X', developer: 'x', aliases: [] };
    expect(summarise({ kind: 'family', record: family }, records).tier).toBe('not-assessed');
  });

  it('is the same in the answer', () => {
    for (const record of [qwen, olmo, gpt]) {
      const subject = { kind: 'series', record } as const;
      expect(answer(subject, records)).toMatchObject(summarise(subject, records));
    }
  });
});

describe('an answer', () => {
  it('on an open recipe carries its corpora, terms and evidence', () => {
    const found = answer({ kind: 'series', record: olmo }, records);
    expect(found).toMatchObject({
      tier: 'open-recipe',
      trainedOn: [{ id: 'corpora/dolma', name: 'Dolma', tier: 'open-recipe' }],
      url: 'https://huggingface.co/allenai/OLMo-7B',
      newestCheck: '2026-11-20',
      wouldLift: [],
    });
    expect(found.claimCount).toBeGreaterThan(10);
    expect(found.terms.map(({ part }) => part)).toEqual(['weights', 'code']);
  });

  it('on a corpus has two abilities and no frameworks', () => {
    const { verdict, url } = answer({ kind: 'corpus', record: dolma }, records);
    expect(Object.keys(verdict.abilities)).toEqual(['audit', 'improve']);
    expect(verdict.frameworks).toBeNull();
    expect(url).toBe('https://huggingface.co/datasets/allenai/dolma');
  });

  it('on a derived model stands on its base', () => {
    const parent = { id: 'Qwen/Q-72B', relation: 'quantized', how: 'name', confidence: 'medium' } as const;
    const own = { licences: { weights: licensed('mit') } };
    const found = answer({ kind: 'derived', id: 'me/Q-72B-GGUF', parents: [parent], own }, records);
    expect(found).toMatchObject({
      name: 'Q-72B-GGUF',
      tier: 'restricted-weights',
      derivedFrom: { id: 'Qwen/Q-72B', name: 'Q-72B', how: 'name' },
      licenceConflict: { card: 'mit', base: 'qwen' },
    });
    expect(found.components.find(({ component }) => component === 'data_pretrain')?.inherited).toBe(true);
  });

  it('on a derived model without a known base, or on no model at all, is not assessed', () => {
    const parent = { id: 'who/knows', relation: 'finetune', how: 'page', confidence: 'high' } as const;
    const found = answer({ kind: 'derived', id: 'me/x', parents: [parent] }, records);
    expect(found).toMatchObject({ tier: 'not-assessed', derivedFrom: { id: 'who/knows', name: 'who/knows' } });
    const none = answer({ kind: 'unknown', id: '../../x' }, records);
    expect(none).toMatchObject({ tier: 'not-assessed', url: null, verdict: { frameworks: null } });
  });

  it('does not go round in circles', () => {
    expect(summarise({ kind: 'series', record: circle[0] }, records).tier).toBe('restricted-weights');
  });

  it('takes the base release of the same size where a series is named', () => {
    expect(summarise({ kind: 'series', record: sized }, records)).toMatchObject({
      tier: 'open-weights',
      derivedFrom: { id: 'alibaba/qwen', how: 'dataset' },
    });
  });

  it('offers the releases of open series as alternatives', () => {
    expect(candidatesOf(olmo, records)).toMatchObject([{ id: 'allenai/OLMo-7B', tier: 'open-recipe', size: 7 }]);
    expect(candidatesOf(qwen, records)).toEqual([]);
    const offering = { ...records, candidates: () => candidatesOf(olmo, records) };
    const subject = { kind: 'release', series: qwen, release: { id: 'Qwen/Q-7B', size: 7 } } as const;
    expect(answer(subject, offering).alternatives.map(({ id }) => id)).toEqual(['allenai/OLMo-7B']);
  });
});
