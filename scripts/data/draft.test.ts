import { describe, expect, it } from 'vitest';
import { findFaults } from '../../lib/dataset/check.ts';
import { parseFiles, readDataset, type ReadResult } from '../../lib/dataset/read-files.ts';
import type { Dataset } from '../../lib/dataset/schema.ts';
import type { Report } from '../../lib/report/fields.ts';
import { asMarkdown } from '../../lib/report/report-text.ts';
import { draftCorrection } from './draft-patch.ts';
import { readReport, RefusedReport } from './draft-read.ts';
import { draftMissing } from './draft-series.ts';
import { NoDraft, type Draft } from './draft-shape.ts';
import { fenced } from './fenced.ts';

const TODAY = '2026-11-20';
const EVIDENCE = 'https://huggingface.co/acme-ai/Egret-9B-Instruct';
const example = await readDataset('tests/dataset/example');

const missing = (values: Report['values']): Report => ({
  kind: 'missing-model',
  values: { name: 'Egret 9B Instruct', hub: 'acme-ai/Egret-9B-Instruct', ...values },
});
const wrong = (values: Report['values']): Report => ({
  kind: 'wrong-claim',
  values: {
    name: 'Heron 1',
    record: 'acme-ai/Heron-1-7B',
    component: 'data_pretrain',
    'should-be': 'partial',
    evidence: 'https://example.org/why',
    ...values,
  },
});

const heronOf = ({ series }: Dataset) => series.find(({ id }) => id === 'acme/heron-1');

/** The dataset with a draft in it, and the faults that this brings. */
function withDraft({ files }: Draft, read: ReadResult = example) {
  const paths = new Set(files.map(({ path }) => path));
  const after = parseFiles([...read.files.filter(({ path }) => !paths.has(path)), ...files]);
  return {
    dataset: after.dataset,
    faults: findFaults(after, '2026-11-23').map(({ file, rule }) => `${file}: ${rule}`),
  };
}

describe('a draft of a missing model', () => {
  it('is accepted by the check, with "unknown" where there is no evidence', () => {
    const findings = [
      `weights_final: gated (${EVIDENCE})`,
      `licence: apache-2.0 (${EVIDENCE})`,
      `base model: acme-ai/Heron-1-7B, finetune (${EVIDENCE})`,
      `file: train.py (${EVIDENCE}/blob/main/train.py)`,
    ].join('\n');
    const draft = draftMissing(missing({ findings }), example.dataset, TODAY);
    const { dataset, faults } = withDraft(draft);
    expect(faults).toEqual([]);
    expect(draft.files.map(({ path }) => path)).toEqual(['models/acme/egret.yaml']);
    const record = dataset.series.find(({ id }) => id === 'acme/egret');
    const shared = { source: 'editors', checked: TODAY };
    expect(record).toMatchObject({
      name: 'Egret',
      kind: 'instruct',
      releases: [{ id: 'acme-ai/Egret-9B-Instruct', size: 9 }],
      derivedFrom: [{ id: 'acme-ai/Heron-1-7B', relation: 'finetune' }],
      licences: { weights: [{ id: 'apache-2.0', url: EVIDENCE, ...shared, confidence: 'low' }] },
    });
    expect(record?.components).toEqual({
      weights_final: [{ status: 'gated', url: EVIDENCE, ...shared, confidence: 'low' }],
      data_pretrain: [{ status: 'unknown', ...shared }],
      code_train: [
        {
          status: 'unknown',
          url: `${EVIDENCE}/blob/main/train.py`,
          ...shared,
          note: 'train.py is there; nobody has looked into it',
        },
      ],
    });
    expect(draft.missing.join('\n')).toContain('data_pretrain: nobody has looked');
  });

  it('comes with its maker where the dataset has none', () => {
    const draft = draftMissing(missing({ hub: 'quilt.works/p-3b', name: 'Patch' }), example.dataset, TODAY);
    expect(draft.files.map(({ path }) => path)).toEqual([
      'developers/quilt.works.yaml',
      'models/quilt.works/patch.yaml',
    ]);
    expect(withDraft(draft).faults).toEqual([]);
  });

  it('is a corpus where the id is one of a data set', () => {
    const values = { name: 'Reeds 2', hub: 'datasets/acme-ai/reeds', findings: `licence: apache-2.0 (${EVIDENCE})` };
    const draft = draftMissing(missing(values), example.dataset, TODAY);
    expect(draft.files.map(({ path }) => path)).toEqual(['corpora/reeds-2.yaml']);
    const { dataset, faults } = withDraft(draft);
    expect(faults).toEqual([]);
    expect(dataset.corpora.find(({ id }) => id === 'corpora/reeds-2')?.components).toEqual({
      data_pretrain: [{ status: 'unknown', source: 'editors', checked: TODAY }],
    });
  });

  it('is none where the dataset has it, or nobody is said to have made it', () => {
    const of = (values: Report['values']) => () => draftMissing(missing(values), example.dataset, TODAY);
    expect(of({ hub: 'Acme-AI/heron-1-7b' })).toThrow(NoDraft);
    expect(of({ hub: '' })).toThrow(/who made it/u);
    expect(of({ name: 'Heron-1-13B', hub: 'acme-ai/other' })).toThrow(/heron-1\.yaml exists/u);
    expect(of({ name: '鹭', hub: 'acme-ai/lu' })).toThrow(/Latin letters/u);
  });

  it('names what is not in the dataset instead of taking it over', () => {
    const findings = [`licence: my-licence (${EVIDENCE})`, `base model: who/knows (${EVIDENCE})`].join('\n');
    const draft = draftMissing(missing({ findings }), example.dataset, TODAY);
    expect(withDraft(draft).faults).toEqual([]);
    expect(draft.missing.join('\n')).toMatch(/"my-licence": not in licences[^]*who\/knows: not in the dataset/u);
  });
});

describe('a draft of a correction', () => {
  it("replaces the editors' claim and leaves every other line", () => {
    const draft = draftCorrection(wrong({}), example, TODAY);
    const { dataset, faults } = withDraft(draft);
    expect(faults).toEqual([]);
    const series = dataset.series.find(({ id }) => id === 'acme/heron-1');
    expect(series?.components?.data_pretrain).toEqual([
      { status: 'partial', url: 'https://example.org/why', source: 'editors', checked: TODAY, confidence: 'low' },
      { status: 'reconstructible', url: 'https://example.org/index/heron', source: 'index', checked: '2026-09-01' },
    ]);
    const old = example.dataset.series.find(({ id }) => id === 'acme/heron-1');
    expect({ ...series, components: null }).toEqual({ ...old, components: null });
    expect(draft.missing.join('\n')).toContain('index says "reconstructible"');
  });

  it('adds a claim where there is none, and corrects licences', () => {
    const added = withDraft(draftCorrection(wrong({ component: 'report', 'should-be': 'open' }), example, TODAY));
    expect(added.faults).toEqual([]);
    expect(heronOf(added.dataset)?.components?.report).toHaveLength(1);
    const values = { component: 'licence_weights', 'should-be': 'acme-community' };
    const relicensed = withDraft(draftCorrection(wrong(values), example, TODAY));
    expect(relicensed.faults).toEqual([]);
    expect(heronOf(relicensed.dataset)?.licences?.weights?.map(({ id }) => id)).toEqual(['acme-community']);
  });

  it('is none where a person has to decide', () => {
    for (const values of [
      { record: 'no/where' },
      { record: '', name: 'Nobody' },
      { record: 'corpora/meadow' },
      { component: 'other', 'should-be': 'what I say' },
      { component: 'licence_code', 'should-be': 'unheard-of' },
    ])
      expect(() => draftCorrection(wrong(values), example, TODAY), JSON.stringify(values)).toThrow(NoDraft);
  });
});

describe('hostile reports are refused with the reason', () => {
  const yaml = (lines: string) => `report: missing-model\nname: Egret\n${lines}`;
  const markdown = asMarkdown(missing({ note: 'plain' }));
  it.each<readonly [string, string, RegExp]>([
    ['HTML', yaml('note: "<script>alert(1)</script>"'), /note: Holds HTML/u],
    ['a YAML tag', yaml('note: !!js/function "x"'), /not plain YAML/u],
    ['a YAML tag of its own', yaml('note: !include /etc/passwd'), /not plain YAML/u],
    ['aliases that unfold', yaml('note: &a x\nhub: *a'), /not plain YAML/u],
    ['a path', yaml('hub: ../../../etc/passwd'), /hub: Not a Hugging Face id/u],
    ['a path as developer id', yaml('github: ../x'), /github: Not a GitHub repository/u],
    ['1 MB of text', yaml(`note: ${'a'.repeat(1_000_000)}`), /longer than 65536/u],
    ['a long note', yaml(`note: ${'a'.repeat(2000)}`), /note: Longer than/u],
    ['a homoglyph in an id', yaml('hub: mеta-llama/Llama-3'), /hub: Not a Hugging Face id/u],
    ['a homoglyph in a name', 'report: missing-model\nname: Lⅼаma', /name: Mixes alphabets/u],
    ['text that turns around', yaml('note: "a\u202Eb"'), /note: Holds a character that cannot be seen/u],
    ['an unknown field', yaml('tier: open-recipe'), /unknown field "tier"/u],
    ['a prototype', '{"report":"missing-model","name":"x","__proto__":{"hub":"a/b"}}', /unknown field|must be/u],
    ['a field that is no text', yaml('note: [1, 2]'), /note: must be a text/u],
    ['nothing', '', /neither a filed issue form/u],
    ['a list', '- a', /neither a filed issue form/u],
    ['another kind', 'report: rm -rf', /must say "report: missing-model"/u],
    ['deep nesting', '['.repeat(20_000), /cannot be read|plain YAML|neither/u],
    ['a heading twice', `${markdown}\n### Hugging Face id\n\nevil/model\n`, /twice or in another order/u],
    ['other Markdown', '### Hello\n\nworld', /headings of an issue form; missing: /u],
    [
      'a form without one of its headings',
      '### Model or corpus\n\nHeron\n\n### Hugging Face id\n\n### Developer\n\n### What is known\n\n### Page address\n\n### Page title\n\n### Note',
      /missing: GitHub repository$/u,
    ],
    ['a plain http address', asMarkdown(wrong({ evidence: 'http://example.org' })), /evidence: Not a public https/u],
  ])('%s', (_what, text, reason) => {
    expect(() => readReport(text)).toThrow(RefusedReport);
    expect(() => readReport(text)).toThrow(reason);
  });
});

describe('fenced', () => {
  it('cannot be left', () => {
    const text = 'a\n```\n@everyone <img src=x>\n`````\nb';
    const lines = fenced(text).split('\n');
    expect(lines[0]).toBe('``````text');
    expect(lines.filter((line) => line.startsWith('``````'))).toHaveLength(2);
    expect(fenced('x'.repeat(100_000)).length).toBeLessThan(21_000);
  });
});
