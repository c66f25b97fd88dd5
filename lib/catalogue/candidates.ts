/** What may be suggested instead of another model, computed once for a snapshot. */
import { releaseKey, recordsOf } from '../dataset/rows.ts';
import type { Snapshot } from '../dataset/schema.ts';
import type { Candidate } from '../openness/alternatives.ts';
import { candidatesOf } from '../openness/summary.ts';
import { recordsFrom } from './records.ts';

/** All releases of a snapshot that publish at least part of their recipe. */
export function candidatesIn(snapshot: Snapshot): Candidate[] {
  const stored = recordsOf(snapshot);
  const { licences, developers } = snapshot;
  const records = recordsFrom({
    tables: { licences, developers, sources: [], candidates: [] },
    find: (id) => stored.get(id),
    release: (hubId) => stored.get(releaseKey(hubId)),
  });
  return snapshot.series.flatMap((series) => candidatesOf(series, records));
}
