import { describe, expect, it } from 'vitest';
import { seriesPart, sizesIn, slugOf, titlePart } from './names.ts';
import { nameOfRecord, nameParts } from './subjects.ts';
import type { SourceRecord } from './source-record.ts';

const record = (name: string, rated?: string): SourceRecord => ({
  source: 'osai-index',
  id: `osai-index:${name}`,
  name,
  kind: 'model',
  status: {},
  ...(rated !== undefined && { extra: { end_model: rated } }),
});

describe('names of series', () => {
  it.each([
    ['Falcon-H1R-7B', 'Falcon-H1R'],
    ['GPT-SW3-6.7B-V2-Instruct', 'GPT-SW3'],
    ['Olmo-3.1-32B-Think', 'Olmo-3.1'],
    ['SmolLM3-3B', 'SmolLM3'],
  ])('%s is of %s', (release, series) => expect(seriesPart(release)).toBe(series));

  it('go on after the size in a title', () => {
    expect(titlePart('Nemotron Nano 12B v2 VL')).toBe('Nemotron Nano v2 VL');
  });

  it('come from the record where the rated model has none, or one that says less', () => {
    expect(nameOfRecord(record('Falcon', 'Falcon-H1R-7B'))).toBe('Falcon-H1R');
    expect(nameOfRecord(record('Lumo AI', 'Undisclosed'))).toBe('Lumo AI');
    expect(nameOfRecord(record('Infinity-Instruct', 'Infinity-Instruct-7M-Gen-70B'))).toBe('Infinity-Instruct');
    expect(nameOfRecord(record('DynamiCrafter', 'DynamiCrafter_1024'))).toBe('DynamiCrafter');
  });

  it('may be several in one', () => {
    expect(nameParts('Qwen3.5 Plus/Flash (API)')).toEqual(['Qwen3.5 Plus', 'Qwen3.5 Flash']);
    expect(nameParts('Aquila2 / AquilaChat2')).toEqual(['Aquila2', 'AquilaChat2']);
    expect(nameParts('o3 / o4-mini')).toEqual(['o3', 'o4-mini']);
  });
});

describe('sizes in names', () => {
  it.each([
    ['OpenELM-270M', { size: 0.27 }],
    ['Qwen3-235B-A22B', { size: 235, active: 22 }],
    ['Infinity-Instruct-7M-Gen-Llama3_1-70B', { size: 70 }],
    ['Mixtral-8x7B-v0.1', {}],
    ['GPT-4o', {}],
  ])('%s', (name, sizes) => expect(sizesIn(name)).toEqual(sizes));
});

describe('file names', () => {
  it('are small letters, digits, dots and hyphens', () => {
    expect(['CodeT5+', 'dots.llm1', 'Wu Dao 2.0', 'Tülu 3'].map(slugOf)).toEqual([
      'codet5-plus',
      'dots.llm1',
      'wu-dao-2.0',
      'tulu-3',
    ]);
  });
});
