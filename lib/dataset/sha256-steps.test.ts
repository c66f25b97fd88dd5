import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256OfParts } from './encoding.ts';
import { sha256InSteps } from './sha256-steps.ts';
import { atOnce } from './steps.ts';

const expected = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes in parts, cut at the given places. */
function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((one, other) => one - other);
  return ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end));
}

describe('SHA-256 in steps', () => {
  it('is that of the system for every length around its blocks', () => {
    for (let length = 0; length < 300; length++) {
      const bytes = Uint8Array.from({ length }, (_, at) => at * 7 + length);
      expect(atOnce(sha256InSteps([bytes]))).toBe(expected(bytes));
    }
  });

  it('is the same wherever the parts are cut', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1000 }), fc.array(fc.nat()), (bytes, places) => {
        expect(atOnce(sha256InSteps(cutAt(bytes, places)))).toBe(expected(bytes));
      }),
    ));

  it('takes over from WebCrypto where there is more than that hashes in a moment', async () => {
    for (const length of [0, 5000, 1 << 23, (1 << 23) + 1]) {
      const bytes = new Uint8Array(length).fill(3);
      expect(await sha256OfParts(cutAt(bytes, [1, 4000, 70_000]))).toBe(expected(bytes));
    }
  });

  it('rests on the way through a long part', () => {
    const bytes = new Uint8Array(1_000_003).fill(200);
    const steps = sha256InSteps([bytes.subarray(0, 500_001), bytes.subarray(500_001)]);
    let rests = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) rests++;
    expect(step.value).toBe(expected(bytes));
    expect(rests).toBeGreaterThan(10);
  });
});
