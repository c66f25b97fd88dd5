/** What a release is called where its record gives no name: its series, then what its id adds. */
import type { ReleaseRecord, SeriesRecord } from './record.ts';

/** A date in an id (1124, 2407, 20250514): told apart from a size by having no unit, left out where nothing else needs it. */
const DATE = /^(?:\d{4}|\d{6}|\d{8})$/;
/** A file format in an id, which makes no other model of it. */
const FORMAT = /^hf$/i;
/** An underscore that stands for the point of a version or a size: internlm2_5-7b, Qwen-1_8B. */
const POINT = /(?<=(?<!\d)\d)_(?=\d(?![a-z\d]))|(?<=(?<![a-z\d])\d)_(?=\d[bm](?![a-z\d]))/gi;
const SIZE = /^\d[\d.x]*[bm](?:-a\d+b)?$/i;

/** Letters of ids only: Tülu is tulu there. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '');

/** The id without its owner, in words. A maker that is named again, as in meta-llama/Meta-Llama-3-8B, is left out. */
function wordsOf(id: string, { name, developer }: SeriesRecord): string[] {
  const words = id
    .slice(id.indexOf('/') + 1)
    .replaceAll(POINT, '.')
    .split(/[-_ ]+/)
    .filter((word) => word !== '' && !FORMAT.test(word));
  const [first = ''] = words;
  const isMaker = plain(first) === plain(developer) && !plain(name).startsWith(plain(first));
  return isMaker ? words.slice(1) : words;
}

/** The words of an id after those that spell the series' name; null where it starts otherwise. */
function wordsAfter(words: readonly string[], series: string): readonly string[] | null {
  const wanted = plain(series);
  for (let taken = 1, spelt = ''; taken <= words.length; taken++) {
    spelt += plain(words[taken - 1] ?? '');
    if (spelt === wanted) return words.slice(taken);
    if (!wanted.startsWith(spelt)) break;
  }
  return null;
}

/**
 * What the series is called at the start of its releases' names, best first: its name, that without what tells it from
 * its successors ("Gemma (first generation)"), then those of its aliases that are written as names, the longest first.
 */
function callsOf({ name, aliases }: SeriesRecord): string[] {
  const named = aliases
    .map((alias) => (typeof alias === 'string' ? alias : alias.text))
    .filter((text) => /\p{Lu}/u.test(text))
    .sort((a, b) => b.length - a.length);
  return [name, name.replace(/ \(.+\)$/, ''), ...named];
}

function nameWith(series: SeriesRecord, id: string, withDates: boolean): string | null {
  const words = wordsOf(id, series);
  for (const call of callsOf(series)) {
    const rest = wordsAfter(words, call);
    if (rest === null) continue;
    const shown = withDates ? rest : rest.filter((word) => !DATE.test(word));
    return [call, ...shown.map((word) => (SIZE.test(word) ? word.toUpperCase().replaceAll('X', 'x') : word))].join(' ');
  }
  return null;
}

/**
 * The name of a release: the record's own; else the series' name with what the id adds ("OLMo 2 13B Instruct" for
 * allenai/OLMo-2-1124-13B-Instruct), with the date where another release would have the same name; else the id's.
 */
export function releaseName(series: SeriesRecord, release: ReleaseRecord): string {
  if (release.name !== undefined) return release.name;
  const short = nameWith(series, release.id, false);
  if (short === null) return release.id.slice(release.id.indexOf('/') + 1);
  const isShared = series.releases.some(
    (other) => other.id !== release.id && (other.name ?? nameWith(series, other.id, false)) === short,
  );
  return isShared ? (nameWith(series, release.id, true) ?? short) : short;
}
