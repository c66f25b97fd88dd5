import { describe, expect, it } from 'vitest';
import type { Tier } from '../openness/tier-names.ts';
import { buildAliasEntries, type Nameable } from './alias-index.ts';
import { freshContext, type PageContext } from './mention.ts';
import { resolve } from './resolve.ts';

const of = (over: Partial<Nameable> & Pick<Nameable, 'id' | 'kind' | 'name'>): Nameable => ({
  aliases: [],
  developerNames: ['Meta'],
  family: null,
  ...over,
});
const llama = { family: 'family/llama', developerNames: ['Meta', 'Meta AI'] };
const anthropic = { family: 'family/claude', developerNames: ['Anthropic'] };
const index = buildAliasEntries([
  of({ ...llama, id: 'family/llama', kind: 'family', name: 'Llama', family: null, aliases: ['Meta Llama'] }),
  of({ ...llama, id: 'meta/llama-3.1', kind: 'series', name: 'Llama 3.1', hubIds: ['meta-llama/Llama-3.1-*'] }),
  of({ ...llama, id: 'meta/llama-4', kind: 'series', name: 'Llama 4' }),
  ...['Llama-3.1-8B', 'Llama-3.1-8B-Instruct', 'Llama-3.1-0725-70B'].map((name) =>
    of({
      ...llama,
      id: `meta-llama/${name}`,
      kind: 'release',
      name,
      series: 'meta/llama-3.1',
      hubIds: [`meta-llama/${name}`],
    }),
  ),
  of({
    ...llama,
    id: 'meta-llama/Llama-4-Scout-17B',
    kind: 'release',
    name: 'Llama-4-Scout-17B',
    series: 'meta/llama-4',
  }),
  of({
    ...anthropic,
    id: 'family/claude',
    kind: 'family',
    name: 'Claude',
    family: null,
    aliases: [{ text: 'Claude', ambiguous: true, not: ['monet'] }],
  }),
  of({
    ...anthropic,
    id: 'anthropic/claude-4.5',
    kind: 'series',
    name: 'Claude 4.5',
    aliases: ['Claude Opus 4.5', 'Claude Sonnet 4.5'],
  }),
  of({ id: 'family/mistral', kind: 'family', name: 'Mistral', developerNames: ['Mistral AI', 'Mistral'] }),
  of({ id: 'family/kimi', kind: 'family', name: 'Kimi', developerNames: ['Moonshot'] }),
  of({ id: 'moonshot/k2', kind: 'series', name: 'Kimi K2', developerNames: ['Moonshot'], family: 'family/kimi' }),
  of({ id: 'openai/gpt-4', kind: 'series', name: 'GPT-4', developerNames: ['OpenAI'], family: 'family/gpt' }),
  of({
    id: 'family/gpt',
    kind: 'family',
    name: 'GPT',
    developerNames: ['OpenAI'],
    aliases: [{ text: 'GPT', exact: true, ambiguous: true }],
  }),
  of({
    id: 'corpora/the-pile',
    kind: 'corpus',
    name: 'The Pile',
    developerNames: ['EleutherAI'],
    hubIds: ['EleutherAI/pile'],
  }),
]);
const lookup = async (keys: readonly string[]) =>
  new Map(keys.flatMap((key) => (index.has(key) ? [[key, index.get(key) ?? []] as const] : [])));
const tiersOf = async (ids: readonly string[]) => new Map(ids.map((id) => [id, ['open-weights'] as readonly Tier[]]));

const read = async (text: string, context: PageContext = freshContext('article', '')) =>
  resolve({ windows: [{ block: 0, offset: 0, text }], context }, lookup, tiersOf);
const found = async (text: string): Promise<string[]> =>
  (await read(text)).mentions.map((it) => `${it.text} = ${it.id}`);

describe('names', () => {
  it.each([
    [
      'We run Llama-3.1-8B, Llama 3.1 8B, llama3.1:8b and Llama 3.1 (8B).',
      [
        'Llama-3.1-8B = meta-llama/Llama-3.1-8B',
        'Llama 3.1 8B = meta-llama/Llama-3.1-8B',
        'llama3.1:8b = meta-llama/Llama-3.1-8B',
        'Llama 3.1 (8B) = meta-llama/Llama-3.1-8B',
      ],
    ],
    ['An unseen sibling: Llama 3.1 9B.', ['Llama 3.1 9B = meta/llama-3.1']],
    ['An unseen version: Llama 9 70B.', ['Llama 9 70B = family/llama']],
    ['The date may be left out: Llama 3.1 70B.', ['Llama 3.1 70B = meta-llama/Llama-3.1-0725-70B']],
    [
      'Variants: Llama-3.1-8B-Instruct, Llama 3.1 8B Instruct, Llama 3.1 8B model.',
      [
        'Llama-3.1-8B-Instruct = meta-llama/Llama-3.1-8B-Instruct',
        'Llama 3.1 8B Instruct = meta-llama/Llama-3.1-8B-Instruct',
        'Llama 3.1 8B = meta-llama/Llama-3.1-8B',
      ],
    ],
    [
      "The maker stays out: Meta Llama 3.1, but Meta-Llama-3.1-8B. Llama 3.1's licence.",
      ['Llama 3.1 = meta/llama-3.1', 'Meta-Llama-3.1-8B = meta-llama/Llama-3.1-8B', 'Llama 3.1 = meta/llama-3.1'],
    ],
    [
      'Anthropic told us of Claude Fable 5 and Claude Opus 4.5.',
      ['Claude Fable 5 = family/claude', 'Claude Opus 4.5 = anthropic/claude-4.5'],
    ],
    ['Kimik2 and Kimi-K2-Instruct by Moonshot, an LLM.', ['Kimik2 = moonshot/k2', 'Kimi-K2-Instruct = moonshot/k2']],
    ['以及Llama3.1模型', ['Llama3.1 = meta/llama-3.1']],
    [
      'GPT\u2060-\u20604 is GPT-4, not GPT-4o.',
      ['GPT\u2060-\u20604 = openai/gpt-4', 'GPT-4 = openai/gpt-4', 'GPT-4o = family/gpt'],
    ],
    ['On the Llama 4 page, the Scout model is the small one.', ['Llama 4 = meta/llama-4', 'Scout = meta/llama-4']],
  ])('%s', async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });
});

describe('structured ids in text', () => {
  it.each([
    ['from_pretrained("meta-llama/Llama-3.1-8B")', ['meta-llama/Llama-3.1-8B = meta-llama/Llama-3.1-8B']],
    ['load meta-llama/Llama-3.1-405B-FP8', ['meta-llama/Llama-3.1-405B-FP8 = meta/llama-3.1']],
    ['TheBloke/Llama-3.1-8B-GGUF', ['TheBloke/Llama-3.1-8B-GGUF = TheBloke/Llama-3.1-8B-GGUF']],
    ['EleutherAI/pile', ['EleutherAI/pile = corpora/the-pile']],
    ['models/llama/weights and src/llama and ./llama-3.1-8b/x', []],
    ['https://huggingface.co/meta-llama/Llama-3.1-8B and llama.cpp and @llama and llama.ai', []],
  ])('%s', async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });

  it('tell what a derived repository is derived from', async () => {
    const { mentions } = await read('TheBloke/Llama-3.1-8B-GGUF');
    expect(mentions[0]).toMatchObject({ kind: 'derived', base: 'meta-llama/Llama-3.1-8B' });
  });

  it('tell it by the name in front, not by the version at the end', async () => {
    const { mentions } = await read('somebody/llama-3.1-meadow-12b-v4');
    expect(mentions[0]).toMatchObject({ kind: 'derived', base: 'meta/llama-3.1' });
  });
});

describe('words with another sense', () => {
  it.each([
    'Claude Monet painted water lilies.',
    'Jean-Claude met a llama.',
    'The mistral blew, and Mistral, the poet, wrote.',
    'Mistral AI raised money for language models.',
    'The Llama team hires engineers for large language models.',
    'A pile of books about artificial intelligence.',
    'Use GPT, not MBR, on the disk.',
  ])('%s', async (text) => {
    expect(await found(text)).toEqual([]);
  });

  it('lean on what the page has named before', async () => {
    const first = await read('The Llama 3.1 language model beats GPT-4 by OpenAI.');
    expect((await read('Then we asked Claude.')).mentions).toEqual([]);
    expect((await read('Then we asked Claude.', first.context)).mentions).toHaveLength(1);
    expect(JSON.parse(JSON.stringify(first.context))).toEqual(first.context);
  });
});

describe('claims', () => {
  const claims = async (text: string) =>
    (await read(text)).claims.map((it) => `${it.id} ${it.verdict}${it.attributed ? ' attributed' : ''}`);
  it.each([
    ['Llama 3.1 is an open-source model.', ['meta/llama-3.1 contradicted']],
    ['Llama 3.1, which Meta calls open source.', ['meta/llama-3.1 contradicted attributed']],
    ['Llama 3.1 is not open source.', ['meta/llama-3.1 unclear']],
    ['Is Llama 3.1 open source?', ['meta/llama-3.1 unclear']],
    ['Open-source models like Llama 3.1 and GPT-4.', ['meta/llama-3.1 contradicted', 'openai/gpt-4 contradicted']],
    ['Llama 3.1 is an open-weights model.', ['meta/llama-3.1 supported']],
    ['GPT-4 runs open-source tools.', []],
  ])('%s', async (text, expected) => {
    expect(await claims(text)).toEqual(expected);
  });
});
