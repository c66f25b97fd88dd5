/** Finds in a text the longest spans that the index and the grammar of names allow. */
import type { AliasEntry } from './alias-index.ts';
import { HYPHEN_PREFIXES, isDate, isVersion, NOT_MODEL_AFTER, plainWord, VARIANTS } from './grammar-words.ts';
import { isMasked, type Span } from './masks.ts';
import { bestMatch, type Buckets, type Match } from './name-match.ts';
import { readTail } from './name-tail.ts';
import type { NameToken } from './name-tokens.ts';

/** A span that reads like a name. Offsets are UTF-16 code units into the text. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The form that was found, without what follows it. */
  readonly core: AliasEntry;
  /** What the whole span names: the most specific entry all of whose words stand in it. */
  readonly target: AliasEntry;
  /** Other entries of the very same form ("K2"), of which the page may mean one. */
  readonly rivals: readonly AliasEntry[];
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
    const match = withoutMaker(text, tokens, bestMatch(text, tokens, i, buckets, masks), buckets, masks);
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

/** "OpenAI GPT-3" is GPT-3, though another model is listed as "OpenAI GPT": the form that reaches further counts. */
function withoutMaker(
  text: string,
  tokens: readonly NameToken[],
  match: Match | null,
  buckets: Buckets,
  masks: readonly Span[],
): Match | null {
  const [first] = match?.entry.words ?? [];
  if (!match || match.to - match.from < 2 || !match.entry.makers?.some((name) => name.toLowerCase() === first))
    return match;
  const behind = bestMatch(text, tokens, match.from + 1, buckets, masks);
  return behind && behind.to > match.to ? behind : match;
}

/** Whether a candidate is a name alone, without version, size or variant. */
export function isBare(candidate: Candidate): boolean {
  return !candidate.hasSize && !candidate.hasVersion && !candidate.hasVariant;
}

function sameFamily(a: AliasEntry, b: AliasEntry): boolean {
  return !b.short && a.id !== '' && (a.family ?? a.id) === (b.family ?? b.id);
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
  const tail = readTail(text, tokens, match, buckets, masks);
  if (!tail || isToolOrTeam(text, tokens, tail.to, tail.end, tail.hasVersion || tail.hasSize)) return null;
  const { to, end, hasSize, hasVersion, firmVersion, hasVariant } = tail;
  const { from, prefixed } = growLeft(text, tokens, match.from, free, entry);
  const start = tokens[from]?.start ?? 0;
  const words = tokens.slice(match.from, to).map((token) => token.word);
  const target = refine(match, words, prefixed);
  const raw = text.slice(tokens[match.from]?.start ?? 0, tokens[match.to - 1]?.end ?? 0);
  const isLower = raw === raw.toLowerCase();
  return {
    start,
    end,
    text: text.slice(start, end),
    core: entry,
    target,
    rivals:
      target === entry && /^[a-z]\d/.test(entry.words[0] ?? '')
        ? match.bucket.filter((it) => it !== entry && sameWords(it, entry))
        : [],
    covered: new Set(words.map(plainWord)).size <= new Set(target.words.map(plainWord)).size,
    prefixed,
    hasSize,
    hasVersion,
    firmVersion,
    hasVariant,
    lower: isLower && entry.text !== entry.text.toLowerCase(),
    otherCase: !isLower && !entry.text.includes(raw) && lettersOf(raw) !== lettersOf(entry.text),
    plural,
    from,
    to,
  };
}

function sameWords(a: AliasEntry, b: AliasEntry): boolean {
  return a.words.length === b.words.length && a.words.every((word, i) => word === b.words[i]);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, '');
}

/** What follows makes it software, a team, a technique, a benchmark, a file or a host. */
function isToolOrTeam(
  text: string,
  tokens: readonly NameToken[],
  to: number,
  end: number,
  versioned: boolean,
): boolean {
  if (/^(?:\.[a-z_]|(?:_|::|\()\w)/.test(text.slice(end, end + 3))) return true;
  const after = tokens[to];
  const second = tokens[to + 1];
  if (after?.gap === '-') return NOT_MODEL_AFTER.has(after.word);
  if (after?.gap !== ' ') return false;
  // Another word may stand between: "DeepSeek Sparse Attention".
  if (second?.gap === ' ' && TECHNIQUES.test(second.word) && !versioned) return true;
  if (!NOT_MODEL_AFTER.has(after.word)) return false;
  if (after.word === 'community' && second && /^licen[cs]e/.test(second.word)) return false;
  // "the Llama 3 server" runs the model; "the Llama 3 team" made it.
  return !versioned || TEAMS.test(after.word);
}

const TECHNIQUES = /^(?:attention|decoding|optimizer|architecture|index|format|package|library)$/;
const TEAMS = /^(?:team|teams|lab|labs|researchers|authors)$/;

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
    if (HYPHEN_PREFIXES.has(before.word) || isIdeograph(before.word)) break;
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
    // "gt5-t5": not from the middle of a word.
    while (at > free && tokens[at]?.gap === '' && !isIdeograph(tokens[at - 1]?.word ?? '')) at--;
  }
  return { from: at, prefixed };
}

/** A character of a script without spaces is a token of its own, and no part of a Latin name beside it. */
function isIdeograph(word: string): boolean {
  return word > '\u3000';
}

/** Words of product lines that count their versions by themselves. */
const OWN_LINES: ReadonlySet<string> = new Set([
  'guard',
  'prompt',
  'shield',
  'embedding',
  'embed',
  'rerank',
  'reranker',
  'image',
  'audio',
  'tts',
  'code',
  'coder',
  'math',
]);

/** Lines whose checkpoints are trained apart, though their names share all other words. */
const LINES_APART: ReadonlySet<string> = new Set([
  ...OWN_LINES,
  'vl',
  'vision',
  'omni',
  'speech',
  'swallow',
  'elyza',
  'ocr',
]);

/** Whether a word of a span names another line than the entry with the words `own`. */
function isOtherLine(word: string, own: readonly string[]): boolean {
  return !own.includes(word) && (LINES_APART.has(word) || (/^[a-z]{2,}$/.test(word) && !VARIANTS.has(word)));
}

/** The most specific entry of the bucket that has all the core's words and no word that is not in the span. */
function refine(match: Match, words: readonly string[], prefixed: boolean): AliasEntry {
  const plain = words.map(plainWord);
  if (match.plural) return match.entry;
  const inSpan = new Set(plain);
  const core = match.entry.words.map(plainWord);
  // The version that follows the name must be the entry's own: "Gemini 4 Ultra" is not the "Gemini Ultra" of another year.
  const version = plain.slice(core.length).find((word) => isVersion(word) && !isDate(word));
  // The version of a line of its own ("Llama Prompt Guard 2") is not the family's.
  const isOwnLine =
    version !== undefined && plain.slice(core.length, plain.indexOf(version)).some((word) => OWN_LINES.has(word));
  let best = match.entry;
  for (const entry of match.bucket) {
    if (entry.words.length <= best.words.length || entry.words.length === 0) continue;
    const own = entry.words.map(plainWord);
    if (version !== undefined && match.entry.kind === 'family' && !own.includes(version)) continue;
    // "Qwen2-Math-72B" and "Medical-Qwen3-32B" are not the checkpoints Qwen2-72B and Qwen3-32B.
    if (entry.kind === 'release' && (prefixed || plain.some((word) => isOtherLine(word, own)))) continue;
    if (isOwnLine && !plain.slice(core.length, plain.indexOf(version)).every((word) => own.includes(word))) continue;
    // "Llama3-8B-Chinese" is not "Chinese-LLaMA": what leads the entry's form leads the span's, or is a mere variant.
    const lead = own.slice(0, Math.max(0, own.indexOf(core[0] ?? '')));
    if (lead.some((word) => /^[a-z]{3,}$/.test(word) && !VARIANTS.has(word))) continue;
    if (own.every((word) => inSpan.has(word)) && core.every((word) => own.includes(word))) best = entry;
  }
  return best;
}
