/**
 * What a word is, for the gate in the page and for the index in the background. Both must cut text into the same keys,
 * so both read this file. It imports nothing: it is part of every content script.
 */

/** Folded letters of U+00C0 to U+017F (Latin-1 and Latin Extended-A); a space stands for "not a letter". */
const FOLDED =
  'aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy' +
  'aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs';

/** The character is neither letter nor digit: it ends a word. */
export const NOT_WORD = 0;
/** The character is invisible in a word (soft hyphen, zero width, combining mark): it neither ends nor changes it. */
export const INVISIBLE = 1;

/** How a code unit of Latin script is folded; see `fold`. No longer: it is made anew in every page. */
export const LOW = new Uint16Array(0x180);
for (let code = 0; code < LOW.length; code++) LOW[code] = foldLow(code);

function foldLow(code: number): number {
  if (code < 128) {
    if (code > 96) return code < 123 ? code : NOT_WORD;
    if (code > 64) return code < 91 ? code + 32 : NOT_WORD;
    return code > 47 && code < 58 ? code : NOT_WORD;
  }
  if (code < 0x180) {
    if (code === 0xad) return INVISIBLE;
    const letter = code < 0xc0 ? 32 : FOLDED.charCodeAt(code - 0xc0);
    return letter === 32 ? NOT_WORD : letter;
  }
  if (code >= 0x300 && code < 0x370) return INVISIBLE;
  // Greek and Cyrillic capitals that lie 32 below their small letters; other scripts stay as they are.
  return (code > 0x390 && code < 0x3aa) || (code > 0x40f && code < 0x430) ? code + 32 : code;
}

/**
 * The folded form of a UTF-16 code unit: lower case, without diacritics, full-width forms made ASCII.
 * Returns NOT_WORD, INVISIBLE, or the code of a letter or digit.
 */
export function fold(code: number): number {
  if (code < 0x180) return LOW[code] as number;
  if (code < 0x2000) return foldLow(code);
  if (isIdeographic(code)) return code;
  if ((code >= 0x200b && code < 0x2010) || code === 0x2060 || code === 0xfeff) return INVISIBLE;
  return code > 0xff0f && code < 0xff5b ? (LOW[code - 0xfee0] ?? NOT_WORD) : NOT_WORD;
}

/** Whether a folded code is an ASCII digit. */
export function isDigit(code: number): boolean {
  return code > 47 && code < 58;
}

/** Whether a code belongs to a script written without spaces, or with endings glued on: Han, Kana, Hangul. */
export function isIdeographic(code: number): boolean {
  return (code > 0x303f && code < 0x3100) || (code > 0x33ff && code < 0xa000) || (code > 0xabff && code < 0xd7b0);
}

/** The least folded code of a letter, and the least of an ideograph: between them lie the letters of words. */
export const LEAST_LETTER = 97;
export const LEAST_IDEOGRAPH = 0x3040;

export const HASH_START = 0x811c9dc5;
export const HASH_STEP = 0x01000193;

/** One step of FNV-1a over a folded code. */
export function hashStep(hash: number, code: number): number {
  return Math.imul(hash ^ code, HASH_STEP);
}

/** The hash of a key (`gpt`, `o1`, two ideographs), as the gate's scan computes it while it walks. */
export function hashKey(key: string): number {
  let hash = HASH_START;
  for (let i = 0; i < key.length; i++) hash = hashStep(hash, key.charCodeAt(i));
  return hash;
}
