import { describe, expect, it } from 'vitest';
import { CORPUS, OPEN_RECIPE, RESTRICTED } from '../../tests/gallery/samples.ts';
import { en } from '../../lib/language/en.ts';
import type { PageEntry } from './PageList.tsx';
import { reportCsv, reportText } from './page-report.ts';

const entries: readonly PageEntry[] = [
  {
    summary: RESTRICTED,
    mentions: 2,
    calledOpen: true,
    contradicted: ['open source'],
    sentences: ['Meta calls it "open source".'],
  },
  { summary: OPEN_RECIPE, mentions: 5, calledOpen: true, contradicted: [], sentences: ['=HYPERLINK("x")'] },
  { summary: CORPUS, mentions: 1, calledOpen: false, contradicted: [], sentences: [] },
];

describe('the report on a page', () => {
  it('sums up, groups by tier and gives the sentences and phrases', () => {
    const text = reportText(en, entries, 'https://example.org/news', 'Dataset 3, Nov 2026');
    expect(text).toContain('2 models and 1 corpus named, 2 called open source, 1 of them is.');
    expect(text.indexOf('Open recipe')).toBeLessThan(text.indexOf('Restricted weights'));
    expect(text).toContain('the page says: “open source”');
    expect(text).toContain('“Meta calls it "open source".”');
    expect(text).toContain('Source: Open Recipe, Dataset 3, Nov 2026.');
  });

  it('is CSV with one row each, quotes doubled and nothing that a spreadsheet would run', () => {
    const rows = reportCsv(en, entries).trimEnd().split('\r\n');
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(/^"name","id"/);
    expect(rows.find((row) => row.includes(RESTRICTED.id))).toContain('"Meta calls it ""open source""."');
    expect(rows.find((row) => row.includes(OPEN_RECIPE.id))).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
