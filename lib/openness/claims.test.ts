import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settle, settleLicence } from './claims.ts';
import type { Status } from './components.ts';
import { STATUSES } from './components.ts';
import { LICENCES } from './licences.fixture.ts';
import { licensed, says } from './recipes.fixture.ts';

const settled = (...statuses: Status[]) => settle(statuses.flatMap((status) => says(status)));

describe('settling claims', () => {
  it('takes the most cautious known one and shows the disagreement', () => {
    expect(settled('open', 'gated', 'reconstructible')).toMatchObject({ status: 'gated', disagreement: true });
    expect(settled('described', 'withdrawn').status).toBe('described');
    expect(settled('complete', 'partial').status).toBe('partial');
  });

  it('never lets unknown beat a known claim', () => {
    expect(settled('unknown', 'open')).toMatchObject({ status: 'open', disagreement: false });
    expect(settled('unknown').status).toBe('unknown');
    expect(settle(undefined)).toEqual({ status: 'unknown', claims: [], disagreement: false });
  });

  it('puts the claims that count first and loses none', () => {
    expect(settled('open', 'none', 'unknown').claims.map(({ status }) => status)).toEqual(['none', 'open', 'unknown']);
  });

  it('does not depend on the order, and is one of the statuses claimed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATUSES), { minLength: 1 }), (statuses) => {
        const forward = settled(...statuses).status;
        expect(settled(...statuses.toReversed()).status).toBe(forward);
        expect(statuses).toContain(forward);
      }),
    );
  });
});

describe('settling licences', () => {
  const of = (...ids: string[]) => settleLicence(ids.flatMap(licensed), LICENCES);

  it('takes the strictest stated one', () => {
    expect(of('apache-2.0', 'llama2', 'gemma')).toBe('llama2');
    expect(of('mit')).toBe('mit');
    expect(of()).toBeNull();
  });

  it('does not let a tag that states nothing beat a licence', () => {
    expect(of('other', 'mit')).toBe('mit');
    expect(of('other', 'none-stated')).toBe('none-stated');
  });
});
