/**
 * Text as the grammar of names reads it: words and numbers with what stands between them. "Qwen2.5-72B" is `qwen`,
 * `2.5`, `72b`; "DeepSeek-V3" is `deepseek`, `v3`; "GPT4o" is `gpt`, `4o`; ideographs stand alone.
 */
import { fold, INVISIBLE, isDigit, isIdeographic, NOT_WORD } from './tokens.ts';

export interface NameToken {
  /** Folded: lower case, no diacritics, no invisible characters. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** What stands between the token before and this one, without invisible characters. Empty: glued. */
  readonly gap: string;
  readonly isNumber: boolean;
}

/** A number with what is glued to it: v0.1, 8x7b, a22b, 7b1, 4o, 2.5. Sticky, on folded text. */
const NUMBER = /(?:[a-z](?=\d))?\d+(?:\.\d+)*(?:x\d+(?:\.\d+)?)?(?:[a-z](?![a-z])(?:\d+[a-z]?(?![a-z]))?)?/y;

/** Cuts a text into tokens; offsets are UTF-16 code units into `text`. */
export function nameTokens(text: string): NameToken[] {
  // The folded text without invisible characters, and where each of its characters stood.
  let folded = '';
  const places: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const to = fold(text.charCodeAt(i));
    if (to === INVISIBLE) continue;
    const inNumber = text.charCodeAt(i) === 46 && isDigit(text.charCodeAt(i - 1)) && isDigit(text.charCodeAt(i + 1));
    folded += inNumber ? '.' : String.fromCharCode(to === NOT_WORD ? 32 : to);
    places.push(i);
  }
  const tokens: NameToken[] = [];
  let gapStart = 0;
  const place = (at: number): number => places[at] ?? text.length;
  const add = (from: number, to: number, isNumber: boolean): void => {
    const start = place(from);
    const gap = foldGap(text.slice(gapStart, start));
    // A plus sign at the end of a word is read as the word ("Command R+").
    const end = place(to - 1) + 1;
    tokens.push({ word: folded.slice(from, to), start, end, gap, isNumber });
    gapStart = end;
    if (text.charCodeAt(end) === 43 && fold(text.charCodeAt(end + 1)) < 2 && text.charCodeAt(end + 1) !== 43) {
      tokens.push({ word: 'plus', start: end, end: end + 1, gap: '', isNumber: false });
      gapStart = end + 1;
    }
  };
  let i = 0;
  while (i < folded.length) {
    const code = folded.charCodeAt(i);
    if (code === 32 || code === 46) {
      i++;
      continue;
    }
    NUMBER.lastIndex = i;
    const startsNumber = isDigit(code) || (isAsciiLetter(code) && isDigit(folded.charCodeAt(i + 1)));
    const number = startsNumber ? NUMBER.exec(folded) : null;
    if (number) {
      add(i, i + number[0].length, true);
      i += number[0].length;
    } else if (isIdeographic(code)) {
      add(i, i + 1, false);
      i++;
    } else {
      const from = i;
      while (i < folded.length && isLetter(folded.charCodeAt(i))) i++;
      if (i === from) i++;
      add(from, i, false);
    }
  }
  return tokens;
}

function isAsciiLetter(code: number): boolean {
  return code > 96 && code < 123;
}

function isLetter(code: number): boolean {
  return code !== 32 && code !== 46 && !isDigit(code) && !isIdeographic(code);
}

const ASCII = /^[ -~]*$/;

/** A gap with invisible characters left out and every dash and space made plain. */
function foldGap(gap: string): string {
  if (ASCII.test(gap)) return gap;
  let folded = '';
  for (const char of gap) if (fold(char.charCodeAt(0)) !== INVISIBLE) folded += char;
  return folded.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ');
}

/** The words of a name, as an index entry keeps them. */
export function nameWords(name: string): string[] {
  return nameTokens(name).map((token) => token.word);
}
