import { describe, expect, it } from 'vitest';
import type { Status } from './components.ts';
import type { CorpusRecipe } from './corpus.ts';
import { judgeCorpus, judgeCorpusAbilities } from './corpus.ts';
import { LICENCES } from './licences.fixture.ts';

const corpus = (data: Status, code: Status, dataLicence: string | null): CorpusRecipe => ({
  components: { data_pretrain: data, code_data: code, data_card: 'open', data_information: 'partial' },
  dataLicence,
  codeLicence: null,
});
const judge = (data: Status, code: Status, licence: string | null) =>
  judgeCorpus(corpus(data, code, licence), LICENCES);
const reasons = (data: Status, code: Status, licence: string | null) =>
  judge(data, code, licence).causes.map(({ about, value }) => `${about} ${value}`);

describe('a corpus', () => {
  it('is open with data, licence and code', () => {
    expect(judge('reconstructible', 'open', 'odc-by')).toMatchObject({
      tier: 'open-recipe',
      couldBe: null,
      causes: [],
    });
  });

  it('is partly open without one of them, and says which', () => {
    expect(reasons('withdrawn', 'open', 'none-stated')).toEqual([
      'data_pretrain withdrawn',
      'data_licence none-stated',
    ]);
    expect(reasons('gated', 'open', 'mixed')).toEqual(['data_pretrain gated', 'data_licence mixed']);
    expect(reasons('open', 'none', 'odc-by')).toEqual(['code_data none']);
    expect(judge('partial', 'none', 'odc-by').tier).toBe('partly-open-recipe');
  });

  it('is closed without data, and not assessed without knowledge of it', () => {
    expect(judge('described', 'open', 'mit').tier).toBe('closed');
    expect(judge('unknown', 'open', 'mit').tier).toBe('not-assessed');
  });

  it('could be open where licence or code are unknown', () => {
    expect(judge('open', 'unknown', null)).toMatchObject({ tier: 'partly-open-recipe', couldBe: 'open-recipe' });
  });

  it('can be audited and improved', () => {
    expect(judgeCorpusAbilities(corpus('open', 'open', 'odc-by'), LICENCES)).toMatchObject({
      audit: { answer: 'yes' },
      improve: { answer: 'yes' },
    });
    expect(judgeCorpusAbilities(corpus('gated', 'open', 'mixed'), LICENCES)).toMatchObject({
      audit: { answer: 'partly' },
      improve: { answer: 'partly' },
    });
    expect(judgeCorpusAbilities(corpus('none', 'none', null), LICENCES).improve.answer).toBe('no');
  });
});
