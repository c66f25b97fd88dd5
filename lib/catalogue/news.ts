/** What changed for a reader from one snapshot to the next: models added and removed, tiers and licences changed. */
import { recordsOf, releaseKey } from '../dataset/rows.ts';
import type { Snapshot } from '../dataset/schema.ts';
import type { News } from '../dataset/sync-state.ts';
import { judgeGroup, placeSeries } from '../openness/group-verdict.ts';
import type { SeriesRecord } from '../openness/record.ts';
import type { Records } from '../openness/records.ts';
import { recordsFrom } from './records.ts';

/** Changes of one kind that are listed. */
const MOST_LISTED = 50;

interface Standing {
  readonly tier: string;
  readonly licence: string | null;
}

/** Compares two snapshots. Only series whose own record, or one that it refers to, has changed are judged. */
export function* newsBetween(before: Snapshot, after: Snapshot): Generator<void, News> {
  const [old, fresh] = [recordsIn(before), recordsIn(after)];
  const was = new Map(before.series.map((series) => [series.id, series]));
  const is = new Map(after.series.map((series) => [series.id, series]));
  const added = after.series.filter(({ id }) => !was.has(id));
  const removed = before.series.filter(({ id }) => !is.has(id));
  const touched = yield* touchedSeries(before, after);
  const tiers: News['tiers'] = [];
  const licences: News['licences'] = [];
  for (const id of touched) {
    const [one, other] = [was.get(id), is.get(id)];
    if (!one || !other) continue;
    const [then, now] = [standing(one, old), standing(other, fresh)];
    const { name } = other;
    if (then.tier !== now.tier) tiers.push({ id, name, from: then.tier, to: now.tier });
    if (then.licence !== now.licence) licences.push({ id, name, from: then.licence, to: now.licence });
    yield;
  }
  const nameOf = ({ id, name }: SeriesRecord) => ({ id, name });
  const all = { added: added.map(nameOf), removed: removed.map(nameOf), tiers, licences };
  const over = Object.values(all).map((list) => Math.max(0, list.length - MOST_LISTED));
  return {
    added: all.added.slice(0, MOST_LISTED),
    removed: all.removed.slice(0, MOST_LISTED),
    tiers: tiers.slice(0, MOST_LISTED),
    licences: licences.slice(0, MOST_LISTED),
    more: over.reduce((sum, count) => sum + count, 0),
  };
}

function standing(series: SeriesRecord, records: Records): Standing {
  const { shown, tier } = judgeGroup(placeSeries(series, records));
  return { tier, licence: shown?.model.recipe.licences.weights ?? null };
}

function recordsIn(snapshot: Snapshot): Records {
  const stored = recordsOf(snapshot);
  const { licences, developers } = snapshot;
  return recordsFrom({
    tables: { licences, developers, sources: [], candidates: [] },
    find: (id) => stored.get(id),
    release: (hubId) => stored.get(releaseKey(hubId)),
  });
}

/** Ids of the series that changed, or that stand on a corpus, base or licence that did. */
function* touchedSeries(before: Snapshot, after: Snapshot): Generator<void, Set<string>> {
  const touched = new Set<string>();
  for (const list of ['series', 'corpora', 'licences'] as const) {
    const texts = new Map<string, string>();
    for (const record of before[list]) {
      texts.set(record.id, JSON.stringify(record));
      yield;
    }
    for (const record of after[list]) {
      if (texts.get(record.id) !== JSON.stringify(record)) touched.add(record.id);
      texts.delete(record.id);
      yield;
    }
    for (const id of texts.keys()) touched.add(id);
  }
  if (touched.size === 0) return touched;
  const owner = new Map(after.series.flatMap(({ id, releases }) => releases.map((release) => [release.id, id])));
  for (let size = -1; size !== touched.size;) {
    size = touched.size;
    for (const series of after.series) {
      const refers = [
        ...(series.trainedOn ?? []),
        ...(series.derivedFrom ?? []).map(({ id }) => owner.get(id) ?? id),
        ...licenceIds(series),
      ];
      if (refers.some((id) => touched.has(id))) touched.add(series.id);
    }
    yield;
  }
  return touched;
}

function licenceIds({ licences, releases }: SeriesRecord): string[] {
  return [licences, ...releases.map((release) => release.licences)].flatMap((parts) =>
    Object.values(parts ?? {}).flatMap((claims) => (claims ?? []).map(({ id }) => id)),
  );
}
