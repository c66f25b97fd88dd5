/** Every series and corpus that two sources know is in the dataset; skipped where the sources are not at hand. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../lib/dataset/read-files.ts';
import type { Dataset } from '../../lib/dataset/schema.ts';
import type { Alias } from '../../lib/openness/record.ts';
import { readCrosswalk } from '../../scripts/data/import/crosswalk.ts';

const SOURCES = '../shared/sources';
const isHere = existsSync(`${SOURCES}/crosswalk.json`);
if (!isHere) console.log('skipped: the published sources beside the project are not here');

/** Listed under another name, or split or joined: the crosswalk's id, and the ids of the dataset. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'bge-m3-embedding': ['baai/bge'],
  'minerva-google': ['google/minerva'],
  'nanbeige-1-2': ['nanbeige-llm-lab/nanbeige-1'],
  'o3-o4-mini': ['openai/o3', 'openai/o4-mini'],
  'phi-3.5-moe': ['microsoft/phi-3.5'],
};
/** Known to two sources, and no model and no training corpus. */
const BENCHMARKS: ReadonlySet<string> = new Set(['data:humaneval']);

const textOf = (alias: Alias): string => (typeof alias === 'string' ? alias : alias.text);
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** All names under which a record can be found, plain, and all ids. */
function listing({ series, families, corpora }: Dataset): ReadonlySet<string> {
  const listed = new Set<string>();
  for (const { id, name, aliases } of [...series, ...families, ...corpora]) {
    listed.add(id);
    for (const form of [name, id.slice(id.indexOf('/') + 1), ...aliases.map(textOf)]) listed.add(plain(form));
  }
  for (const { releases } of series) for (const { id } of releases) listed.add(plain(id.slice(id.indexOf('/') + 1)));
  return listed;
}

describe.skipIf(!isHere)('what two sources know', () => {
  it('is listed', async () => {
    const { dataset } = await readDataset('data');
    const listed = listing(dataset);
    const known = readCrosswalk(SOURCES).filter(({ id, sources }) => (sources ?? []).length > 1 && !BENCHMARKS.has(id));
    expect(known.length).toBeGreaterThan(300);
    const missing = known.filter(
      ({ id, name }) =>
        !listed.has(plain(name)) &&
        !listed.has(plain(id)) &&
        !ELSEWHERE[id]?.every((elsewhere) => listed.has(elsewhere)),
    );
    expect(missing.map(({ id }) => id)).toEqual([]);
  }, 60_000);
});
