import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemaFiles } from './schema.ts';

describe('the JSON Schema files', () => {
  it('are current: npm run data -- schema writes them', () => {
    const files = schemaFiles();
    expect(readdirSync('data/schema').toSorted()).toEqual(files.map(({ name }) => name).toSorted());
    for (const { name, text } of files) expect(readFileSync(`data/schema/${name}`, 'utf8'), name).toBe(text);
  });

  it('refuse unknown keys and check addresses', () => {
    const series = schemaFiles().find(({ name }) => name === 'series.json')?.text ?? '';
    expect(JSON.parse(series)).toMatchObject({ type: 'object', additionalProperties: false });
    expect(series).toContain('^https:');
  });
});
