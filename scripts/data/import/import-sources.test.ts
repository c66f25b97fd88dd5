import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseFiles, readDataset, type SourceFile } from '../../../lib/dataset/read-files.ts';
import { readCrosswalk } from './crosswalk.ts';
import { importSources, type ImportInput } from './import-sources.ts';
import { IMPORTERS } from './importers/registry.ts';
import { readSourceRecords, type SourceRecord } from './source-record.ts';

const SOURCES = ['osai-index', 'mof-tool', 'models-dev'];
const EDITORS = 'source: editors, checked: 2026-11-20, confidence: medium';

const files: readonly SourceFile[] = [
  { path: 'developers/maker.yaml', text: 'name: Maker\nhub: [MakerLabs]\n' },
  { path: 'licences.yaml', text: '- { id: apache-2.0, name: Apache License 2.0, class: osi }\n' },
  {
    path: 'sources.yaml',
    text: ['editors', ...SOURCES]
      .map((id) => `- { id: ${id}, name: ${id}, url: https://example.org/${id}, licence: MIT, credit: ${id} }\n`)
      .join(''),
  },
  { path: 'version.yaml', text: 'version: 1\ndate: 2026-11-23\n' },
  {
    path: 'models/maker/zorbo-1.yaml',
    text: `# Checked by hand.
name: Zorbo 1
developer: maker
modalities: [text]
kind: base
aliases: [Zorbo-1]
releases:
  - { id: MakerLabs/Zorbo-1-7B }
components:
  model_card: [{ status: open, url: https://example.org/card, ${EDITORS} }]
`,
  },
];

const record = (fields: Partial<SourceRecord>): SourceRecord => ({
  source: 'osai-index',
  id: 'osai-index:Zorbo-1',
  record_url: 'https://example.org/record',
  as_of: '2026-03-13',
  name: 'Zorbo 1',
  developer: 'Maker',
  kind: 'model',
  versions: ['Zorbo-1-7B'],
  urls: { hf_models: ['MakerLabs/Zorbo-1-7B'] },
  extra: { end_model: 'Zorbo-1-7B' },
  status: {
    weights_endmodel: { value: 'open', evidence: ['https://huggingface.co/MakerLabs/Zorbo-1-7B'] },
    datasources_basemodel: { value: 'closed' },
    modelcard: { value: 'partial' },
  },
  ...fields,
});

const inputOf = (records: readonly SourceRecord[], from: readonly SourceFile[] = files): ImportInput => {
  const { dataset, faults } = parseFiles(from);
  expect(faults).toEqual([]);
  return { dataset, files: from, records, crosswalk: [], today: '2026-11-23' };
};

/** The files after an import. */
const after = (from: readonly SourceFile[], written: ReadonlyMap<string, string>): SourceFile[] => {
  const texts = new Map([...from.map(({ path, text }) => [path, text] as const), ...written]);
  return [...texts].map(([path, text]) => ({ path, text })).toSorted((one, other) => (one.path < other.path ? -1 : 1));
};

describe('importSources', () => {
  it('adds claims beside those that people made, which stay as they were, comments too', () => {
    const { files: written } = importSources(inputOf([record({})]));
    const text = written.get('models/maker/zorbo-1.yaml') ?? '';
    expect(text).toContain('# Checked by hand.');
    expect(text).toContain(`model_card: [{ status: open, url: https://example.org/card, ${EDITORS} }]`);
    const { dataset, faults } = parseFiles(after(files, written));
    expect(faults).toEqual([]);
    expect(dataset.series[0]?.components?.weights_final).toMatchObject([
      {
        status: 'open',
        source: 'osai-index',
        checked: '2026-03-13',
        url: 'https://huggingface.co/MakerLabs/Zorbo-1-7B',
      },
    ]);
  });

  it('says which rule left a rating out', () => {
    const { report } = importSources(inputOf([record({})]));
    expect(report.rules.find(({ rule }) => rule === 'other-yardstick')?.records).toEqual(['osai-index:Zorbo-1']);
  });

  it('changes nothing the second time, and refreshes its own claim when the source changes', () => {
    const once = after(files, importSources(inputOf([record({})])).files);
    expect(importSources(inputOf([record({})], once)).files.size).toBe(0);
    const changed = record({ status: { weights_endmodel: { value: 'closed' } }, as_of: '2026-06-01' });
    const { report } = importSources(inputOf([changed], once));
    expect(report.changed).toMatchObject([{ part: 'components.weights_final', from: 'open', to: 'none' }]);
  });

  it('takes no tick without a licence for open', () => {
    const ticked = record({
      source: 'mof-tool',
      id: 'mof-tool:Zorbo-1',
      status: { 'Training code': { value: 'unlicensed' } },
    });
    const { files: written, report } = importSources(inputOf([ticked]));
    expect([...written.values()].join('')).not.toContain('code_train');
    expect(report.rules.map(({ rule }) => rule)).toContain('claimed-only');
  });

  it('makes a file for a series that only the sources know, and none for a moving pointer', () => {
    const fresh = record({
      id: 'osai-index:Quux',
      name: 'Quux',
      versions: ['Quux-3B'],
      urls: { hf_models: ['MakerLabs/Quux-3B'] },
      extra: { end_model: 'Quux-3B' },
    });
    const pointer = record({
      source: 'models-dev',
      id: 'models-dev:maker/quux-latest',
      name: 'Quux Latest',
      status: {},
    });
    const { files: written, report } = importSources(inputOf([fresh, pointer]));
    expect([...written.keys()]).toEqual(['models/maker/quux.yaml']);
    expect(parseFiles(after(files, written)).faults).toEqual([]);
    expect(report.unused).toContainEqual({ record: pointer.id, reason: 'the name of a moving pointer' });
  });
});

const shared = '../shared/sources';

describe('the published indexes', () => {
  it.skipIf(!existsSync(shared))(
    'are all in the dataset already (skipped where the sources are not beside it)',
    async () => {
      const { dataset, files: own } = await readDataset('data');
      const records = IMPORTERS.flatMap(({ source }) => readSourceRecords(shared, source));
      const input = { dataset, files: own, records, crosswalk: readCrosswalk(shared), today: '2026-11-23' };
      const { files: written } = importSources(input);
      expect([...written.keys()]).toEqual([]);
    },
    // It reads every source and every file of the dataset: seconds, and more on a busy machine.
    120_000,
  );
});
