import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256InSteps } from './encoding.ts';

describe('SHA-256 in steps', () => {
  it('is that of the system wherever the parts end, with a rest after each', () =>
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), (parts) => {
        const steps = sha256InSteps(parts);
        let rests = 0;
        let step = steps.next();
        for (; !step.done; step = steps.next()) rests++;
        expect(step.value).toBe(createHash('sha256').update(Buffer.concat(parts)).digest('hex'));
        expect(rests).toBe(parts.length);
      }),
    ));
});
