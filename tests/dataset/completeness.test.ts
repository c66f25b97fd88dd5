/**
 * What the dataset promises to cover: its size, the systems of the founding argument in every component, and everybody of
 * whom lineage, energy, an EU summary or a citation is known.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { readDataset } from '../../lib/dataset/read-files.ts';
import type { Dataset } from '../../lib/dataset/schema.ts';
import { statsOf, type Stats } from '../../lib/dataset/stats.ts';
import { COMPONENT_IDS } from '../../lib/openness/components.ts';
import { CORPUS_COMPONENT_IDS, type CorpusRecord, type SeriesRecord } from '../../lib/openness/record.ts';

let dataset: Dataset;
let counts: Stats;
beforeAll(async () => {
  ({ dataset } = await readDataset('data'));
  counts = statsOf(dataset);
}, 60_000);

const series = (id: string): SeriesRecord | undefined => dataset.series.find((record) => record.id === id);
const corpus = (id: string): CorpusRecord | undefined => dataset.corpora.find((record) => record.id === id);
const record = (id: string): SeriesRecord | CorpusRecord | undefined => series(id) ?? corpus(id);

describe('size', () => {
  it('is at least what was promised', () => {
    expect(counts.series).toBeGreaterThanOrEqual(500);
    expect(counts.corpora).toBeGreaterThanOrEqual(60);
    expect(counts.hubModelIds).toBeGreaterThanOrEqual(900);
    expect(counts.hubDatasetIds).toBeGreaterThanOrEqual(170);
    expect(counts.githubRepos).toBeGreaterThanOrEqual(300);
    expect(counts.claimsWithEvidence).toBeGreaterThanOrEqual(4000);
    expect(counts.fourKnown).toBeGreaterThanOrEqual(280);
  });

  it('is in names with a maker: no developer is a stand-in', () => {
    expect(dataset.developers.filter(({ name }) => /not recorded|unknown/iu.test(name))).toEqual([]);
  });

  it('is in models that somebody looked at: few are known by name alone', () => {
    const named = dataset.series.filter(({ components, releases }) =>
      [components, ...releases.map((release) => release.components)].every(
        (claims) => Object.keys(claims ?? {}).length === 0,
      ),
    );
    expect(named.length).toBeLessThan(dataset.series.length * 0.03);
  });

  it('is in every kind of model', () => {
    for (const modality of ['image', 'audio', 'video', 'embedding', 'code', 'robotics', 'science'] as const)
      expect(dataset.series.filter(({ modalities }) => modalities.includes(modality)).length, modality).toBeGreaterThan(
        20,
      );
  });
});

describe('the systems of the founding argument', () => {
  const FAMILIES = ['olmo', 'llama', 'mistral', 'mixtral', 'deepseek', 'qwen'].map((name) => `family/${name}`);
  const ALONE = ['eleutherai/pythia', 'apple/dclm'];

  it('are known in all components', () => {
    const systems = dataset.series.filter(
      ({ id, family, components }) =>
        (ALONE.includes(id) || (family !== undefined && FAMILIES.includes(family))) && components !== undefined,
    );
    expect(systems.length).toBeGreaterThan(80);
    const gaps = systems.flatMap(({ id, components }) =>
      COMPONENT_IDS.filter(
        (component) => !(components?.[component] ?? []).some(({ status }) => status !== 'unknown'),
      ).map((component) => `${id}: ${component}`),
    );
    expect(gaps).toEqual([]);
  });

  it.each([
    'corpora/the-pile',
    'corpora/dclm-baseline',
    'corpora/dclm-pool',
    'corpora/datacomp',
    'corpora/datacomp-1b',
  ])('among them the corpus %s', (id) => {
    const components = corpus(id)?.components ?? {};
    for (const component of CORPUS_COMPONENT_IDS)
      expect(
        components[component]?.some(({ status }) => status !== 'unknown'),
        component,
      ).toBe(true);
    expect(corpus(id)?.licences?.data).toBeDefined();
  });
});

describe('closed families', () => {
  it.each([
    ['openai/gpt-5.5', 'anthropic/claude-5', 'google/gemini-3.5', 'xai/grok-4.5', 'meta/muse-spark', 'amazon/nova-2'],
    [
      'openai/o3',
      'openai/gpt-4o',
      'anthropic/claude-4.8',
      'google/gemini-3.1',
      'xai/grok-4',
      'mistral/mistral-medium-3',
    ],
    ['runway/gen-4', 'pika/pika', 'kuaishou/kling', 'ideogram/ideogram', 'suno/suno', 'midjourney/midjourney'],
  ])('are there, down to their latest: %s, %s, %s, %s, %s, %s', (...ids) => {
    for (const id of ids)
      expect(
        series(id)?.components?.weights_final?.map(({ status }) => status),
        id,
      ).toContain('none');
  });
});

describe('lineage', () => {
  it.each([
    ['corpora/alpaca', 'corpora/sharegpt', 'corpora/evol-instruct', 'corpora/openorca', 'corpora/openhermes-2.5'],
    ['corpora/airoboros', 'corpora/ultrachat', 'corpora/ultrafeedback', 'corpora/wildchat', 'corpora/metamath'],
    ['corpora/tulu-3-sft-mixture', 'corpora/tulu-3-preference-mixture', 'corpora/smoltalk', 'corpora/cosmopedia'],
    ['corpora/openthoughts', 'corpora/common-pile', 'ai2/tulu-3', 'ai2/olmo-2', 'common-pile/comma-v0.1'],
    ['microsoft/phi-1.5', 'microsoft/phi-4-14b', 'huggingface/smollm2', 'huggingface/smollm3', 'marin/marin-8b'],
    ['deepseek/deepseek-r1-distill', 'nvidia/nemotron-3-nano', 'google/gemma-2', 'google/gemma-3', 'meta/llama-4'],
    ['black-forest-labs/flux-1-dev', 'deepseek/deepseek-v3', 'moonshot/kimi-k2', 'minimax/minimax-m2'],
  ])('is recorded of %s, %s, %s, %s ...', (...ids) => {
    for (const id of ids) expect(record(id)?.lineage?.length, id).toBeGreaterThan(0);
  });

  it('names the claimant of what is only alleged', () => {
    const rows = [...dataset.series, ...dataset.corpora].flatMap(({ lineage = [] }) => lineage);
    const alleged = rows.filter(({ status }) => status === 'alleged');
    expect(alleged.length).toBeGreaterThan(0);
    for (const row of alleged) expect(row.claimant).toBeDefined();
  });
});

describe('energy', () => {
  it.each([
    ['bigscience-workshop/bloom', 24.7],
    ['eleutherai/gpt-neox', 31.73],
    ['meta/opt', 75],
    ['meta/llama-2', 539],
    ['meta/code-llama', 65.3],
    ['meta/llama-3', 2290],
    ['meta/llama-3.1', 11_390],
    ['meta/llama-4', 1999],
    ['ai2/olmo-2', 493],
    ['ai2/olmo-3', 4251],
    ['bigcode/starcoder-1', 16.68],
    ['bigcode/starcoder2', 29.6],
    ['google/gemma-1', 131],
    ['google/gemma-2', 1247.61],
    ['stability/stablelm-2', 11],
    ['stability/stable-cascade', 2.28],
    ['mistral/mistral-large-2', 20_400],
    ['google/palm', 271],
    ['google/gopher', 380],
    ['google/lamda', 26],
    ['openai/gpt-3', 552],
  ])('of %s is %d t CO2e', (id, tonnes) => {
    const figures = series(id)?.energy ?? [];
    expect(figures.filter(({ metric }) => metric === 'co2e').map(({ value }) => value)).toContain(tonnes);
  });

  it('of the first OLMo is given', () => expect(series('ai2/olmo-1')?.energy?.length).toBeGreaterThan(0));
});

describe('the EU summary of training content', () => {
  it.each([
    ['swiss-ai/apertus', 'published'],
    ['bria/bria-3.2', 'published'],
    ['huggingface/smollm3', 'published'],
    ['speakleash/bielik', 'published'],
    ['adobe/firefly', 'published'],
    ['openai/gpt-5.5', 'published'],
    ['google/gemini-3', 'published'],
    ['xai/grok-4.5', 'published'],
    ['meta/muse-spark', 'published'],
    ['microsoft/phi-4-14b', 'published'],
    ['openai/gpt-oss', 'missing'],
    ['ibm/granite-4.1', 'missing'],
    ['black-forest-labs/flux-2-max', 'missing'],
  ])('of %s is %s', (id, state) => expect(series(id)?.euSummary?.state).toBe(state));
});

describe('citations', () => {
  it.each([
    ['ai2/olmo-1', '2402.00838'],
    ['ai2/olmo-2', '2501.00656'],
    ['ai2/olmo-3', '2512.13961'],
    ['eleutherai/pythia', '2304.01373'],
    ['corpora/the-pile', '2101.00027'],
    ['apple/dclm', '2406.11794'],
    ['corpora/dolma', '2402.00159'],
    ['llm360/amber-7b', '2312.06550'],
    ['llm360/k2-v2-70b', '2512.06201'],
    ['huggingface/smollm2', '2502.02737'],
    ['swiss-ai/apertus', '2509.14233'],
    ['corpora/common-pile', '2506.05209'],
    ['bigscience-workshop/bloom', '2211.05100'],
  ])('of %s leads to arXiv %s', (id, paper) => {
    expect(record(id)?.citation?.url).toBe(`https://arxiv.org/abs/${paper}`);
  });
});
