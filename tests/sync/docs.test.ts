/** The tables of docs/sync.md name tests; each must be there. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const FILES: Readonly<Record<string, string>> = {
  'sync.test': 'tests/sync/sync.test.ts',
  'verify.test': 'tests/sync/verify.test.ts',
  '`service.test.ts`': 'tests/sync/service.test.ts',
  browser: 'tests/browser/sync.test.ts',
};

it('every test that docs/sync.md names as a proof is there', () => {
  const text = readFileSync('docs/sync.md', 'utf8');
  const proofs = [...text.matchAll(/(sync\.test|verify\.test|`service\.test\.ts`|browser) ((?:"[^"]+"(?:, )?)+)/g)];
  expect(proofs.length).toBeGreaterThan(15);
  for (const [, file = '', names = ''] of proofs) {
    const tests = readFileSync(FILES[file] ?? '', 'utf8');
    for (const [, name = ''] of names.matchAll(/"([^"]+?)(?: …)?"/g))
      expect([file, name, tests.includes(name)]).toEqual([file, name, true]);
  }
});
