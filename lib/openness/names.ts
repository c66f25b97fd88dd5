/** The names behind the ids of an answer, so that whoever shows it needs no other table. */
import type { Answer, Names } from './answer.ts';
import type { Records } from './records.ts';

/** Names of every source and licence that the answer speaks of; an id that leads nowhere is left out. */
export function namesIn(answer: Omit<Answer, 'names'>, records: Records): Names {
  const { components, terms, lineage, energy, verdict, wouldLift, wouldOpen, licenceConflict } = answer;
  const sources = [
    ...components.flatMap(({ claims }) => claims),
    ...terms.flatMap(({ claims }) => claims),
    ...lineage.rows,
    ...energy,
  ].map(({ source }) => source);
  const causes = [
    ...verdict.causes,
    ...wouldLift,
    ...(wouldOpen ?? []),
    ...Object.values(verdict.abilities).flatMap((ability) => ability?.blockedBy ?? []),
    ...Object.values(verdict.frameworks ?? {}).flatMap(({ because }) => because),
  ];
  const licences = [
    ...causes.filter(({ about }) => about.endsWith('_licence')).map(({ value }) => value),
    ...terms.flatMap(({ claims }) => claims.map(({ id }) => id)),
    ...answer.licenceHistory.map(({ licence }) => licence),
    ...(licenceConflict === null ? [] : [licenceConflict.card, licenceConflict.base]),
  ];
  return {
    sources: named(sources, (id) => records.source?.(id)?.name),
    licences: named(licences, (id) => records.licences.get(id)?.name),
  };
}

function named(ids: readonly string[], nameOf: (id: string) => string | undefined): Record<string, string> {
  return Object.fromEntries(
    [...new Set(ids)].flatMap((id) => {
      const name = nameOf(id);
      return name === undefined ? [] : [[id, name]];
    }),
  );
}
