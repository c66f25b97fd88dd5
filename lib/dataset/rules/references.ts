/** Whatever a record refers to exists. */
import type { LicenceClaim } from '../../openness/record.ts';
import type { KeyPath } from '../fault.ts';
import type { FilePlace } from '../places.ts';
import { indexModels } from '../hub-index.ts';
import { LICENCES, SOURCES, everyRecord, placed, texts, type Problem, type Rule } from './rule.ts';

/** Developers, families, corpora, licences and sources that are named must be listed. */
export const referencesResolve: Rule = (dataset, { unread }) => {
  const problems: Problem[] = [];
  const known = {
    developer: new Set(dataset.developers.map(({ id }) => id)),
    family: new Set(dataset.families.map(({ id }) => id)),
    corpus: new Set(dataset.corpora.map(({ id }) => id)),
    licence: new Set(dataset.licences.map(({ id }) => id)),
    source: new Set(dataset.sources.map(({ id }) => id)),
  };
  const refer = (kind: keyof typeof known, id: string, place: FilePlace, path: KeyPath) => {
    const listed = known[kind].has(id) || unread.has(id) || unread.has(`${kind}s`);
    if (!listed) problems.push({ place, path, rule: `no ${kind} "${id}" is listed` });
  };

  for (const { place, at, record } of everyRecord(dataset)) {
    if (place.kind === 'sources') continue;
    for (const { path, text } of texts(record))
      if (path.at(-1) === 'source') refer('source', text, place, [...at, ...path]);
  }
  for (const { place, record } of [...placed.series(dataset), ...placed.corpora(dataset), ...placed.families(dataset)])
    refer('developer', record.developer, place, ['developer']);
  for (const { place, record } of placed.series(dataset)) {
    if (record.family !== undefined) refer('family', record.family, place, ['family']);
    for (const [index, id] of (record.trainedOn ?? []).entries()) refer('corpus', id, place, ['trainedOn', index]);
    for (const [index, change] of (record.licenceHistory ?? []).entries())
      refer('licence', change.licence, place, ['licenceHistory', index, 'licence']);
    for (const { id, path } of licenceIds(record.licences, [])) refer('licence', id, place, path);
    for (const [index, release] of record.releases.entries())
      for (const { id, path } of licenceIds(release.licences, ['releases', index])) refer('licence', id, place, path);
  }
  for (const { place, record } of placed.corpora(dataset))
    for (const { id, path } of licenceIds(record.licences, [])) refer('licence', id, place, path);
  return problems;
};

function licenceIds(
  licences: { readonly [part: string]: readonly LicenceClaim[] | undefined } | undefined,
  at: KeyPath,
): readonly { readonly id: string; readonly path: KeyPath }[] {
  return Object.entries(licences ?? {}).flatMap(([part, claims]) =>
    (claims ?? []).map(({ id }, index) => ({ id, path: [...at, 'licences', part, index, 'id'] })),
  );
}

/** A series stands in its developer's folder. */
export const seriesStandWithTheirDeveloper: Rule = (dataset) =>
  placed.series(dataset).flatMap(({ place, record }) => {
    const folder = record.id.split('/')[0] ?? '';
    if (folder === record.developer) return [];
    return [{ place, path: ['developer'], rule: `must be "${folder}", the name of the file's folder` }];
  });

/** Bases are series or releases of the dataset, and no series is its own base, near or far. */
export const basesResolve: Rule = (dataset, { unread }) => {
  const modelOf = indexModels(dataset);
  // A release that is not found may stand in a file that could not be read.
  const isSeriesUnread = [...unread].some((id) => /^(?!corpora\/|family\/).*\//u.test(id));
  const bases = new Map<string, readonly string[]>();
  const problems: Problem[] = [];
  for (const { place, record } of placed.series(dataset)) {
    const parents = record.derivedFrom ?? [];
    for (const [index, parent] of parents.entries()) {
      if (modelOf(parent.id) || isSeriesUnread) continue;
      const rule = `no series or release "${parent.id}" is listed`;
      problems.push({ place, path: ['derivedFrom', index, 'id'], rule });
    }
    bases.set(
      record.id,
      parents.flatMap(({ id }) => modelOf(id)?.series.id ?? []),
    );
  }
  for (const { place, record } of placed.series(dataset))
    if (reaches(record.id, bases))
      problems.push({ place, path: ['derivedFrom'], rule: 'leads back to the series itself' });
  return problems;
};

function reaches(start: string, bases: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [...(bases.get(start) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === start) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(bases.get(next) ?? []));
  }
  return false;
}

/** Each licence and each source is listed once. */
export const listsHaveNoDoubles: Rule = (dataset) =>
  [
    { place: LICENCES, list: dataset.licences },
    { place: SOURCES, list: dataset.sources },
  ].flatMap(({ place, list }) => {
    const seen = new Set<string>();
    return list.flatMap(({ id }, index) => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [{ place, path: [index, 'id'], rule: `"${id}" is listed twice` }];
    });
  });
