/** Surface forms: who owns them, and which need evidence from the text around them. */
import type { Alias } from '../../openness/record.ts';
import type { KeyPath } from '../fault.ts';
import type { Dataset } from '../schema.ts';
import { COMMON_WORDS } from './common-words.ts';
import { placed, type Placed, type Problem, type Rule } from './rule.ts';

type Named = { readonly name: string; readonly aliases: readonly Alias[] };

interface OwnedAlias extends Pick<Placed<unknown>, 'place'> {
  readonly path: KeyPath;
  readonly text: string;
  readonly ambiguous: boolean;
  readonly exact: boolean;
  /** Whether it is the record's own name. */
  readonly isName: boolean;
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
  for (const alias of everyForm(dataset)) {
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
  return everyForm(dataset).flatMap((alias) => {
    if (
      alias.path[0] === 'name' ||
      alias.ambiguous ||
      (alias.exact && /\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}/u.test(alias.text))
    )
      return [];
    const key = aliasKey(alias.text);
    if (COMMON_WORDS.has(key)) return [problem(alias, `"${alias.text}" is also a common word: mark it ambiguous`)];
    if (companies.has(key)) return [problem(alias, `"${alias.text}" is also a developer's name: mark it ambiguous`)];
    return [];
  });
};

/** An alias of a family that is spelled like an account of its developer names who published: lists give it beside each model. */
export const accountsAreNoFamilies: Rule = (dataset) => {
  const accounts = new Map(
    dataset.developers.map(({ id, hub = [], github = [] }) => [id, new Set([...hub, ...github])]),
  );
  return placed.families(dataset).flatMap((family) =>
    formsOf(family, null)
      .filter(({ text, isName }) => !isName && accounts.get(family.record.developer)?.has(text))
      .map((alias) => problem(alias, `"${alias.text}" is an account of the developer, not a name`)),
  );
};

function problem({ place, path }: OwnedAlias, rule: string): Problem {
  return { place, path, rule };
}

/** Listed surface forms, and names: a name is one too, unless it is also listed, with its own marks. */
function everyForm(dataset: Dataset): readonly OwnedAlias[] {
  return [
    ...placed.families(dataset).flatMap((family) => formsOf(family, null)),
    ...placed.series(dataset).flatMap((series) => formsOf(series, series.record.family ?? null)),
    ...placed.corpora(dataset).flatMap((corpus) => formsOf(corpus, null)),
  ];
}

function formsOf({ place, record }: Placed<Named>, family: string | null): readonly OwnedAlias[] {
  const listed = record.aliases.map((alias, index): OwnedAlias => {
    const { text, ambiguous = false, exact = false } = typeof alias === 'string' ? { text: alias } : alias;
    const isName = aliasKey(text) === aliasKey(record.name);
    return { place, path: ['aliases', index], text, ambiguous, exact, isName, family };
  });
  const isListed = listed.some(({ isName }) => isName);
  const name = { place, path: ['name'], text: record.name, ambiguous: false, exact: false, isName: true, family };
  return isListed ? listed : [...listed, name];
}
