import { describe, expect, it } from 'vitest';
import { exampleOf } from '../../tests/sync/publisher.ts';
import { readEarlier } from '../dataset/earlier.ts';
import type { Dataset } from '../dataset/schema.ts';
import { cut } from '../dataset/pieces.ts';
import { parseSnapshot, snapshotText } from '../dataset/snapshot.ts';
import { atOnce } from '../dataset/steps.ts';
import type { News } from '../dataset/sync-state.ts';
import { newsBetween, NO_NEWS } from './news.ts';

const EXAMPLE = exampleOf(1);

/** The news from one dataset to another, as a sync makes them: by way of their texts. */
function news(before: Dataset, after: Dataset): News | null {
  const [old, fresh] = [atOnce(cut([snapshotText(before)])), atOnce(cut([snapshotText(after)]))];
  const parsed = atOnce(parseSnapshot(fresh));
  if (!parsed.ok) throw new Error(parsed.detail);
  const was = atOnce(readEarlier(old, parsed.snapshot, fresh));
  return was && atOnce(newsBetween(was, parsed.snapshot));
}

/** The example with one series changed. */
const withSeries = (id: string, changes: object): Dataset => ({
  ...EXAMPLE,
  series: EXAMPLE.series.map((record) => (record.id === id ? { ...record, ...changes } : record)),
});
const [first, second] = EXAMPLE.series;
if (!first || !second) throw new Error('the example has two series');
const [corpus] = EXAMPLE.corpora;
if (!corpus) throw new Error('the example has a corpus');
const claim = (id: string) => [
  { id, source: 'editors', url: 'https://example.org/licence', checked: '2026-11-01' as const },
];

describe('news', () => {
  it('are none where nothing changed, or nothing that counts', () => {
    expect(news(EXAMPLE, EXAMPLE)).toEqual(NO_NEWS);
    expect(news(EXAMPLE, withSeries(first.id, { size: 99 }))).toEqual(NO_NEWS);
  });

  it('name what was added and removed, corpora too', () => {
    const less = { ...EXAMPLE, series: [first], corpora: [] };
    const names = [second, corpus].map(({ id, name }) => ({ id, name }));
    expect(news(less, EXAMPLE)).toEqual({ ...NO_NEWS, added: names });
    expect(news(EXAMPLE, less)).toMatchObject({ added: [], removed: names });
  });

  it('tell that a licence changed', () => {
    const before = withSeries(first.id, { licences: { weights: claim('mit') } });
    const after = withSeries(first.id, { licences: { weights: claim('apache-2.0') } });
    // Its fine-tune changes with it.
    expect(news(before, after)?.licences).toContainEqual({
      id: first.id,
      name: first.name,
      from: 'mit',
      to: 'apache-2.0',
    });
  });

  it('tell that a tier changed, also where only the licence itself is judged otherwise now', () => {
    const licences = EXAMPLE.licences.map((licence) => ({ ...licence, class: 'non-commercial' as const }));
    const changed = news(EXAMPLE, { ...EXAMPLE, licences });
    expect(changed?.tiers.length).toBeGreaterThan(0);
    expect(changed?.licences).toEqual([]);
  });

  it('list fifty of a kind and count the rest', () => {
    const many = Array.from({ length: 60 }, (_, at) => ({
      ...second,
      id: `${second.id}-${at}`,
      releases: second.releases.map((release) => ({ ...release, id: `${release.id}-${at}` })),
    }));
    const after = news(EXAMPLE, { ...EXAMPLE, series: [...EXAMPLE.series, ...many] });
    expect(after?.added).toHaveLength(50);
    expect(after?.more).toBe(10);
  });

  it('are not known where the earlier dataset cannot be read', () => {
    const fresh = snapshotText(EXAMPLE);
    const pieces = atOnce(cut([fresh]));
    const parsed = atOnce(parseSnapshot(pieces));
    if (!parsed.ok) throw new Error(parsed.detail);
    const old = atOnce(cut([fresh.replace('"kind":', '"sort":')]));
    expect(atOnce(readEarlier(old, parsed.snapshot, pieces))).toBeNull();
  });
});
