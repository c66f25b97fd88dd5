import { describe, expect, it } from 'vitest';
import type { Statement } from './statement.ts';
import type { SourceRecord } from './source-record.ts';
import { amended, junkReason, rejectionOf, type Surroundings } from './known-faults.ts';

const record = (id: string, fields: Partial<SourceRecord> = {}): SourceRecord => ({
  source: id.slice(0, id.indexOf(':')),
  id,
  name: 'Zorbo',
  kind: 'model',
  status: {},
  ...fields,
});

const statement = (fields: Partial<Statement> & Pick<Statement, 'record'>): Statement => ({
  path: ['components', 'weights_final'],
  value: 'none',
  dimension: 'weights_endmodel',
  said: 'closed',
  url: 'https://example.org/evidence',
  checked: '2026-03-13',
  confidence: 'medium',
  ...fields,
});

const alone: Surroundings = { others: [], handMade: [], base: 'unknown', hasListedBase: false, series: 'maker/zorbo' };
const ruleFor = (one: Statement, around: Partial<Surroundings> = {}) => rejectionOf(one, { ...alone, ...around })?.id;

describe('known faults', () => {
  it('lets a sound statement pass', () => {
    expect(ruleFor(statement({ record: record('osai-index:zorbo') }))).toBeUndefined();
  });

  it('rejects the chat weights of Llama 3.1 called closed', () => {
    expect(ruleFor(statement({ record: record('osai-index:llama-3.1') }))).toBe('gated-called-closed');
  });

  it('takes a tick without a licence for a claim', () => {
    const tick = statement({ record: record('mof-tool:Zorbo'), dimension: 'Training code', said: 'unlicensed' });
    expect(ruleFor(tick)).toBe('claimed-only');
  });

  it('takes no licence of a release for one of its data', () => {
    const pile = record('mof-tool:Zorbo', {
      licences: [{ component: 'Datasets', raw: 'Apache-2.0', licence_id: 'Apache-2.0', inherited: true }],
    });
    const licence = statement({
      record: pile,
      path: ['licences', 'data_pretrain'],
      dimension: 'licence of Datasets',
      said: 'Apache-2.0',
      value: 'apache-2.0',
    });
    expect(ruleFor(licence)).toBe('inherited-data-licence');
  });

  it('prefers the current edition of an index to older ones', () => {
    const current = statement({ record: record('osai-index:zorbo') });
    const older = statement({ record: record('osai-index-superseded:zorbo@1') });
    const first = statement({ record: record('opening-up-chatgpt:zorbo') });
    expect(ruleFor(older, { others: [current] })).toBe('superseded');
    expect(ruleFor(first, { others: [older] })).toBe('predecessor');
    expect(ruleFor(older)).toBeUndefined();
  });

  it('reads "closed" of a base that does not exist as nothing', () => {
    const open = record('osai-index:zorbo', { status: { weights_endmodel: { value: 'open' } } });
    const base = { path: ['components', 'weights_base'], dimension: 'weights_basemodel' } as const;
    expect(ruleFor(statement({ record: open, ...base }))).toBe('no-base-to-rate');
    const withBase = { ...open, extra: { base_model: 'Zorbo-Base' } };
    expect(ruleFor(statement({ record: withBase, ...base }))).toBeUndefined();
  });

  it('lets no derived model be more open than its base', () => {
    const data = statement({
      record: record('osai-index:zorbo'),
      path: ['components', 'data_pretrain'],
      value: 'open',
    });
    expect(ruleFor(data, { base: 'described' })).toBe('no-more-open-than-its-base');
    expect(ruleFor({ ...data, value: 'none' }, { base: 'described' })).toBeUndefined();
  });

  it('drops price lists and moving pointers', () => {
    expect(ruleFor(statement({ record: record('models-dev:~zorbo') }))).toBe('provider-listing');
    expect(junkReason(record('models-dev:maker/zorbo-latest'))).not.toBeNull();
    expect(junkReason(record('models-dev:maker/zorbo'))).toBeNull();
  });
});

describe('records put right', () => {
  it('swaps the names of Guru and its base, not their ratings', () => {
    const wrong = record('osai-index:Guru', {
      extra: { base_model: 'Guru-32B', end_model: 'Qwen2.5-32B' },
      status: { weights_endmodel: { value: 'open' }, datasources_endmodel: { value: 'open' } },
    });
    const { record: right, rules } = amended(wrong);
    expect(right.extra).toMatchObject({ base_model: 'Qwen2.5-32B', end_model: 'Guru-32B' });
    expect(right.status).toEqual(wrong.status);
    expect(rules).toHaveLength(1);
  });

  it('leaves others alone', () => {
    const sound = record('osai-index:zorbo');
    expect(amended(sound)).toEqual({ record: sound, rules: [] });
  });
});
