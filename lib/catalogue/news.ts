/** What changed for a reader from one snapshot to the next: models and corpora added and removed, tiers and licences changed. */
import type { Snapshot } from '../dataset/schema.ts';
import type { News } from '../dataset/sync-state.ts';
import { assessCorpus, judgeCorpus } from '../openness/corpus.ts';
import { judgeGroup, placeSeries } from '../openness/group-verdict.ts';
import type { CorpusRecord, SeriesRecord } from '../openness/record.ts';
import type { Records } from '../openness/records.ts';
import { recordsIn } from './records.ts';

/** Changes of one kind that are listed. */
const MOST_LISTED = 50;

/** Nothing new, or nothing to compare with. */
export const NO_NEWS: News = { added: [], removed: [], tiers: [], licences: [], more: 0 };

interface Standing {
  readonly tier: string;
  /** Of a model's weights, or a corpus's data. */
  readonly licence: string | null;
}

/**
 * Compares two snapshots. Judged are only series and corpora whose own record, or one that they refer to, has changed.
 * @param before its records are those of `after`, as objects, wherever they did not change (`readEarlier`)
 */
export function* newsBetween(before: Snapshot, after: Snapshot): Generator<void, News> {
  const was = yield* byId(before);
  const is = yield* byId(after);
  const added = [...is.values()].filter(({ id }) => !was.has(id));
  const removed = [...was.values()].filter(({ id }) => !is.has(id));
  const touched = [...(yield* touchedIds(before, after))].filter((id) => was.has(id) && is.has(id)).sort();
  const tiers: News['tiers'] = [];
  const licences: News['licences'] = [];
  const [old, fresh] = touched.length > 0 ? [yield* recordsIn(before), yield* recordsIn(after)] : [];
  for (const id of touched) {
    const [one, other] = [was.get(id), is.get(id)];
    if (!old || !fresh || !one || !other) continue;
    const [then, now] = [standing(one, old), standing(other, fresh)];
    const { name } = other;
    if (then.tier !== now.tier) tiers.push({ id, name, from: then.tier, to: now.tier });
    if (then.licence !== now.licence) licences.push({ id, name, from: then.licence, to: now.licence });
    yield;
  }
  const nameOf = ({ id, name }: Named) => ({ id, name });
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

type Named = SeriesRecord | CorpusRecord;

function* byId({ series, corpora }: Snapshot): Generator<void, Map<string, Named>> {
  const records = new Map<string, Named>();
  for (const list of [series, corpora]) {
    for (const record of list) {
      records.set(record.id, record);
      yield;
    }
  }
  return records;
}

function standing(record: Named, records: Records): Standing {
  if ('releases' in record) {
    const { shown, tier } = judgeGroup(placeSeries(record, records));
    return { tier, licence: shown?.model.recipe.licences.weights ?? null };
  }
  const { recipe } = assessCorpus(record, records.licences);
  return { tier: judgeCorpus(recipe, records.licences).tier, licence: recipe.dataLicence };
}

/** Ids of the series and corpora that changed, or that stand on a corpus, base or licence that did. */
function* touchedIds(before: Snapshot, after: Snapshot): Generator<void, Set<string>> {
  const touched = new Set<string>();
  for (const list of ['series', 'corpora', 'licences'] as const) {
    const known = new Map<string, object>();
    for (const record of before[list]) {
      known.set(record.id, record);
      yield;
    }
    for (const record of after[list]) {
      if (known.get(record.id) !== record) touched.add(record.id);
      known.delete(record.id);
      yield;
    }
    for (const id of known.keys()) touched.add(id);
  }
  if (touched.size === 0) return touched;
  const owner = new Map<string, string>();
  for (const { id, releases } of after.series) {
    for (const release of releases) owner.set(release.id, id);
    yield;
  }
  for (let size = -1; size !== touched.size;) {
    size = touched.size;
    for (const record of [...after.series, ...after.corpora]) {
      if (!touched.has(record.id) && refersTo(record, owner).some((id) => touched.has(id))) touched.add(record.id);
      yield;
    }
  }
  return touched;
}

/** What a verdict on a record depends on beside the record. */
function refersTo(record: Named, owner: ReadonlyMap<string, string>): string[] {
  const own = licenceIds(record.licences);
  if (!('releases' in record)) return own;
  return [
    ...own,
    ...record.releases.flatMap(({ licences }) => licenceIds(licences)),
    ...(record.trainedOn ?? []),
    ...(record.derivedFrom ?? []).map(({ id }) => owner.get(id) ?? id),
  ];
}

function licenceIds(parts: Named['licences']): string[] {
  return Object.values(parts ?? {}).flatMap((claims: readonly { readonly id: string }[] | undefined) =>
    (claims ?? []).map(({ id }) => id),
  );
}
