/** Names in any number, made by the grammar that real ones follow: the same every time. */
import type { AliasEntry } from '../../../lib/mentions/alias-index.ts';
import { keyOfWord } from '../../../lib/mentions/alias-index.ts';
import { nameWords } from '../../../lib/mentions/name-tokens.ts';

/** Most different first words, whatever the number of names. */
const MOST_FIRST_WORDS = 50_000;
const ONSETS = 'b br c ch d dr f fl g gr h j k kl l m n p pr qu r s sk st t tr v w x z'.split(' ');
const VOWELS = 'a e i o u ai eo ia ou'.split(' ');
const CODAS = ' l m n r s x nd rt st'.split(' ');
const SIZES = '1B 3B 7B 8B 13B 32B 70B 405B'.split(' ');
const VARIANTS = 'Base Chat Instruct Coder Vision Mini Turbo Pro'.split(' ');

/** A made-up first word: three syllables, another for every number below some hundred thousand. */
function firstWord(number: number): string {
  let rest = number * 7919 + 11;
  let word = '';
  for (let syllable = 0; syllable < 3; syllable++) {
    word += ONSETS[rest % ONSETS.length] ?? '';
    rest = Math.floor(rest / ONSETS.length) + number * (syllable + 3);
    word += VOWELS[rest % VOWELS.length] ?? '';
    rest = Math.floor(rest / VOWELS.length) + number;
    word += CODAS[rest % CODAS.length] ?? '';
    rest = Math.floor(rest / CODAS.length) + number * 13;
  }
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `count` names, first words shared by several where there are more names than first words. */
export function* manyNames(count: number): Generator<string> {
  const firsts = Math.min(count, MOST_FIRST_WORDS);
  for (let number = 0; number < count; number++) {
    const first = firstWord(number % firsts);
    const round = Math.floor(number / firsts);
    const version = round === 0 ? '' : ` ${1 + (round % 5)}.${round % 3}`;
    const size = round % 3 === 1 ? ` ${SIZES[round % SIZES.length] ?? ''}` : '';
    const variant = round % 4 > 1 ? ` ${VARIANTS[round % VARIANTS.length] ?? ''}` : '';
    yield `${first}${version}${size}${variant}`;
  }
}

/** Adds `count` made-up names to an index of names, as entries of so many series. */
export function addManyNames(index: Map<string, AliasEntry[]>, count: number): void {
  let number = 0;
  for (const name of manyNames(count)) {
    const words = nameWords(name);
    const key = keyOfWord(words[0] ?? '');
    if (key === null) continue;
    const id = `maker-${number % 5000}/series-${number++}`;
    const entry: AliasEntry = { id, kind: 'series', name, text: name, words, makers: [`Maker ${number % 5000}`] };
    const bucket = index.get(key);
    if (bucket) bucket.push(entry);
    else index.set(key, [entry]);
  }
}
