/**
 * The gate: a bit set over the keys of all names, small enough to sit in every page. It never misses a key and lets few
 * others pass; what passes is looked up in the background. Its size is bounded whatever the dataset's size.
 */
import { eachKey, hashKey } from './tokens.ts';

/** A bit set whose length is a power of two (bytes). */
export type Gate = Uint8Array;

const PROBES = 5;
const LEAST_BYTES = 1024;
/** DESIGN.md section 4: at most 64 KB, at most 2 % false positives (0.8 % at 50,000 keys with five probes). */
const MOST_BYTES = 65_536;
/** Bits a key where there is room: keeps false positives under 0.3 %. */
const BITS_PER_KEY = 12;

/** The second hash, odd so that it visits every bit. */
function stride(hash: number): number {
  return (Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 5) | 1;
}

/** Makes the gate of some keys (see `keyOf` in alias-index.ts). Up to 50,000 keys keep false positives under 2 %. */
export function buildGate(keys: Iterable<string>): Gate {
  const hashes = new Set<number>();
  for (const key of keys) hashes.add(hashKey(key));
  let bytes = LEAST_BYTES;
  while (bytes < MOST_BYTES && bytes * 8 < hashes.size * BITS_PER_KEY) bytes *= 2;
  const gate = new Uint8Array(bytes);
  const mask = bytes * 8 - 1;
  for (const hash of hashes) {
    const by = stride(hash);
    for (let probe = 0, bit = hash; probe < PROBES; probe++, bit = (bit + by) | 0) {
      const at = bit & mask;
      gate[at >>> 3] = (gate[at >>> 3] ?? 0) | (1 << (at & 7));
    }
  }
  return gate;
}

/** Whether the gate lets a key's hash pass. */
export function passes(gate: Gate, hash: number): boolean {
  const mask = gate.length * 8 - 1;
  const by = stride(hash);
  for (let probe = 0, bit = hash; probe < PROBES; probe++, bit = (bit + by) | 0) {
    const at = bit & mask;
    if (((gate[at >>> 3] ?? 0) & (1 << (at & 7))) === 0) return false;
  }
  return true;
}

/** The offsets (UTF-16) in `text`, ascending, of the words that may start, or stand in, a name. */
export function scan(text: string, gate: Gate): number[] {
  const hits: number[] = [];
  eachKey(text, (start, hash) => {
    const hit = passes(gate, hash);
    if (hit) hits.push(start);
    return hit;
  });
  return hits;
}

/** The gate as text, for storage and messages. */
export function gateToText(gate: Gate): string {
  let binary = '';
  for (let i = 0; i < gate.length; i += 4096) binary += String.fromCharCode(...gate.subarray(i, i + 4096));
  return btoa(binary);
}

/** The gate from its text; null where the text is no gate (damaged, or of another version). */
export function gateFromText(text: string): Gate | null {
  try {
    const gate = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    const size = gate.length;
    return size >= LEAST_BYTES && size <= MOST_BYTES && (size & (size - 1)) === 0 ? gate : null;
  } catch {
    return null;
  }
}
