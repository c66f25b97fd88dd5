/** The grammar of names: finds in a text the longest spans that the index and the rules for versions, sizes and variants allow. */
import { anchorOf, keyOfWord, type AliasEntry } from './alias-index.ts';
import {
  CASUAL_VARIANTS,
  HYPHEN_ENDINGS,
  HYPHEN_PREFIXES,
  isDate,
  isSize,
  isVersion,
  NOT_MODEL_AFTER,
  plainWord,
  SPACED_VARIANTS,
  UNITS,
  VARIANTS,
} from './grammar-words.ts';
import { isMasked, type Span } from './masks.ts';
import { nameTokens, type NameToken } from './name-tokens.ts';

export type Buckets = ReadonlyMap<string, readonly AliasEntry[]>;

/** A span that reads like a name. Offsets are UTF-16 code units into the text. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The form that was found, without what follows it. */
  readonly core: AliasEntry;
  /** What the whole span names: the most specific entry all of whose words stand in it. */
  readonly target: AliasEntry;
  /** All words of the span are words of the target's form. */
  readonly covered: boolean;
  /** Words in front, joined by a hyphen, that make it another model's name ("LLaVA-MPT"). */
  readonly prefixed: boolean;
  readonly hasSize: boolean;
  readonly hasVersion: boolean;
  /** A version with a dot, a letter, or joined to the name: more than a number that happens to follow. */
  readonly firmVersion: boolean;
  readonly hasVariant: boolean;
  /** Written in small letters though the form has capitals. */
  readonly lower: boolean;
  /** Written with capitals that differ from the form's in another way ("Bloom" for "BLOOM"). */
  readonly otherCase: boolean;
  readonly plural: boolean;
  /** First and last token (exclusive) of the span. */
  readonly from: number;
  readonly to: number;
}

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

/** All candidates of a text, left to right, without overlaps. */
export function findNames(
  text: string,
  tokens: readonly NameToken[],
  buckets: Buckets,
  masks: readonly Span[],
): Candidate[] {
  const found: Candidate[] = [];
  let free = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token || i < free || isMasked(masks, token.start)) continue;
    const match = bestMatch(text, tokens, i, free, buckets, masks);
    if (!match) continue;
    const candidate = extend(text, tokens, match, buckets, masks, free);
    if (candidate === null) {
      // The name of a tool or team: what follows in the same word is no name either.
      free = match.to;
      continue;
    }
    // A maker or family in front of the full name of its own model is no mention of its own ("Qwen Qwen3-8B").
    const last = found.at(-1);
    if (
      last &&
      last.to === candidate.from &&
      tokens[candidate.from]?.gap === ' ' &&
      isBare(last) &&
      sameFamily(last.core, candidate.core)
    )
      found.pop();
    found.push(candidate);
    free = candidate.to;
    i = candidate.to - 1;
  }
  return found;
}

/** Whether a candidate is a name alone, without version, size or variant. */
export function isBare(candidate: Candidate): boolean {
  return !candidate.hasSize && !candidate.hasVersion && !candidate.hasVariant;
}

function sameFamily(a: AliasEntry, b: AliasEntry): boolean {
  return !b.short && a.id !== '' && (a.family ?? a.id) === (b.family ?? b.id);
}

interface Match {
  readonly entry: AliasEntry;
  readonly bucket: readonly AliasEntry[];
  readonly from: number;
  readonly to: number;
  readonly plural: boolean;
}

const KIND_ORDER = { family: 0, series: 1, corpus: 2, release: 3 } as const;

/** The longest form that has its anchor at token `i` and starts at `free` or later. */
function bestMatch(
  text: string,
  tokens: readonly NameToken[],
  i: number,
  free: number,
  buckets: Buckets,
  masks: readonly Span[],
): Match | null {
  let best: Match | null = null;
  for (const key of keysAt(tokens, i)) {
    const bucket = buckets.get(key);
    if (!bucket) continue;
    for (const entry of bucket) {
      if (entry.words.length === 0) continue;
      const from = i - (key.length > 1 && key > '\u3000' ? 0 : anchorOf(entry.words));
      if (from < free) continue;
      const plural = fits(text, tokens, from, entry);
      if (plural === null || isMasked(masks, tokens[from]?.start ?? 0)) continue;
      const to = from + entry.words.length;
      const last = tokens[to - 1];
      // A version goes on behind its number: "GPT-4" does not stand in "GPT-4.5x".
      const next = tokens[to];
      if (last?.isNumber && next?.gap === '' && !next.isNumber && next.word < '\u3000') continue;
      if (entry.exact && !sameCase(text.slice(tokens[from]?.start, last?.end), entry.text)) continue;
      if (best === null || better(entry, best.entry)) best = { entry, bucket, from, to, plural };
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

/** Grows a match to the right by versions, sizes and variants, to the left by a joined maker; null where it is no name. */
function extend(
  text: string,
  tokens: readonly NameToken[],
  match: Match,
  buckets: Buckets,
  masks: readonly Span[],
  free: number,
): Candidate | null {
  const { entry, plural } = match;
  let to = match.to;
  let end = tokens[to - 1]?.end ?? 0;
  const rawCore = text.slice(tokens[match.from]?.start ?? 0, end);
  const coreIsLower = rawCore === rawCore.toLowerCase();
  let hasVersion = entry.words.some((word, i) => i > 0 && /^[a-z]?\d/.test(word) && !isSize(word));
  let hasSize = entry.words.some((word, i) => i > 0 && isSize(word));
  let firmVersion = tokens
    .slice(match.from + 1, match.to)
    .some((token) => token.isNumber && !isSize(token.word) && (token.gap !== ' ' || /[.a-z]/.test(token.word)));
  let hasVariant = false;
  let lastIsWord = !/\d/.test(entry.words.at(-1) ?? '');
  let versionAfterWord = false;
  while (!plural) {
    const token = tokens[to];
    if (!token || isMasked(masks, token.start)) break;
    const { word, gap } = token;
    const raw = text.slice(token.start, token.end);
    const capital = raw !== raw.toLowerCase();
    const joined = gap === '-' || gap === '_';
    const next = tokens[to + 1];
    let accepted: boolean;
    if (gap === ' (' || gap === ' [' || gap === '[' || gap === '(') {
      const closed = closeBracket(text, tokens, to, gap.trim() as '(' | '[');
      if (!closed) break;
      hasSize ||= closed.size;
      hasVariant ||= !closed.size;
      to = closed.to;
      end = closed.end;
      continue;
    }
    if (token.isNumber) {
      const size = isSize(word);
      if (
        joined ||
        gap === '' ||
        (gap === '.' && lastIsWord) ||
        (gap === '/' && /^[a-z]$/.test(tokens[to - 1]?.word ?? ''))
      ) {
        accepted = true;
        if (!size && !isDate(word) && isVersion(word)) {
          firmVersion = true;
          hasVersion = true;
        }
      } else if (gap === ':') accepted = size;
      else if (gap !== ' ') accepted = false;
      else if (size) accepted = /b\d?$/.test(word) && !(next && /^(?:token|people|user|dollar)s?$/.test(next.word));
      else {
        const open =
          (!hasVersion && !hasSize) || (lastIsWord && !versionAfterWord && to > match.to) || /^v\d/.test(word);
        accepted = open && isLooseVersion(text, token, next);
        if (accepted) {
          hasVersion = true;
          versionAfterWord ||= to > match.to;
          if (/[.a-z]/.test(word)) firmVersion = true;
        }
      }
      if (accepted && size) hasSize = true;
    } else if (word === 'plus' && gap === '') accepted = true;
    else if (joined) {
      if (NOT_MODEL_AFTER.has(word) && !VARIANTS.has(word)) return null;
      if (HYPHEN_ENDINGS.has(word) && !capital) break;
      if (VARIANTS.has(word)) accepted = true;
      else if (capital) accepted = !HYPHEN_ENDINGS.has(word) || next?.gap === '-';
      else if (hasVersion || hasSize) accepted = coreIsLower;
      else if (coreIsLower && !/[A-Z]/.test(entry.text) === false) return null;
      else break;
      // "Llama-3-based": the ending's own word is dropped, the name stays.
      if (accepted && VARIANTS.has(word)) hasVariant = true;
    } else if (gap === ':' && VARIANTS.has(word)) accepted = true;
    else if (gap === ' - ' || gap === ' – ') accepted = capital && /^(?:instruct|python|chat|base|coder)$/.test(word);
    else if (gap === ' ') {
      if (capital && SPACED_VARIANTS.has(word)) accepted = true;
      else if (!capital && CASUAL_VARIANTS.has(word))
        accepted = hasVersion || (coreIsLower && /^(?:pro|turbo|flash|mini|opus|sonnet|haiku)$/.test(word));
      else if (capital && next && PAIRS.has(`${word} ${next.word}`) && next.gap === ' ') {
        to++;
        accepted = true;
      } else if (/^v(?:er(?:sion)?)?$/.test(word) && next?.isNumber && /^\.? ?$/.test(next.gap) && !hasVersion)
        accepted = isLooseVersion(text, next, tokens[to + 2]);
      else accepted = isUnseenLine(text, tokens, to, entry, hasVersion, buckets);
      if (accepted && VARIANTS.has(word)) hasVariant = true;
    } else accepted = false;
    if (!accepted) break;
    lastIsWord = !token.isNumber;
    if (lastIsWord) versionAfterWord = false;
    to++;
    end = tokens[to - 1]?.end ?? end;
  }
  const after = tokens[to];
  if (isToolOrTeam(text, after, tokens[to + 1], end, hasVersion || hasSize)) return null;
  const left = growLeft(text, tokens, match.from, free, entry);
  const start = tokens[left.from]?.start ?? 0;
  const span = text.slice(start, end);
  const words = tokens.slice(match.from, to).map((token) => token.word);
  const target = refine(match, words);
  return {
    start,
    end,
    text: span,
    core: entry,
    target,
    covered: new Set(words.map(plainWord)).size <= new Set(target.words.map(plainWord)).size,
    prefixed: left.prefixed,
    hasSize,
    hasVersion,
    firmVersion,
    hasVariant,
    lower: coreIsLower && entry.text !== entry.text.toLowerCase(),
    otherCase: !coreIsLower && !entry.text.includes(rawCore) && lettersOf(rawCore) !== lettersOf(entry.text),
    plural,
    from: left.from,
    to,
  };
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, '');
}

const PAIRS: ReadonlySet<string> = new Set([
  'deep think',
  'deep research',
  'computer use',
  'fast reasoning',
  'live translate',
]);

/** A number after a space that may be a version: small, no year, no count, no ordinal, no part of a larger number. */
function isLooseVersion(text: string, token: NameToken, next: NameToken | undefined): boolean {
  if (!isVersion(token.word) || /^\d+[ms]$/.test(token.word)) return false;
  const after = text.charAt(token.end);
  if (/[%°$€£]/.test(after)) return false;
  if (!next) return true;
  if (next.gap === '' && !next.isNumber && next.word < '\u3000') return false;
  if (/^[,.:]$/.test(next.gap) && next.isNumber) return false;
  return !(/^[ -]$/.test(next.gap) && UNITS.has(next.word));
}

/** A word of a name that nobody listed, with its version: "Fable 5" after "Claude". */
function isUnseenLine(
  text: string,
  tokens: readonly NameToken[],
  at: number,
  entry: AliasEntry,
  hasVersion: boolean,
  buckets: Buckets,
): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token || !next || entry.kind !== 'family' || hasVersion || !next.isNumber || next.gap !== ' ') return false;
  if (
    !/^\p{Lu}\p{Ll}{2,}$/u.test(text.slice(token.start, token.end)) ||
    UNITS.has(token.word) ||
    NOT_MODEL_AFTER.has(token.word)
  )
    return false;
  return !startsName(text, tokens, at, buckets) && isLooseVersion(text, next, tokens[at + 2]);
}

/** Whether another name starts at a token. */
function startsName(text: string, tokens: readonly NameToken[], at: number, buckets: Buckets): boolean {
  return bestMatch(text, tokens, at, at, buckets, []) !== null;
}

/** "(8B)", "[dev]", "(New)": only variants and sizes up to the closing bracket. */
function closeBracket(
  text: string,
  tokens: readonly NameToken[],
  from: number,
  bracket: '(' | '[',
): { to: number; end: number; size: boolean } | null {
  let size = false;
  for (let to = from; to < from + 3; to++) {
    const token = tokens[to];
    if (!token || (to > from && !/^[ -]$/.test(token.gap))) return null;
    if (isSize(token.word) && /b\d?$/.test(token.word)) size = true;
    else if (!VARIANTS.has(token.word) || token.word === 'open') return null;
    if (text.charAt(token.end) === (bracket === '(' ? ')' : ']')) return { to: to + 1, end: token.end + 1, size };
  }
  return null;
}

/** What follows makes it software, a team, a benchmark, a file or a host. */
function isToolOrTeam(
  text: string,
  after: NameToken | undefined,
  second: NameToken | undefined,
  end: number,
  versioned: boolean,
): boolean {
  if (/^\.[a-z_]/.test(text.slice(end, end + 2)) || /^(?:_|::|\()\w/.test(text.slice(end, end + 3))) return true;
  if (!after) return false;
  const { word, gap } = after;
  if (gap === '-' && NOT_MODEL_AFTER.has(word)) return true;
  if (gap !== ' ') return false;
  // A technique: up to two more capitalised words ("DeepSeek Sparse Attention").
  if (
    second?.gap === ' ' &&
    /^(?:attention|decoding|optimizer|architecture|index|format|package|library)$/.test(second.word) &&
    !versioned
  )
    return true;
  if (!NOT_MODEL_AFTER.has(word)) return false;
  if (word === 'community' && second && /^licen[cs]e/.test(second.word)) return false;
  return !versioned || /^(?:team|teams|lab|labs|researchers|authors)$/.test(word);
}

/** Takes in a maker joined by a hyphen; a strange word joined by a hyphen makes it another name. Null: no name. */
function growLeft(
  text: string,
  tokens: readonly NameToken[],
  from: number,
  free: number,
  entry: AliasEntry,
): { from: number; prefixed: boolean } {
  let at = from;
  let prefixed = false;
  while (at > free) {
    const token = tokens[at];
    const before = tokens[at - 1];
    if (!token || !before || !/^[-_]$/.test(token.gap)) break;
    if (HYPHEN_PREFIXES.has(before.word)) break;
    const raw = text.slice(before.start, before.end);
    const maker = entry.makers?.some((name) => name.toLowerCase().split(/[\s-]/)[0] === before.word) ?? false;
    if (
      !maker &&
      raw === raw.toLowerCase() &&
      !before.isNumber &&
      text.slice(token.start, token.end) !== text.slice(token.start, token.end).toLowerCase()
    )
      break;
    if (!maker) prefixed = true;
    at--;
  }
  return { from: at, prefixed };
}

/** The most specific entry of the bucket that has all the core's words and no word that is not in the span. */
function refine(match: Match, words: readonly string[]): AliasEntry {
  const plain = words.map(plainWord);
  if (match.plural) return match.entry;
  const inSpan = new Set(plain);
  const core = match.entry.words.map(plainWord);
  // The version that follows the name must be the entry's own: "Gemini 4 Ultra" is not the "Gemini Ultra" of another year.
  const version = plain.slice(core.length).find((word) => isVersion(word) && !isDate(word));
  let best = match.entry;
  for (const entry of match.bucket) {
    if (entry.words.length <= best.words.length || entry.words.length === 0) continue;
    const own = entry.words.map(plainWord);
    if (version !== undefined && match.entry.kind === 'family' && !own.includes(version)) continue;
    if (own.every((word) => inSpan.has(word)) && core.every((word) => own.includes(word))) best = entry;
  }
  return best;
}

/** Forms of a version and a variant that leave the family out ("2.5 Pro"), from the buckets at hand. */
export function versionedShorts(buckets: Buckets): Map<string, AliasEntry> {
  const shorts = new Map<string, AliasEntry>();
  for (const bucket of buckets.values()) {
    for (const entry of bucket) {
      const [, version, variant, ...rest] = entry.words;
      if (
        rest.length === 0 &&
        variant !== undefined &&
        /^\d\.\d$/.test(version ?? '') &&
        SPACED_VARIANTS.has(variant)
      ) {
        shorts.set(`${version} ${variant}`, { ...entry, short: true });
      }
    }
  }
  return shorts;
}

/** Candidates of the kind "2.5 Pro" outside of the names already found. */
export function findVersionedShorts(
  text: string,
  tokens: readonly NameToken[],
  names: readonly Candidate[],
  shorts: ReadonlyMap<string, AliasEntry>,
  masks: readonly Span[],
): Candidate[] {
  const found: Candidate[] = [];
  if (shorts.size === 0) return found;
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1];
    if (!token.isNumber || !next || (next.gap !== ' ' && next.gap !== '-')) continue;
    const entry = shorts.get(`${token.word} ${next.word}`);
    const span = text.slice(token.start, next.end);
    if (!entry || isMasked(masks, token.start) || span === span.toLowerCase()) continue;
    if (names.some((name) => name.from <= i + 1 && name.to > i)) continue;
    // "iPhone 2.5 Pro": the number belongs to what stands in front.
    if (token.gap === ' ' && /\p{Lu}\S*$/u.test(text.slice(0, token.start).trimEnd())) continue;
    found.push({
      start: token.start,
      end: next.end,
      text: span,
      core: entry,
      target: entry,
      covered: true,
      prefixed: false,
      hasSize: false,
      hasVersion: true,
      firmVersion: true,
      hasVariant: true,
      lower: false,
      otherCase: false,
      plural: false,
      from: i,
      to: i + 2,
    });
  }
  return found;
}
