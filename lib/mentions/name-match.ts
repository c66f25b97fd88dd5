/** The first half of the grammar of names: which listed forms stand in a text. */
import { anchorOf, keyOfWord, type AliasEntry } from './alias-index.ts';
import { CASUAL_VARIANTS, plainWord, VARIANTS } from './grammar-words.ts';
import { isMasked, type Span } from './masks.ts';
import { nameTokens, type NameToken } from './name-tokens.ts';

export type Buckets = ReadonlyMap<string, readonly AliasEntry[]>;

/** Keys under which the words of a text may be filed, without repeats. */
export function keysOf(tokens: readonly NameToken[]): string[] {
  const keys = new Set<string>();
  for (const i of tokens.keys()) for (const key of keysAt(tokens, i)) keys.add(key);
  return [...keys];
}

/** The keys of one token: as it is, without an ending, and with the next ideograph. */
function keysAt(tokens: readonly NameToken[], i: number): string[] {
  const token = tokens[i];
  if (!token) return [];
  const { word } = token;
  if (word.length === 1 && word > '\u3000') {
    const next = tokens[i + 1];
    return next?.gap === '' ? [word + (next.word[0] ?? '')] : [];
  }
  const key = keyOfWord(word);
  if (key === null) return [];
  const shorter = word.length > 2 && !token.isNumber && (word.endsWith('s') || isGlued(tokens[i + 1]));
  return shorter ? [key, word.slice(0, -1)] : [key];
}

/** Whether a token is a number glued to what precedes it. */
function isGlued(token: NameToken | undefined): boolean {
  return token !== undefined && token.isNumber && token.gap === '';
}

/** A text as tokens, with glued version letters split off where the index knows the rest ("Kimik2": kimi, k2). */
export function readTokens(text: string, buckets: Buckets): NameToken[] {
  const tokens = nameTokens(text);
  const result: NameToken[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if (!token) continue;
    const short = token.word.slice(0, -1);
    if (
      next &&
      isGlued(next) &&
      token.word.length > 3 &&
      !token.isNumber &&
      !buckets.has(token.word) &&
      buckets.has(short)
    ) {
      result.push({ ...token, word: short, end: token.end - 1 });
      result.push({
        word: token.word.slice(-1) + next.word,
        start: token.end - 1,
        end: next.end,
        gap: '',
        isNumber: true,
      });
      i++;
    } else result.push(token);
  }
  return result;
}

/** What may stand between two words of one form. */
const INNER_GAP = /^(?: ?[-_–·] ?|[:/.'’]| )?$/;

/** A listed form found at some tokens. */
export interface Match {
  readonly entry: AliasEntry;
  readonly bucket: readonly AliasEntry[];
  readonly from: number;
  readonly to: number;
  readonly plural: boolean;
}

const KIND_ORDER = { family: 0, series: 1, corpus: 2, release: 3 } as const;

/** How many words a form may have before the one that it is filed under. */
const MOST_BEFORE_ANCHOR = 3;

/** The longest form that starts at a token. */
export function bestMatch(
  text: string,
  tokens: readonly NameToken[],
  from: number,
  buckets: Buckets,
  masks: readonly Span[],
): Match | null {
  let best: Match | null = null;
  for (let ahead = 0; ahead <= MOST_BEFORE_ANCHOR; ahead++) {
    const anchor = tokens[from + ahead];
    if (!anchor || isMasked(masks, anchor.start)) break;
    for (const key of keysAt(tokens, from + ahead)) {
      const bucket = buckets.get(key);
      for (const entry of bucket ?? []) {
        if (entry.words.length <= ahead || (best !== null && !better(entry, best.entry))) continue;
        const plural = fits(text, tokens, from, entry);
        if (plural === null || (key < '\u3000' && anchorOf(entry.words) !== ahead)) continue;
        const to = from + entry.words.length;
        const last = tokens[to - 1];
        // A version goes on behind its number: "GPT-4" does not stand in "GPT-4.5x".
        const next = tokens[to];
        if (last?.isNumber && next?.gap === '' && !next.isNumber && next.word < '\u3000') continue;
        // "Claude - 1,047,576": the number goes on.
        if (last?.isNumber && next?.isNumber && /^[,.]$/.test(next.gap)) continue;
        if (entry.exact && !sameCase(text.slice(tokens[from]?.start, last?.end), entry.text)) continue;
        best = { entry, bucket: bucket ?? [], from, to, plural };
      }
    }
  }
  return best;
}

/** Longer forms first; then what can always fire; then the more general thing. */
function better(a: AliasEntry, b: AliasEntry): boolean {
  if (a.words.length !== b.words.length) return a.words.length > b.words.length;
  if (!a.short !== !b.short) return !a.short;
  if (!a.ambiguous !== !b.ambiguous) return !a.ambiguous;
  return KIND_ORDER[a.kind] < KIND_ORDER[b.kind];
}

function sameCase(text: string, form: string): boolean {
  return text.replace(/[^\p{L}]/gu, '') === form.replace(/[^\p{L}]/gu, '');
}

/** Whether the form's words stand at `from`; true: the last one in the plural; null: no. */
function fits(
  text: string,
  tokens: readonly NameToken[],
  from: number,
  { words, text: form }: AliasEntry,
): boolean | null {
  let plural = false;
  for (const [k, word] of words.entries()) {
    const token = tokens[from + k];
    if (!token || (k > 0 && !INNER_GAP.test(token.gap))) return null;
    if (k > 0 && token.gap === ' ' && VARIANTS.has(word) && !CASUAL_VARIANTS.has(word) && form !== form.toLowerCase()) {
      // A generic word in small letters after a space is no part of the name ("Llama 3 base").
      const raw = text.slice(token.start, token.end);
      if (raw === raw.toLowerCase()) return null;
    }
    if (token.word === word || (k > 0 && plainWord(token.word) === plainWord(word))) continue;
    if (k === words.length - 1 && !token.isNumber && token.word === `${word}s` && word.length > 2) plural = true;
    else return null;
  }
  return plural;
}

/** Whether another name starts at a token. */
export function startsName(text: string, tokens: readonly NameToken[], at: number, buckets: Buckets): boolean {
  return bestMatch(text, tokens, at, buckets, []) !== null;
}
