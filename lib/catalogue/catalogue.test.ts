import { describe, expect, it } from 'vitest';
import { layOut } from '../dataset/rows.ts';
import type { Snapshot } from '../dataset/schema.ts';
import { atOnce } from '../dataset/steps.ts';
import { MemoryDataset } from '../dataset/store.ts';
import { freshContext } from '../mentions/mention.ts';
import { series as bareSeries } from '../openness/recipes.fixture.ts';
import type { Claim, SeriesRecord } from '../openness/record.ts';
import { candidatesIn } from './candidates.ts';
import { Catalogue } from './catalogue.ts';
import { buildIndex } from './name-index.ts';

const claim = (status: Claim['status']): Claim[] => [
  { status, url: 'https://example.org/card', source: 'editors', checked: '2026-11-20' },
];
const licence = (id: string) => [{ id, url: 'https://example.org/licence', source: 'editors', checked: '2026-11-20' }];

const series = ({ id, ...fields }: Partial<SeriesRecord> & Pick<SeriesRecord, 'id' | 'name'>): SeriesRecord =>
  bareSeries(id, { developer: 'maker', ...fields });

const snapshot: Snapshot = {
  format: 1,
  version: 1,
  date: '2026-11-23',
  developers: [{ id: 'maker', name: 'Maker Labs' }],
  families: [{ id: 'family/zorbo', name: 'Zorbo', developer: 'maker', aliases: [] }],
  series: [
    series({
      id: 'maker/zorbo-1',
      name: 'Zorbo 1',
      family: 'family/zorbo',
      releases: [{ id: 'MakerLabs/Zorbo-1-7B', size: 7 }],
      patterns: ['MakerLabs/Zorbo-1-*'],
      components: { weights_final: claim('open'), data_pretrain: claim('open'), code_train: claim('open') },
      licences: { weights: licence('apache-2.0') },
    }),
    series({
      id: 'maker/zorbo-2',
      name: 'Zorbo 2',
      family: 'family/zorbo',
      releases: [{ id: 'MakerLabs/Zorbo-2-7B' }],
      components: { weights_final: claim('open'), data_pretrain: claim('none'), code_train: claim('none') },
      licences: { weights: licence('apache-2.0') },
    }),
  ],
  corpora: [],
  licences: [{ id: 'apache-2.0', name: 'Apache License 2.0', class: 'osi' }],
  sources: [],
};
const index = atOnce(buildIndex(snapshot));
const catalogue = new Catalogue(new MemoryDataset(atOnce(layOut(snapshot, index, atOnce(candidatesIn(snapshot))))));

const ask = (texts: readonly string[], ids: readonly string[] = []) =>
  catalogue.readPage({
    windows: texts.map((text, block) => ({ block, offset: 0, text })),
    context: freshContext('hub', ''),
    ids,
    pageModel: null,
  });

describe('readPage', () => {
  it('gives each mention its summary', async () => {
    const { resolution, summaries } = await ask(['We compared Zorbo 1 with Zorbo 2.']);
    expect(resolution.mentions.map(({ id }) => id)).toEqual(['maker/zorbo-1', 'maker/zorbo-2']);
    expect(summaries['maker/zorbo-1']?.tier).toBe('open-recipe');
    expect(summaries['maker/zorbo-2']?.tier).toBe('open-weights');
  });

  it('finds listed ids whatever their capitals, siblings by pattern, and derived models by name', async () => {
    const keys = [
      'hub:makerlabs/zorbo-1-7b',
      'hub:MakerLabs/Zorbo-1-70B-Chat',
      'hub:someone/Zorbo-2-7B-GGUF',
      'hub:no/body',
    ];
    const { identified, summaries } = await ask([], keys);
    expect(identified).toEqual({
      'hub:makerlabs/zorbo-1-7b': 'MakerLabs/Zorbo-1-7B',
      'hub:MakerLabs/Zorbo-1-70B-Chat': 'maker/zorbo-1',
      'hub:someone/Zorbo-2-7B-GGUF': 'someone/Zorbo-2-7B-GGUF',
    });
    expect(summaries['someone/Zorbo-2-7B-GGUF']).toMatchObject({
      kind: 'derived',
      tier: 'open-weights',
      derivedFrom: { relation: 'quantized', how: 'name' },
    });
  });

  it('reads the base of an unknown model off its page', async () => {
    const pageModel = {
      id: 'someone/quite-new',
      gated: false,
      card: { license: 'apache-2.0', base_model: ['MakerLabs/Zorbo-1-7B'] },
      tags: ['base_model:quantized:MakerLabs/Zorbo-1-7B'],
    };
    const question = { windows: [], context: freshContext('hub', ''), ids: ['hub:someone/quite-new'], pageModel };
    const { summaries } = await catalogue.readPage(question);
    expect(summaries['someone/quite-new']).toMatchObject({
      kind: 'derived',
      tier: 'open-recipe',
      derivedFrom: { id: 'MakerLabs/Zorbo-1-7B', relation: 'quantized', how: 'page', confidence: 'medium' },
    });
  });

  it('says of a page about an unknown model that it is not assessed, whatever its metadata holds', async () => {
    const pageModel = {
      id: 'some/thing',
      gated: { odd: true },
      card: { license: 7, base_model: [null, {}] },
      tags: 'x',
    };
    const question = { windows: [], context: freshContext('hub', ''), ids: ['hub:some/thing'], pageModel };
    const { summaries } = await catalogue.readPage(question);
    expect(summaries['some/thing']).toMatchObject({ kind: 'unknown', tier: 'not-assessed' });
  });
});

describe('ask', () => {
  it.each([
    ['Zorbo 1', 'series', 'maker/zorbo-1'],
    ['zorbo', 'family', 'family/zorbo'],
    ['family/zorbo', 'family', 'family/zorbo'],
    ['maker/zorbo-2', 'series', 'maker/zorbo-2'],
    ['MakerLabs/Zorbo-2-7B', 'release', 'MakerLabs/Zorbo-2-7B'],
    ['https://huggingface.co/MakerLabs/Zorbo-2-7B/tree/main', 'release', 'MakerLabs/Zorbo-2-7B'],
    ['nobody/knows', 'unknown', 'nobody/knows'],
    ['../../x', 'unknown', '../../x'],
    ['', 'unknown', ''],
  ])('%s: %s %s', async (query, kind, id) => expect(await catalogue.ask(query)).toMatchObject({ kind, id }));

  it('shows a family whose members differ as mixed, with the most cautious tier', async () => {
    const answer = await catalogue.ask('Zorbo');
    expect(answer).toMatchObject({ tier: 'open-weights', mixed: true });
    expect(Object.keys(answer.tiers).sort()).toEqual(['open-recipe', 'open-weights']);
  });

  it('suggests something more open of the same size', async () => {
    const { alternatives } = await catalogue.ask('MakerLabs/Zorbo-2-7B');
    expect(alternatives.map(({ id }) => id)).toEqual(['MakerLabs/Zorbo-1-7B']);
  });
});

describe('search', () => {
  it('finds by name, id and maker, best first', async () => {
    expect((await catalogue.search('zorbo')).map(({ id }) => id)).toEqual([
      'family/zorbo',
      'maker/zorbo-1',
      'maker/zorbo-2',
    ]);
    expect((await catalogue.search('maker labs 2')).map(({ id }) => id)).toEqual(['maker/zorbo-2']);
    expect(await catalogue.search('  ')).toEqual([]);
  });
});
