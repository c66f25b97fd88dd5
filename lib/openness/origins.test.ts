import { describe, expect, it } from 'vitest';
import { series as bareSeries } from './recipes.fixture.ts';
import type { SeriesRecord } from './record.ts';
import type { Records } from './records.ts';
import { originsOf } from './origins.ts';

const series = (id: string, fields: Partial<SeriesRecord> = {}): SeriesRecord =>
  bareSeries(id, { name: id, developer: 'maker', ...fields });
const all = [
  series('maker/third', { derivedFrom: [{ id: 'maker/second', relation: 'finetune' }] }),
  series('maker/second', { derivedFrom: [{ id: 'maker/first', relation: 'merge' }], trainedOn: ['corpora/lost'] }),
  series('maker/first', { derivedFrom: [{ id: 'maker/third', relation: 'distilled' }] }),
];
const records: Records = {
  licences: new Map(),
  developer: () => undefined,
  model(id) {
    const found = all.find((one) => one.id === id);
    return found && { series: found };
  },
  corpus: () => undefined,
  members: () => [],
  candidates: () => [],
};

describe('the tree of origins', () => {
  it('goes up base by base, names corpora, and ends where a circle closes', () => {
    const [second] = originsOf(all[0] as SeriesRecord, records);
    expect(second).toMatchObject({ name: 'maker/second', relation: 'finetune' });
    expect(second?.parents.map(({ name, relation }) => [name, relation])).toEqual([
      ['maker/first', 'merge'],
      ['corpora/lost', 'corpus'],
    ]);
    expect(second?.parents[0]?.parents).toMatchObject([{ id: 'maker/third', parents: [] }]);
  });
});
