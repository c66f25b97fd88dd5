/** Surface forms: who owns them, and which need evidence from the text around them. */
import type { Alias } from '../../openness/record.ts';
import type { Dataset } from '../schema.ts';
import { COMMON_WORDS } from './common-words.ts';
import { placed, type Placed, type Problem, type Rule } from './rule.ts';

interface OwnedAlias extends Pick<Placed<unknown>, 'place'> {
  readonly index: number;
  readonly text: string;
  readonly ambiguous: boolean;
  readonly exact: boolean;
  /** The family of a series; families and corpora have none. */
  readonly family: string | null;
}

/** What makes two surface forms the same: no capitals, one kind of separator, digits apart from letters. */
export function aliasKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})|[\s_\-\u2010-\u2015]+/gu, ' ')
    .replaceAll(/ +/gu, ' ');
}

/**
 * A surface form belongs to one record, unless a rule decides: a family and its own members may share one (the family
 * answers), and records that all mark it ambiguous may (the text around it answers).
 */
export const aliasesHaveOneOwner: Rule = (dataset) => {
  const owners = new Map<string, OwnedAlias[]>();
  const problems: Problem[] = [];
  for (const alias of everyAlias(dataset)) {
    const key = aliasKey(alias.text);
    const others = owners.get(key) ?? [];
    const other = others.find((candidate) => !mayShare(candidate, alias));
    if (other) problems.push(problem(alias, shareRule(alias, other)));
    owners.set(key, [...others, alias]);
  }
  return problems;
};

function mayShare(one: OwnedAlias, other: OwnedAlias): boolean {
  if (one.place.id === other.place.id) return one.text !== other.text;
  if (one.family === other.place.id || other.family === one.place.id) return true;
  return one.ambiguous && other.ambiguous;
}

function shareRule(alias: OwnedAlias, other: OwnedAlias): string {
  if (alias.place.id === other.place.id) return `"${alias.text}" is listed twice`;
  return `"${alias.text}" also belongs to "${other.place.id}": only a family and its members, or records that all mark it ambiguous, may share a surface form`;
}

/** A common word or a company's name says nothing by itself. Inner capitals (LLaMA) with `exact` set a word apart. */
export const commonWordsAreAmbiguous: Rule = (dataset) => {
  const companies = new Set(
    dataset.developers.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]).map((name) => aliasKey(name)),
  );
  return everyAlias(dataset).flatMap((alias) => {
    if (alias.ambiguous || (alias.exact && /\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}/u.test(alias.text))) return [];
    const key = aliasKey(alias.text);
    if (COMMON_WORDS.has(key)) return [problem(alias, `"${alias.text}" is also a common word: mark it ambiguous`)];
    if (companies.has(key)) return [problem(alias, `"${alias.text}" is also a developer's name: mark it ambiguous`)];
    return [];
  });
};

function problem({ place, index }: OwnedAlias, rule: string): Problem {
  return { place, path: ['aliases', index], rule };
}

function everyAlias(dataset: Dataset): readonly OwnedAlias[] {
  const owned = (place: OwnedAlias['place'], aliases: readonly Alias[], family: string | null) =>
    aliases.map((alias, index) => {
      const { text, ambiguous = false, exact = false } = typeof alias === 'string' ? { text: alias } : alias;
      return { place, index, text, ambiguous, exact, family };
    });
  return [
    ...placed.families(dataset).flatMap(({ place, record }) => owned(place, record.aliases, null)),
    ...placed.series(dataset).flatMap(({ place, record }) => owned(place, record.aliases, record.family ?? null)),
    ...placed.corpora(dataset).flatMap(({ place, record }) => owned(place, record.aliases, null)),
  ];
}
