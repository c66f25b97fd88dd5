/**
 * The gate: a bit set over the keys of all names, small enough to sit in every page. It never misses a key and lets few
 * others pass; what passes is looked up in the background. Its size is bounded whatever the dataset's size.
 */
import {
  fold,
  HASH_START,
  hashKey,
  HASH_STEP,
  hashStep,
  INVISIBLE,
  isDigit,
  LEAST_IDEOGRAPH,
  LEAST_LETTER,
  LOW,
  NOT_WORD,
} from './tokens.ts';

/** A bit set in words of 32 bits, whose number is a power of two. */
export type Gate = Uint32Array<ArrayBuffer>;

const LEAST_WORDS = 256;
/** DESIGN.md section 4: at most 64 KB, at most 2 % false positives (1.2 % at 50,000 keys, see the test). */
const MOST_WORDS = 16_384;
/** Bits a key where there is room: keeps false positives under 0.3 %. */
const BITS_PER_KEY = 12;

/**
 * A key sets two bits in one word and three in another. Both words are looked at together: asking bit by bit would cost
 * more the fuller the gate is, because no processor could foresee the outcome.
 */
const secondHash = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
const firstBits = (second: number): number => (1 << second) | (1 << (second >>> 5));
const secondBits = (hash: number): number => (1 << (hash >>> 17)) | (1 << (hash >>> 22)) | (1 << (hash >>> 27));

/** Makes the gate of some keys (see `keyOf` in alias-index.ts). Up to 50,000 keys keep false positives under 2 %. */
export function buildGate(keys: Iterable<string>): Gate {
  const hashes = new Set<number>();
  for (const key of keys) hashes.add(hashKey(key));
  let words = LEAST_WORDS;
  while (words < MOST_WORDS && words * 32 < hashes.size * BITS_PER_KEY) words *= 2;
  const gate = new Uint32Array(words);
  const mask = words - 1;
  for (const hash of hashes) {
    const second = secondHash(hash);
    (gate[hash & mask] as number) |= firstBits(second);
    (gate[(second >>> 15) & mask] as number) |= secondBits(hash);
  }
  return gate;
}

/** Whether a key may be one of those that the gate was made of. */
export function admits(gate: Gate, key: string): boolean {
  return passes(gate, hashKey(key));
}

/** Whether the gate lets a key's hash pass. */
function passes(gate: Gate, hash: number): boolean {
  const mask = gate.length - 1;
  const second = secondHash(hash);
  const missing = firstBits(second) & ~(gate[hash & mask] as number);
  return (missing | (secondBits(hash) & ~(gate[(second >>> 15) & mask] as number))) === 0;
}

/**
 * The offsets (UTF-16) in `text`, ascending, of the words that may start, or stand in, a name. One pass, in which nothing
 * is allocated but the hits.
 *
 * A key is a run of letters of one kind of script ("Qwen3" and "以及Qwen" both give "qwen"); one letter alone takes the
 * digits that follow it ("o1"); ideographs give every two neighbours. Where a run does not pass, it is tried without its
 * last letter if that may be an ending ("Llamas") or the start of a version ("Kimik2").
 */
export function scan(text: string, gate: Gate): number[] {
  const hits: number[] = [];
  const length = text.length;
  let i = 0;
  while (i < length) {
    let code = LOW[text.charCodeAt(i)] ?? fold(text.charCodeAt(i));
    if (code < LEAST_LETTER) {
      i++;
      continue;
    }
    const start = i;
    if (code >= LEAST_IDEOGRAPH) {
      const next = ++i < length ? fold(text.charCodeAt(i)) : NOT_WORD;
      if (next >= LEAST_IDEOGRAPH && passes(gate, hashStep(hashStep(HASH_START, code), next))) hits.push(start);
      continue;
    }
    let hash = HASH_START;
    let shorter = HASH_START;
    let last = NOT_WORD;
    let letters = 0;
    do {
      if (code !== INVISIBLE) {
        shorter = hash;
        hash = Math.imul(hash ^ code, HASH_STEP);
        last = code;
        letters++;
      }
      // As `fold` does, but without a call for each character: most pages end before the browser has compiled this.
      code = ++i < length ? (LOW[text.charCodeAt(i)] ?? fold(text.charCodeAt(i))) : NOT_WORD;
    } while ((code >= LEAST_LETTER && code < LEAST_IDEOGRAPH) || code === INVISIBLE);
    if (letters > 1) {
      const mayBeLonger = letters > 2 && (last === SMALL_S || isDigit(code));
      if (passes(gate, hash) || (mayBeLonger && passes(gate, shorter))) hits.push(start);
    } else if (isDigit(code)) {
      do {
        hash = hashStep(hash, code);
        code = ++i < length ? fold(text.charCodeAt(i)) : NOT_WORD;
      } while (isDigit(code));
      if (passes(gate, hash)) hits.push(start);
    }
  }
  return hits;
}

const SMALL_S = 115;

/** How the text of a gate of this form begins: one that an older version has left says nothing today. */
const FORMAT = '2:';

/** The gate as text, for storage and messages. */
export function gateToText(gate: Gate): string {
  const bytes = new Uint8Array(gate.buffer, gate.byteOffset, gate.byteLength);
  let binary = '';
  for (let i = 0; i < bytes.length; i += 4096) binary += String.fromCharCode(...bytes.subarray(i, i + 4096));
  return FORMAT + btoa(binary);
}

/** Some browsers that the manifest admits do not have it yet; byte by byte it takes a page a hundred times as long. */
const { fromBase64 } = Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  if (fromBase64) return fromBase64.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** The gate from its text; null where the text is no gate (damaged, or of another version). */
export function gateFromText(text: string): Gate | null {
  if (!text.startsWith(FORMAT)) return null;
  try {
    const { buffer, length } = bytesOf(text.slice(FORMAT.length));
    const words = length / 4;
    return words >= LEAST_WORDS && words <= MOST_WORDS && (words & (words - 1)) === 0 ? new Uint32Array(buffer) : null;
  } catch {
    return null;
  }
}
