/** SHA-256 (FIPS 180-4) of bytes of any length in steps: WebCrypto takes them in one go only, on the thread that answers pages. */

const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19] as const;
const CONSTANTS = Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
);

const BLOCK = 64;
/** Where the length stands in the last block. */
const LENGTH_AT = 56;
/** Bytes that are hashed in one step: few, for the first ones take fifty times as long, until the code is compiled. */
const STEP_BYTES = 1 << 13;

/** The SHA-256, in lower-case hex, of bytes that lie in several parts. */
export function* sha256InSteps(parts: readonly Uint8Array[]): Generator<void, string> {
  const words = Int32Array.from(START);
  const schedule = new Int32Array(BLOCK);
  // The bytes since the last whole block; two blocks, for the length may need one of its own.
  const rest = new Uint8Array(2 * BLOCK);
  let held = 0;
  let length = 0;
  for (const part of parts) {
    length += part.length;
    let at = Math.min(part.length, (BLOCK - held) % BLOCK);
    rest.set(part.subarray(0, at), held);
    held += at;
    if (held < BLOCK && held > 0) continue;
    takeIn(rest, 0, held, words, schedule);
    const whole = at + Math.floor((part.length - at) / BLOCK) * BLOCK;
    while (at < whole) {
      const end = Math.min(at + STEP_BYTES, whole);
      takeIn(part, at, end, words, schedule);
      at = end;
      yield;
    }
    held = part.length - whole;
    rest.set(part.subarray(whole), 0);
  }
  const end = held < LENGTH_AT ? BLOCK : 2 * BLOCK;
  rest.fill(0, held);
  rest[held] = 0x80;
  new DataView(rest.buffer).setBigUint64(end - 8, BigInt(length) * 8n);
  takeIn(rest, 0, end, words, schedule);
  return Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Takes the blocks from `at` to `end` into the words of the state. */
function takeIn(bytes: Uint8Array, at: number, end: number, words: Int32Array, schedule: Int32Array): void {
  for (let block = at; block < end; block += BLOCK) {
    for (let place = 0, from = block; place < 16; place++, from += 4) {
      schedule[place] =
        ((bytes[from] as number) << 24) |
        ((bytes[from + 1] as number) << 16) |
        ((bytes[from + 2] as number) << 8) |
        (bytes[from + 3] as number);
    }
    for (let place = 16; place < BLOCK; place++) {
      const early = schedule[place - 15] as number;
      const late = schedule[place - 2] as number;
      const one = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
      const other = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
      schedule[place] = (schedule[place - 16] as number) + one + (schedule[place - 7] as number) + other;
    }
    let a = words[0] as number;
    let b = words[1] as number;
    let c = words[2] as number;
    let d = words[3] as number;
    let e = words[4] as number;
    let f = words[5] as number;
    let g = words[6] as number;
    let h = words[7] as number;
    // One assignment after another: as lists they would take three times as long.
    for (let place = 0; place < BLOCK; place++) {
      const turned = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
      const one = (h + turned + ((e & f) ^ (~e & g)) + (CONSTANTS[place] as number) + (schedule[place] as number)) | 0;
      const other = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + other) | 0;
    }
    words[0] = a + (words[0] as number);
    words[1] = b + (words[1] as number);
    words[2] = c + (words[2] as number);
    words[3] = d + (words[3] as number);
    words[4] = e + (words[4] as number);
    words[5] = f + (words[5] as number);
    words[6] = g + (words[6] as number);
    words[7] = h + (words[7] as number);
  }
}

/** Turns a word to the right. */
function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
