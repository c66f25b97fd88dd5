import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type {
  CorpusRecord,
  DeveloperRecord,
  FamilyRecord,
  LicenceRecord,
  SeriesRecord,
  SourceRecord,
} from '../openness/record.ts';
import { fileSchemas, type recordSchemas, type Snapshot } from './schema.ts';

type Parsed<Kind extends keyof ReturnType<typeof fileSchemas>> = z.infer<ReturnType<typeof fileSchemas>[Kind]>;

describe('the schemas and the record types', () => {
  it('agree at compile time', () => {
    expectTypeOf<Parsed<'series'>>().toExtend<SeriesRecord>();
    expectTypeOf<Parsed<'corpus'>>().toExtend<CorpusRecord>();
    expectTypeOf<Parsed<'family'>>().toExtend<FamilyRecord>();
    expectTypeOf<Parsed<'developer'>>().toExtend<DeveloperRecord>();
    expectTypeOf<Parsed<'licence'>>().toExtend<LicenceRecord>();
    expectTypeOf<Parsed<'source'>>().toExtend<SourceRecord>();
    type InSnapshot<List extends keyof ReturnType<typeof recordSchemas>> = z.infer<
      ReturnType<typeof recordSchemas>[List]
    >[];
    expectTypeOf<InSnapshot<'series'>>().toExtend<Snapshot['series']>();
    expectTypeOf<InSnapshot<'corpora'>>().toExtend<Snapshot['corpora']>();
    expectTypeOf<InSnapshot<'licences'>>().toExtend<Snapshot['licences']>();
  });

  it('have the same keys, so that no field of a record is forgotten', () => {
    expectTypeOf<keyof Parsed<'series'>>().toEqualTypeOf<keyof SeriesRecord>();
    expectTypeOf<keyof Parsed<'series'>['releases'][number]>().toEqualTypeOf<keyof SeriesRecord['releases'][number]>();
    expectTypeOf<keyof Parsed<'corpus'>>().toEqualTypeOf<keyof CorpusRecord>();
    expectTypeOf<keyof Parsed<'family'>>().toEqualTypeOf<keyof FamilyRecord>();
    expectTypeOf<keyof Parsed<'developer'>>().toEqualTypeOf<keyof DeveloperRecord>();
    expectTypeOf<keyof Parsed<'licence'>>().toEqualTypeOf<keyof LicenceRecord>();
    expectTypeOf<keyof Parsed<'source'>>().toEqualTypeOf<keyof SourceRecord>();
  });
});

const CLAIM = { status: 'open', url: 'https://example.org/x', source: 'editors', checked: '2026-10-01' };
const SERIES = { name: 'A', developer: 'acme', modalities: ['text'], kind: 'base', aliases: [], releases: [] };

const accepts = (series: object): boolean => fileSchemas().seriesFile.safeParse({ ...SERIES, ...series }).success;
const acceptsClaim = (claim: object, component = 'weights_final'): boolean =>
  accepts({ components: { [component]: [{ ...CLAIM, ...claim }] } });

describe('a claim', () => {
  it('has evidence unless it is unknown', () => {
    expect(acceptsClaim({})).toBe(true);
    expect(acceptsClaim({ url: undefined })).toBe(false);
    expect(acceptsClaim({ url: undefined, status: 'unknown' })).toBe(true);
    expect(acceptsClaim({ source: undefined, status: 'unknown' })).toBe(false);
  });

  it.each(['http://example.org', 'https://localhost/x', 'https://', 'javascript:alert(1)', 'https://a b.org', ''])(
    'refuses %j as evidence',
    (url) => expect(acceptsClaim({ url })).toBe(false),
  );

  it('takes the statuses of its component', () => {
    expect(acceptsClaim({ status: 'complete' })).toBe(false);
    expect(acceptsClaim({ status: 'complete' }, 'data_information')).toBe(true);
    expect(acceptsClaim({ status: 'gated' }, 'data_information')).toBe(false);
    expect(acceptsClaim({}, 'no_such_component')).toBe(false);
  });

  it('has a short note of one line', () => {
    expect(acceptsClaim({ note: 'x'.repeat(200) })).toBe(true);
    expect(acceptsClaim({ note: 'x'.repeat(201) })).toBe(false);
    expect(acceptsClaim({ note: 'two\nlines' })).toBe(false);
    expect(acceptsClaim({ note: ' space' })).toBe(false);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-10', '26-10-01', '2026-10-1', 'today', '1849-01-01'])(
    'refuses %j as the day of the check',
    (checked) => expect(acceptsClaim({ checked })).toBe(false),
  );
});

describe('ids', () => {
  const release = (id: string): boolean => accepts({ releases: [{ id }] });

  it.each(['allenai/OLMo-2-1124-7B', 'a/b', 'Qwen/Qwen2.5-0.5B_x', '01-ai/Yi-6B'])('accept %j', (id) => {
    expect(release(id)).toBe(true);
  });

  it.each(['../../x', 'a/..', 'a/b..c', 'a/b/c', 'a', 'a/', '/b', 'a/b--c', 'a/b.git', 'a/ b', 'a/b\n', 'ä/b'])(
    'refuse %j',
    (id) => expect(release(id)).toBe(false),
  );

  it('leave something out of a pattern, but never its owner', () => {
    expect(accepts({ patterns: ['allenai/OLMo-*-hf'] })).toBe(true);
    expect(accepts({ patterns: ['*/OLMo'] })).toBe(false);
    expect(accepts({ patterns: ['allenai/*'] })).toBe(false);
    expect(accepts({ patterns: ['allenai/OLMo'] })).toBe(false);
  });

  it('are judged in no time, however long', () => {
    const start = performance.now();
    expect(release(`${'a-'.repeat(50_000)}!`)).toBe(false);
    expect(accepts({ developer: `${'a.'.repeat(50_000)}!` })).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('a record', () => {
  it('refuses keys that it does not know, at any depth', () => {
    expect(accepts({ tier: 'open-recipe' })).toBe(false);
    expect(acceptsClaim({ evidence: 'x' })).toBe(false);
    expect(accepts({ releases: [{ id: 'a/b', sise: 7 }] })).toBe(false);
  });

  it('leaves out what is empty', () => {
    expect(accepts({ components: { report: [] } })).toBe(false);
    expect(accepts({ repos: [] })).toBe(false);
    expect(accepts({ modalities: [] })).toBe(false);
  });
});
