/** What may be suggested instead of another model, computed once for a snapshot. */
import { releaseKey, recordsOf } from '../dataset/rows.ts';
import type { Snapshot } from '../dataset/schema.ts';
import type { Candidate } from '../openness/alternatives.ts';
import type { SeriesRecord } from '../openness/record.ts';
import { isHalf, isOk } from '../openness/status-groups.ts';
import { candidatesOf } from '../openness/summary.ts';
import { recordsFrom } from './records.ts';

/** All releases of a snapshot that publish at least part of their recipe. */
export function* candidatesIn(snapshot: Snapshot): Generator<void, Candidate[]> {
  const stored = recordsOf(snapshot);
  const { licences, developers } = snapshot;
  const records = recordsFrom({
    tables: { licences, developers, sources: [], candidates: [] },
    find: (id) => stored.get(id),
    release: (hubId) => stored.get(releaseKey(hubId)),
  });
  const candidates: Candidate[] = [];
  for (const series of snapshot.series) {
    if (!mayShareData(series)) continue;
    candidates.push(...candidatesOf(series, records));
    yield;
  }
  return candidates;
}

/**
 * Whether a series can be an open or partly open recipe at all: that takes pre-training data which somebody claims to be
 * obtainable at least in part, or a base to inherit it from (rule book 2.4). Spares judging all the others.
 */
function mayShareData({ components, releases, derivedFrom }: SeriesRecord): boolean {
  const claims = [components, ...releases.map((release) => release.components)].flatMap(
    (stated) => stated?.data_pretrain ?? [],
  );
  return (derivedFrom?.length ?? 0) > 0 || claims.some(({ status }) => isOk(status) || isHalf(status));
}
