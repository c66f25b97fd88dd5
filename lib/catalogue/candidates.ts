/** What may be suggested instead of another model, computed once for a snapshot. */
import type { Snapshot } from '../dataset/schema.ts';
import type { Candidate } from '../openness/alternatives.ts';
import type { SeriesRecord } from '../openness/record.ts';
import { isHalf, isOk } from '../openness/status-groups.ts';
import { candidatesOf } from '../openness/summary.ts';
import { recordsIn } from './records.ts';

/** All releases of a snapshot that publish at least part of their recipe. */
export function* candidatesIn(snapshot: Snapshot): Generator<void, Candidate[]> {
  const records = yield* recordsIn(snapshot);
  const candidates: Candidate[] = [];
  for (const series of yield* mayShareData(snapshot)) {
    candidates.push(...candidatesOf(series, records));
    yield;
  }
  return candidates;
}

/**
 * The series that can be an open or partly open recipe at all: that takes pre-training data which somebody claims to be
 * obtainable at least in part, or a base to inherit it from (rule book 2.4). Spares judging all the others.
 */
function* mayShareData({ series }: Snapshot): Generator<void, readonly SeriesRecord[]> {
  const chosen = new Set<SeriesRecord>();
  /** Those that build on a series, by its id or that of a release. */
  const built = new Map<string, SeriesRecord[]>();
  for (const record of series) {
    if (claimsData(record)) chosen.add(record);
    for (const { id } of record.derivedFrom ?? []) {
      const key = id.toLowerCase();
      built.set(key, [...(built.get(key) ?? []), record]);
    }
    yield;
  }
  // A set is walked to its end, also what is added on the way.
  for (const { id, releases } of chosen) {
    for (const name of [id, ...releases.map((release) => release.id)]) {
      for (const record of built.get(name.toLowerCase()) ?? []) chosen.add(record);
    }
    yield;
  }
  return [...chosen].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function claimsData({ components, releases }: SeriesRecord): boolean {
  const claims = [components, ...releases.map((release) => release.components)].flatMap(
    (stated) => stated?.data_pretrain ?? [],
  );
  return claims.some(({ status }) => isOk(status) || isHalf(status));
}
