/** What a model was trained further from, as far as the sources say. */
import type { Parent } from '../../../lib/openness/record.ts';
import { ownerOf, repoName, seriesPart, squashed } from './names.ts';
import type { SeriesFinder, Subject } from './subjects.ts';
import { ownHubIds, ratedModel } from './subjects.ts';

export interface Bases {
  /** Bases that the dataset lists, or will list. */
  readonly parents: readonly Parent[];
  /** It is a further training of another model, listed or not. */
  readonly derived: boolean;
}

/**
 * The bases of a subject.
 * @param seriesIdOf the id of the series that a crosswalk entry leads to, existing or new
 */
export function basesOf(
  subject: Subject,
  finder: SeriesFinder,
  seriesIdOf: (entry: string) => string | undefined,
): Bases {
  if (subject.series?.derivedFrom !== undefined) return { parents: subject.series.derivedFrom, derived: true };
  // People have looked at an existing series: that they name no base says that it has none.
  if (subject.series !== null) return { parents: [], derived: false };
  const stated = new Set(subject.entry?.derived_from?.map(({ series }) => series));
  const listed = [...stated].flatMap((entry) => seriesIdOf(entry) ?? []);
  const linked = subject.records.flatMap((record) => linkedBases(record, finder));
  const own = seriesIdOf(subject.entry?.id ?? '');
  const ids = [...new Set([...listed, ...linked.flatMap(({ id }) => id ?? [])])].filter((id) => id !== own);
  return {
    parents: ids.map((id) => ({ id, relation: 'finetune' as const })),
    derived: stated.size > 0 || linked.length > 0,
  };
}

/** Bases of another maker, or of another listed series, that a record names and links. */
function linkedBases(
  record: Subject['records'][number],
  finder: SeriesFinder,
): readonly { readonly id: string | undefined }[] {
  const owners = new Set(ownHubIds(record).map((id) => ownerOf(id).toLowerCase()));
  const bases = record.extra?.base_model === undefined ? (record.base_models ?? []) : [record.extra.base_model];
  return bases.flatMap((base): { readonly id: string | undefined }[] => {
    if (squashed(base) === squashed(ratedModel(record))) return [];
    const link = record.urls?.hf_models?.find((id) => squashed(repoName(id)) === squashed(base));
    const series =
      (link !== undefined ? finder.byHubId(link)?.series : undefined) ??
      finder.byName(base) ??
      finder.byName(seriesPart(base));
    if (series) return [{ id: series.id }];
    const isOwn = link !== undefined && owners.has(ownerOf(link).toLowerCase());
    const soundsAlike = squashed(seriesPart(base)) === squashed(seriesPart(ratedModel(record)));
    return isOwn || soundsAlike || link === undefined ? [] : [{ id: undefined }];
  });
}
