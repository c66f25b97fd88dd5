/** What the site shows: an answer for every record of a snapshot, and how records belong together. */
import { Catalogue } from '../../lib/catalogue/catalogue.ts';
import { readRows } from '../../lib/catalogue/dataset-keeper.ts';
import { newsBetween } from '../../lib/catalogue/news.ts';
import { readSnapshot } from '../../lib/dataset/snapshot.ts';
import type { Snapshot } from '../../lib/dataset/schema.ts';
import { inSlices } from '../../lib/dataset/steps.ts';
import { MemoryDataset } from '../../lib/dataset/store.ts';
import type { News } from '../../lib/dataset/sync-state.ts';
import type { Answer } from '../../lib/openness/answer.ts';
import type { FamilyRecord, SourceRecord } from '../../lib/openness/record.ts';
import { InputError } from '../command-line.ts';

interface Maker {
  readonly id: string;
  readonly name: string;
}

export interface Contents {
  readonly version: number;
  /** The dataset's day. */
  readonly date: string;
  /** Series, corpora and families, sorted by id. */
  readonly answers: readonly Answer[];
  /** Every listed release, sorted by id. */
  readonly releases: readonly Answer[];
  /** From a release's Hugging Face id in small letters to the id of its series. */
  readonly seriesOf: ReadonlyMap<string, string>;
  /** From a series id to its family. */
  readonly familyOf: ReadonlyMap<string, FamilyRecord>;
  /** Those who made something that is recorded, sorted by name. */
  readonly makers: readonly Maker[];
  readonly sources: readonly SourceRecord[];
  /** What changed since an earlier snapshot; null where none was given. */
  readonly news: (News & { readonly since: number }) | null;
}

/**
 * Reads snapshots as they are packed for the extension, and judges every record of the first.
 * @throws InputError where one of them is no snapshot
 */
export async function contentsOf(
  packed: Uint8Array<ArrayBuffer>,
  previous: Uint8Array<ArrayBuffer> | null,
): Promise<Contents> {
  const snapshot = await opened(packed, 'the dataset');
  const before = previous && (await opened(previous, 'the previous snapshot'));
  const catalogue = new Catalogue(new MemoryDataset(await readRows(packed)));
  const answersTo = async (ids: readonly string[]) => {
    const answers: Answer[] = [];
    for (const id of ids.toSorted()) answers.push(await catalogue.answer(id, null, null));
    return answers;
  };
  const { version, date, series, corpora, families, developers, sources } = snapshot;
  const answers = await answersTo([...series, ...corpora, ...families].map(({ id }) => id));
  const recorded = new Set(answers.map(({ id }) => id));
  const releases = series.flatMap((record) => record.releases.map(({ id }) => [id, record.id] as const));
  const familyWith = new Map(families.map((family) => [family.id, family]));
  const busy = new Set(answers.map(({ developer }) => developer));
  return {
    version,
    date,
    answers,
    // A release that has the id of a series is answered as the series.
    releases: await answersTo(releases.map(([id]) => id).filter((id) => !recorded.has(id))),
    seriesOf: new Map(releases.map(([id, owner]) => [id.toLowerCase(), owner])),
    familyOf: new Map(
      series.flatMap(({ id, family }) => {
        const found = family === undefined ? undefined : familyWith.get(family);
        return found ? [[id, found] as const] : [];
      }),
    ),
    makers: developers
      .filter(({ id }) => busy.has(id))
      .map(({ id, name }) => ({ id, name }))
      .sort((one, other) => byName(one.name, other.name) || byName(one.id, other.id)),
    sources,
    news: before && { ...(await inSlices(newsBetween(before, snapshot))), since: before.version },
  };
}

async function opened(packed: Uint8Array<ArrayBuffer>, what: string): Promise<Snapshot> {
  const result = await readSnapshot(packed);
  if (!result.ok) throw new InputError(`${what} cannot be read: ${result.detail}`);
  return result.snapshot;
}

const names = new Intl.Collator('en', { numeric: true });

/** The order of names in lists. */
export const byName = (one: string, other: string): number => names.compare(one, other);
