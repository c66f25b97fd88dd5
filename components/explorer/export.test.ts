import { expect, it } from 'vitest';
import { rowsCsv, rowsJson } from './export.ts';
import { row } from './samples.fixture.ts';

const ROWS = [
  row('meta/llama-3.1', { sizes: [8, 405], statuses: { data_pretrain: 'described' } }),
  row('x/=cmd()', { name: '=cmd()' }),
];

it('saves rows as CSV with every component, and nothing that a spreadsheet would run', () => {
  const [head = '', first = '', second = ''] = rowsCsv(ROWS).split('\r\n');
  const columns = head.split(',');
  expect(first.split(',')).toHaveLength(columns.length);
  expect(first.split(',')[columns.indexOf('"data_pretrain"')]).toBe('"described"');
  expect(first).toContain('"8","405"');
  expect(second).toContain(`"'=cmd()"`);
});

it('saves rows as JSON with the version of the dataset', () => {
  const saved = JSON.parse(rowsJson(ROWS, 12)) as { dataset: number; records: { id: string; sizes: unknown }[] };
  expect(saved.dataset).toBe(12);
  expect(saved.records.map(({ id, sizes }) => [id, sizes])).toEqual([
    ['meta/llama-3.1', [8, 405]],
    ['x/=cmd()', null],
  ]);
});
