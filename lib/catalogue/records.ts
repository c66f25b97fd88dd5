/** Stored records as the rules look them up. */
import { recordsOf, releaseKey, type StoredRecord, type Tables } from '../dataset/rows.ts';
import type { Snapshot } from '../dataset/schema.ts';
import type { Candidate } from '../openness/alternatives.ts';
import type { SeriesRecord } from '../openness/record.ts';
import type { ModelRecords, Records } from '../openness/records.ts';

/** Where to look: records by id, and what a Hugging Face id leads to. */
export interface Shelf {
  readonly tables: Tables;
  /** What may be suggested instead; summaries suggest nothing. */
  readonly candidates?: readonly Candidate[] | undefined;
  readonly find: (id: string) => StoredRecord | undefined;
  readonly release: (hubId: string) => StoredRecord | undefined;
}

/** Makes the view that `lib/openness` reads. What is not on the shelf is unknown to it. */
export function recordsFrom({ tables, candidates = [], find, release }: Shelf): Records {
  const licences = new Map(tables.licences.map((licence) => [licence.id, licence]));
  const developers = new Map(tables.developers.map((developer) => [developer.id, developer]));
  const sources = new Map(tables.sources.map((source) => [source.id, source]));
  const series = (id: string): SeriesRecord | undefined => {
    const found = find(id);
    return found?.kind === 'series' ? found.record : undefined;
  };
  const model = (id: string): ModelRecords | undefined => {
    const whole = series(id);
    if (whole) return { series: whole };
    const found = release(id);
    const owner = found?.kind === 'release' ? series(found.series) : undefined;
    return (
      owner && { series: owner, release: owner.releases.find((listed) => listed.id.toLowerCase() === id.toLowerCase()) }
    );
  };
  return {
    licences,
    developer: (id) => developers.get(id),
    source: (id) => sources.get(id),
    model,
    corpus(id) {
      const found = find(id);
      return found?.kind === 'corpus' ? found.record : undefined;
    },
    members(family) {
      const found = find(family);
      return found?.kind === 'family' ? found.members.flatMap((id) => series(id) ?? []) : [];
    },
    candidates: () => candidates,
  };
}

/** The same of a whole snapshot, step by step. Sources are left out: they change no verdict. */
export function* recordsIn(snapshot: Snapshot): Generator<void, Records> {
  const stored = yield* recordsOf(snapshot);
  const { licences, developers } = snapshot;
  return recordsFrom({
    tables: { licences, developers, sources: [] },
    find: (id) => stored.get(id),
    release: (hubId) => stored.get(releaseKey(hubId)),
  });
}
