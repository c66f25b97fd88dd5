/** What is new in the dataset, as entries for the page of changes and the feeds. */
import { createHash } from 'node:crypto';
import { tierWords } from '../../lib/language/badge-words.ts';
import { en } from '../../lib/language/en.ts';
import { shortSentence } from '../../lib/language/wording.ts';
import type { Answer } from '../../lib/openness/answer.ts';
import { TIERS, type Tier } from '../../lib/openness/tier-names.ts';
import { pagePath } from '../../lib/openness/site-paths.ts';
import type { Contents } from './contents.ts';
import { text } from './words.ts';

export interface Change {
  /** A UUID that stays the same from build to build. */
  readonly id: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly title: string;
  readonly text: string;
  /** The page of what changed, below the site's address; empty for the page of changes itself. */
  readonly path: string;
}

/** Changes that are listed. */
const MOST_CHANGES = 100;
/** Records that an entry names. */
const MOST_NAMED = 20;

type Draft = Omit<Change, 'id'> & { readonly key: string };

/** The newest changes first: what differs from the snapshot before, what was released, and what was checked. */
export function changesIn(contents: Contents): Change[] {
  const { answers } = contents;
  return [...newsOf(contents), ...answers.flatMap(released), ...checks(answers)]
    .sort((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0))
    .slice(0, MOST_CHANGES)
    .map(({ key, ...change }) => ({ ...change, id: uuidOf(key) }));
}

function newsOf({ news, version, date, answers }: Contents): Draft[] {
  if (!news) return [];
  const found = new Map(answers.map((answer) => [answer.id, answer]));
  const since = text.change.since(news.since);
  const draft = (what: string, id: string, title: string, more = ''): Draft => {
    const answer = found.get(id);
    return {
      key: `${what} ${id} ${news.since}-${version}`,
      day: date,
      title,
      text: [more, answer && shortSentence(en, answer), since].filter(Boolean).join(' '),
      path: (answer && pagePath(answer)) ?? '',
    };
  };
  const { added, removed, tiers, licences, more } = news;
  const { change } = text;
  const licence = (id: string | null) => id ?? change.noLicence;
  return [
    ...tiers.map(({ id, name, from, to }) => draft('tier', id, change.tier(name, tierText(from), tierText(to)))),
    ...licences.map(({ id, name, from, to }) =>
      draft('licence', id, change.licence(name), change.licenceText(licence(from), licence(to))),
    ),
    ...added.map(({ id, name }) => draft('added', id, change.added(name))),
    ...removed.map(({ id, name }) => draft('removed', id, change.removed(name))),
    ...(more > 0 ? [draft('more', '', change.more(more))] : []),
  ];
}

const isTier = (name: string | null): name is Tier => (TIERS as readonly (string | null)[]).includes(name);
const tierText = (name: string | null): string => tierWords(en, isTier(name) ? name : 'not-assessed', 'series');

function released(answer: Answer): Draft[] {
  const { id, name, kind } = answer;
  const path = pagePath(answer);
  if (answer.released === null || kind === 'family' || path === null) return [];
  // Where only the month is known, its first day stands for it.
  const day = answer.released.length === 7 ? `${answer.released}-01` : answer.released;
  return [{ key: `released ${id}`, day, title: text.change.released(name), text: shortSentence(en, answer), path }];
}

function checks(answers: readonly Answer[]): Draft[] {
  const days = new Map<string, string[]>();
  for (const { newestCheck, name, kind } of answers) {
    if (newestCheck === null || kind === 'family') continue;
    const names = days.get(newestCheck);
    if (names) names.push(name);
    else days.set(newestCheck, [name]);
  }
  return Array.from(days, ([day, names]) => ({
    key: `checked ${day}`,
    day,
    title: text.change.checked(names.length),
    text: text.change.checkedText(names.slice(0, MOST_NAMED), Math.max(0, names.length - MOST_NAMED)),
    path: '',
  }));
}

/** A UUID of version 8 (RFC 9562) made from a name. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(`open-recipe ${name}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
