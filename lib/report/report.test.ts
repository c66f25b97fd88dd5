import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReport } from '../../scripts/data/draft-read.ts';
import { isSameSubject } from './earlier.ts';
import { FORMS, REPORT_KINDS, valueOf, type Report } from './fields.ts';
import { faultsOf } from './faults.ts';
import { parseFinding, findingText } from './findings.ts';
import { issueLink, repositoryFrom } from './issue-link.ts';
import { asMarkdown, asYaml, contentHash, disclosure } from './report-text.ts';
import { asKind, BLANK, firstReport, subjectKey, withFindings } from './subject.ts';

const MISSING: Report = {
  kind: 'missing-model',
  values: {
    name: 'Patchwork 3B',
    hub: 'quiltworks/patchwork-3b',
    findings: 'licence: mit (https://huggingface.co/quiltworks/patchwork-3b)',
    page: 'https://huggingface.co/quiltworks/patchwork-3b',
    note: 'Two lines:\n\n  indented - "quoted" # not a comment',
  },
};
const WRONG: Report = {
  kind: 'wrong-claim',
  values: {
    name: 'OLMo 2',
    record: 'ai2/olmo-2',
    component: 'data_pretrain',
    'should-be': 'partial',
    evidence: 'https://example.org/why',
  },
};

const reasonsOf = (report: Report, values: Report['values']) =>
  faultsOf({ ...report, values: { ...report.values, ...values } }).map(({ field, reason }) => `${field} ${reason}`);

describe('faultsOf', () => {
  it('finds none in a good report', () => {
    expect(faultsOf(MISSING)).toEqual([]);
    expect(faultsOf(WRONG)).toEqual([]);
  });

  it('wants what is needed, and evidence for a correction', () => {
    expect(reasonsOf(MISSING, { name: '  ' })).toEqual(['name empty']);
    expect(reasonsOf(WRONG, { evidence: '' })).toEqual(['evidence empty']);
    for (const evidence of [
      'http://example.org/',
      'javascript:alert(1)',
      'https://localhost/',
      'example.org',
      'https://',
    ])
      expect(reasonsOf(WRONG, { evidence })).toEqual(['evidence no-https']);
  });

  it('refuses what hides, and what is made to look like something else', () => {
    expect(reasonsOf(MISSING, { name: 'Llаma 3' })).toEqual(['name mixed-alphabets']);
    expect(reasonsOf(MISSING, { hub: 'metа-llama/Llama-3' })).toEqual(['hub no-hub-id']);
    expect(reasonsOf(MISSING, { name: 'ab\u202Ecd' })).toEqual(['name hidden-characters']);
    expect(reasonsOf(MISSING, { note: 'x <img src=x onerror=alert(1)>' })).toEqual(['note html']);
    for (const hub of ['../../etc/passwd', 'a/../b', 'a/b/c', 'a/b?x=1', '/a/b']) {
      expect(reasonsOf(MISSING, { hub })).toEqual(['hub no-hub-id']);
    }
  });

  it('knows components, statuses and statements', () => {
    expect(reasonsOf(WRONG, { component: '__proto__' })).toEqual(['component no-component']);
    expect(reasonsOf(WRONG, { 'should-be': 'complete' })).toEqual(['should-be no-status']);
    expect(reasonsOf(WRONG, { component: 'data_information', 'should-be': 'complete' })).toEqual([]);
    expect(reasonsOf(WRONG, { component: 'licence_weights', 'should-be': 'mit' })).toEqual([]);
    for (const findings of [
      'it is open',
      'weights_final: great (https://a.example/)',
      'licence: mit (http://a.example/)',
    ])
      expect(reasonsOf(MISSING, { findings })).toEqual(['findings no-finding']);
  });

  it('accepts Greek and Cyrillic names that are whole', () => {
    for (const name of ['Μελτέμι 7B', 'Вихрь 12B', '通义 2.5']) expect(reasonsOf(MISSING, { name })).toEqual([]);
  });
});

describe('findings', () => {
  it('are read back as they were written', () => {
    const finding = { what: 'base model', value: 'meta-llama/Llama-3.1-8B, quantized', source: 'https://a.example/x' };
    expect(parseFinding(findingText(finding))).toEqual(finding);
  });

  it('are added once', () => {
    const finding = { what: 'licence', value: 'mit', source: 'https://huggingface.co/quiltworks/patchwork-3b' };
    expect(withFindings(MISSING, [finding, finding])).toEqual(MISSING);
  });
});

describe('text of a report', () => {
  it.each([MISSING, WRONG])('is read back from Markdown, YAML and JSON', (report) => {
    expect(readReport(asMarkdown(report))).toEqual(report);
    expect(readReport(asMarkdown(report).replaceAll('\n', '\r\n'))).toEqual(report);
    expect(readReport(asYaml(report))).toEqual(report);
    expect(readReport(JSON.stringify({ report: report.kind, ...report.values }))).toEqual(report);
  });

  it('is read back from YAML whatever a note holds', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 30 }), { maxLength: 6 }), (lines) => {
        const note = lines.join('\n').trim();
        const report: Report = { ...MISSING, values: { ...MISSING.values, note } };
        fc.pre(faultsOf(report).length === 0 && !/^### /mu.test(note));
        expect(valueOf(readReport(asYaml(report)), 'note')).toBe(note);
      }),
    ));

  it('says all that becomes public before it does', () => {
    for (const report of [MISSING, WRONG])
      for (const value of [
        ...Object.values(report.values),
        ...new URL(issueLink('a/b', report).url).searchParams.values(),
      ])
        if (!value.endsWith('.yml')) expect(disclosure(report)).toContain(value);
  });

  it('has one hash for one content', async () => {
    const reordered: Report = { ...MISSING, values: Object.fromEntries(Object.entries(MISSING.values).toReversed()) };
    expect(await contentHash(reordered)).toBe(await contentHash(MISSING));
    expect(await contentHash(WRONG)).not.toBe(await contentHash(MISSING));
  });
});

describe('issueLink', () => {
  it('carries every field by the id of the issue form', () => {
    const { url, leftOut } = issueLink('acme/open-recipe', MISSING);
    const { origin, pathname, searchParams } = new URL(url);
    expect(origin + pathname).toBe('https://github.com/acme/open-recipe/issues/new');
    expect(Object.fromEntries(searchParams)).toEqual({
      template: 'missing-model.yml',
      title: 'Missing: Patchwork 3B',
      ...MISSING.values,
    });
    expect(leftOut).toEqual([]);
  });

  it('leaves out whole fields where the address gets too long, never what is needed', () =>
    fc.assert(
      fc.property(fc.constantFrom(...REPORT_KINDS), fc.constantFrom('a', 'é', '模', '%'), (kind, letter) => {
        const values = Object.fromEntries(FORMS[kind].map(({ id, limit }) => [id, letter.repeat(limit)]));
        const { url, leftOut } = issueLink('acme/open-recipe', { kind, values });
        expect(encodeURIComponent(url).length).toBeLessThanOrEqual(7500);
        const { searchParams } = new URL(url);
        for (const { id } of FORMS[kind])
          expect(searchParams.get(id)).toBe(leftOut.some((field) => field.id === id) ? null : values[id]);
        if (letter === 'a') expect(leftOut.some(({ isRequired }) => isRequired)).toBe(false);
      }),
    ));

  it('takes only a repository', () => {
    for (const bad of [null, '', 'a', 'a/b/c', 'a/..', 'https://x.example/a', 'a b/c', '-a/b'])
      expect(repositoryFrom(bad)).toBeNull();
    expect(repositoryFrom('acme/open-recipe.data')).toBe('acme/open-recipe.data');
  });
});

describe('the first report', () => {
  const page = { url: 'https://huggingface.co/quiltworks/patchwork-3b#files', title: 'quiltworks <b>\u202E Face' };
  const pageModel = { id: 'quiltworks/patchwork-3b', gated: 'manual', card: { license: 'mit', base_model: 'a/b' } };

  it('holds what is known of an unknown model', () => {
    const report = firstReport({ ...BLANK, id: pageModel.id, page, pageModel }, null);
    expect(report.kind).toBe('missing-model');
    expect(report.values).toMatchObject({
      name: 'patchwork-3b',
      hub: 'quiltworks/patchwork-3b',
      page: 'https://huggingface.co/quiltworks/patchwork-3b',
      'page-title': 'quiltworks b Face',
    });
    expect(valueOf(report, 'findings').split('\n')).toEqual([
      'model_card: open (https://huggingface.co/quiltworks/patchwork-3b)',
      'weights_final: gated (https://huggingface.co/quiltworks/patchwork-3b)',
      'licence: mit (https://huggingface.co/quiltworks/patchwork-3b)',
      'base model: a/b, finetune (https://huggingface.co/quiltworks/patchwork-3b)',
    ]);
    expect(faultsOf(report)).toEqual([]);
  });

  it('says nothing of the page in a private window', () => {
    const { values } = firstReport({ ...BLANK, id: pageModel.id, page, pageModel, isPrivate: true }, null);
    expect(values).not.toHaveProperty('page');
    expect(values).not.toHaveProperty('page-title');
  });

  it('never holds what would be refused, whatever a page says', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.anything(), (title, said) => {
        const card = { license: said, base_model: said, datasets: said } as object;
        const start = { ...BLANK, id: 'a/b', page: { ...page, title }, pageModel: { id: 'a/b', tags: said, card } };
        expect(faultsOf(firstReport(start, null))).toEqual([]);
      }),
    ));

  it('keeps what both forms have', () => {
    expect(asKind(MISSING, 'wrong-claim').values).toEqual({
      name: 'Patchwork 3B',
      page: MISSING.values.page,
      note: MISSING.values.note,
    });
  });

  it('has one key for one subject', () => {
    expect(subjectKey({ ...BLANK, id: 'A/B' })).toBe(subjectKey({ ...BLANK, id: 'a/b' }));
    expect(subjectKey({ ...BLANK, id: 'a/b', component: 'report' })).not.toBe(subjectKey({ ...BLANK, id: 'a/b' }));
    expect(subjectKey(BLANK)).toBeNull();
  });
});

describe('isSameSubject', () => {
  it('goes by id or name', () => {
    expect(isSameSubject(MISSING, { kind: 'missing-model', values: { name: 'patchwork-3b' } })).toBe(true);
    expect(isSameSubject(MISSING, { kind: 'missing-model', values: { hub: 'QuiltWorks/patchwork-3b' } })).toBe(true);
    expect(isSameSubject(MISSING, { kind: 'missing-model', values: { name: 'Heron' } })).toBe(false);
    expect(isSameSubject(WRONG, { ...WRONG, values: { ...WRONG.values, component: 'report' } })).toBe(false);
    expect(isSameSubject({ kind: 'missing-model', values: {} }, { kind: 'missing-model', values: {} })).toBe(false);
  });
});
