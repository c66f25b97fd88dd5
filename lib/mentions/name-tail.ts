/** The second half of the grammar of names: versions, sizes and variants that follow a listed form and belong to it. */
import type { AliasEntry } from './alias-index.ts';
import { isGerman } from './context-words.ts';
import {
  CASUAL_VARIANTS,
  COUNTED,
  HYPHEN_ENDINGS,
  isDate,
  isSize,
  isVersion,
  NOT_MODEL_AFTER,
  SPACED_VARIANTS,
  UNITS,
  VARIANTS,
} from './grammar-words.ts';
import { isMasked, type Span } from './masks.ts';
import { startsName, type Buckets, type Match } from './name-match.ts';
import type { NameToken } from './name-tokens.ts';

/** What the words of a name tell: those of the form and those that follow. */
export interface Tail {
  /** The first token behind the name, and the offset where the name ends. */
  readonly to: number;
  readonly end: number;
  readonly hasSize: boolean;
  readonly hasVersion: boolean;
  /** A version with a dot, a letter, or joined to the name: more than a number that happens to follow. */
  readonly firmVersion: boolean;
  readonly hasVariant: boolean;
}

/** Two words that are one variant. */
const PAIRS: ReadonlySet<string> = new Set([
  'deep think',
  'deep research',
  'computer use',
  'fast reasoning',
  'live translate',
  'prompt guard',
]);

/** Variants that casual writers put behind a family's name in small letters ("claude opus"). */
const CASUAL_LINES = /^(?:pro|turbo|flash|mini|opus|sonnet|haiku)$/;
/** Variants that a spaced dash may separate ("Code Llama - Instruct"). */
const DASHED_VARIANTS = /^(?:instruct|python|chat|base|coder)$/;

/** Reads what follows a match; null where it turns out to be the name of a tool. */
export function readTail(
  text: string,
  tokens: readonly NameToken[],
  match: Match,
  buckets: Buckets,
  masks: readonly Span[],
): Tail | null {
  const reader = new TailReader(text, tokens, match, buckets);
  while (!match.plural) {
    const token = tokens[reader.to];
    if (!token || isMasked(masks, token.start)) break;
    const step = reader.step(token);
    if (step === 'tool') return null;
    if (step === 'end') break;
  }
  return reader;
}

/** How far around a name its language is read. */
const AROUND = 120;

/** Takes in one token after the other. */
class TailReader implements Tail {
  readonly #text: string;
  readonly #tokens: readonly NameToken[];
  readonly #entry: AliasEntry;
  readonly #buckets: Buckets;
  readonly #first: number;
  readonly #from: number;
  /** The form is written in small letters here. */
  readonly #isLower: boolean;
  #lastIsWord: boolean;
  /** The last word already has its version ("Claude Sonnet 4"). */
  #wordHasVersion = false;
  to: number;
  end: number;
  hasSize: boolean;
  hasVersion: boolean;
  firmVersion: boolean;
  hasVariant = false;

  constructor(text: string, tokens: readonly NameToken[], { entry, from, to }: Match, buckets: Buckets) {
    this.#text = text;
    this.#tokens = tokens;
    this.#entry = entry;
    this.#buckets = buckets;
    this.#first = from;
    this.#from = to;
    this.to = to;
    this.end = tokens[to - 1]?.end ?? 0;
    const raw = text.slice(tokens[from]?.start ?? 0, this.end);
    this.#isLower = raw === raw.toLowerCase();
    const own = entry.words.slice(1);
    this.hasVersion = own.some((word) => /^[a-z]?\d/.test(word) && !isSize(word));
    this.hasSize = own.some(isSize);
    this.firmVersion = tokens
      .slice(from + 1, to)
      .some((token) => token.isNumber && !isSize(token.word) && (token.gap !== ' ' || /[.a-z]/.test(token.word)));
    this.#lastIsWord = !/\d/.test(entry.words.at(-1) ?? '');
  }

  step(token: NameToken): 'taken' | 'end' | 'tool' {
    if (/^ ?[([]$/.test(token.gap)) return this.#takeBracket(token.gap.endsWith('(') ? ')' : ']');
    const answer = token.isNumber ? this.#takesNumber(token) : this.#takesWord(token);
    if (answer === 'tool') return 'tool';
    if (!answer) return 'end';
    this.#lastIsWord = !token.isNumber;
    if (this.#lastIsWord) this.#wordHasVersion = false;
    this.to++;
    this.end = this.#tokens[this.to - 1]?.end ?? this.end;
    return 'taken';
  }

  #takesNumber(token: NameToken): boolean {
    const { word, gap } = token;
    const size = isSize(word);
    const behindLetter = /^[a-z]$/.test(this.#tokens[this.to - 1]?.word ?? '');
    if (
      gap === '' ||
      gap === '-' ||
      gap === '_' ||
      (gap === '.' && this.#lastIsWord) ||
      (gap === '/' && behindLetter)
    ) {
      if (size) this.hasSize = true;
      else if (!isDate(word) && isVersion(word)) this.hasVersion = this.firmVersion = true;
      return true;
    }
    if (!size) return gap === ' ' && this.#takesLooseVersion(token);
    if (gap !== ':' && gap !== ' ') return false;
    // A space before "5m" or "2t" says that something is counted; so does what follows "8B tokens".
    const next = this.#tokens[this.to + 1]?.word ?? '';
    if (gap === ' ' && (!/b\d?$/.test(word) || /^(?:token|people|user|dollar)s?$/.test(next))) return false;
    this.hasSize = true;
    return true;
  }

  /** A version after a space: the name's first, or that of its last word, or one with a "v". */
  #takesLooseVersion(token: NameToken): boolean {
    const isFirst = !this.hasVersion && !this.hasSize;
    const isOfWord = this.#lastIsWord && !this.#wordHasVersion && this.to > this.#from;
    if (!isFirst && !isOfWord && !/^v\d/.test(token.word)) return false;
    if (!isLooseVersion(this.#text, token, this.#tokens[this.to + 1])) return false;
    this.hasVersion = true;
    this.#wordHasVersion ||= this.to > this.#from;
    // Software is counted "v2" as well.
    if (/[.a-z]/.test(token.word.replace(/^v/, ''))) this.firmVersion = true;
    return true;
  }

  #takesWord(token: NameToken): boolean | 'tool' {
    const { word, gap } = token;
    const raw = this.#text.slice(token.start, token.end);
    const isCapital = raw !== raw.toLowerCase();
    const isVariant = VARIANTS.has(word);
    let takes: boolean | 'tool' = false;
    if (word === 'plus' && gap === '') takes = true;
    else if (gap === '-' || gap === '_') takes = this.#takesJoined(word, isCapital);
    else if (gap === ':') takes = isVariant;
    else if (gap === ' - ' || gap === ' – ') takes = isCapital && DASHED_VARIANTS.test(word);
    else if (gap === ' ') takes = this.#takesSpaced(token, isCapital);
    if (takes === true && isVariant) this.hasVariant = true;
    return takes;
  }

  #takesJoined(word: string, isCapital: boolean): boolean | 'tool' {
    if (VARIANTS.has(word)) return true;
    if (NOT_MODEL_AFTER.has(word)) return 'tool';
    // "Llama-based" is no part of the name, "StableLM-Tuned-Alpha" is.
    if (HYPHEN_ENDINGS.has(word)) return isCapital && this.#tokens[this.to + 1]?.gap === '-';
    // A name written with spaces is joined to a noun: "Gemini 1.5 Pro-Ergebnisse".
    if (isCapital) return word.length === 1 || !(this.#isSpaced() || this.#isInGerman());
    if (this.hasVersion || this.hasSize) return this.#isLower;
    // In small letters throughout it is a repository's or a program's name.
    return this.#isLower && this.#entry.text !== this.#entry.text.toLowerCase() ? 'tool' : false;
  }

  /** "im BERT-Paper": German joins a name to any noun. */
  #isInGerman(): boolean {
    return isGerman(this.#text.slice(Math.max(0, this.end - AROUND), this.end + AROUND));
  }

  #isSpaced(): boolean {
    return this.#tokens.slice(this.#first + 1, this.to).some(({ gap }) => gap === ' ');
  }

  #takesSpaced(token: NameToken, isCapital: boolean): boolean {
    const { word } = token;
    const next = this.#tokens[this.to + 1];
    if (isCapital && SPACED_VARIANTS.has(word)) return true;
    // "gemma 2 27b it is": a pronoun.
    if (word === 'it' && !isCapital && next?.gap === ' ') return false;
    if (!isCapital && CASUAL_VARIANTS.has(word)) return this.hasVersion || (this.#isLower && CASUAL_LINES.test(word));
    if (isCapital && next?.gap === ' ' && PAIRS.has(`${word} ${next.word}`)) {
      this.to++;
      return true;
    }
    if (/^v(?:er(?:sion)?)?$/.test(word) && next?.isNumber && /^\.? ?$/.test(next.gap) && !this.hasVersion) {
      return isLooseVersion(this.#text, next, this.#tokens[this.to + 2]);
    }
    return this.#isUnseenLine(token, next);
  }

  /** A word of a name that nobody listed, with its version: "Fable 5" after "Claude". */
  #isUnseenLine(token: NameToken, next: NameToken | undefined): boolean {
    if (!next?.isNumber || next.gap !== ' ' || this.#entry.kind !== 'family' || this.hasVersion) return false;
    const isName = /^\p{Lu}\p{Ll}{2,}$/u.test(this.#text.slice(token.start, token.end));
    if (!isName || UNITS.has(token.word) || COUNTED.has(token.word) || NOT_MODEL_AFTER.has(token.word)) return false;
    if (startsName(this.#text, this.#tokens, this.to, this.#buckets)) return false;
    return isLooseVersion(this.#text, next, this.#tokens[this.to + 2]);
  }

  /** "(8B)", "[dev]", "(New)": up to three variants and sizes between brackets. */
  #takeBracket(closing: ')' | ']'): 'taken' | 'end' {
    let size = false;
    for (let to = this.to; to < this.to + 3; to++) {
      const token = this.#tokens[to];
      if (!token || (to > this.to && !/^[ -]$/.test(token.gap))) return 'end';
      if (isSize(token.word) && /b\d?$/.test(token.word)) size = true;
      else if (!VARIANTS.has(token.word) || token.word === 'open') return 'end';
      if (this.#text.charAt(token.end) !== closing) continue;
      this.hasSize ||= size;
      this.hasVariant ||= !size;
      this.to = to + 1;
      this.end = token.end + 1;
      return 'taken';
    }
    return 'end';
  }
}

/** A number after a space that may be a version: small, no year, no count, no ordinal, no part of a larger number. */
function isLooseVersion(text: string, token: NameToken, next: NameToken | undefined): boolean {
  if (!isVersion(token.word) || /^\d+[ms]$/.test(token.word)) return false;
  const after = text.charAt(token.end);
  if (/[%°$€£]/.test(after)) return false;
  // Two digits before the dot are a score ("StarCoder 33.6"), and "7x" is a factor.
  if (/^\d\d\.|\dx$/.test(token.word)) return false;
  if (!next) return true;
  if (next.gap === '' && !next.isNumber && next.word < '\u3000') return false;
  if (/^[,.:]$/.test(next.gap) && next.isNumber) return false;
  return !(/^[ -]$/.test(next.gap) && UNITS.has(next.word));
}
