/** The repository never holds a private key. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';

/** A private key in PEM form, as `data keygen` and everybody else writes it: with the start of its base64. */
const PRIVATE_KEY = /-----BEGIN ([A-Z]+ )?PRIVATE KEY-----\s+[A-Za-z0-9+/]{16}/;
/** Ed25519 keys in PKCS #8 all begin so (RFC 8410), also without the lines around them. */
const ED25519_SECRET = /MC4CAQAwBQYDK2VwBCIEI[A-Za-z0-9+/]{43}/;

it('no file of the repository holds a private key', ({ skip }) => {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  if (listed.status !== 0) skip('there is no git here');
  const files = listed.stdout.split('\0').filter((file) => file !== '');
  expect(files.length).toBeGreaterThan(100);
  const guilty = files.filter((file) => {
    try {
      const content = readFileSync(file, 'latin1');
      return PRIVATE_KEY.test(content) || ED25519_SECRET.test(content);
    } catch {
      // Deleted, but not yet committed so.
      return false;
    }
  });
  expect(guilty).toEqual([]);
});

it('a private key would be found', () => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(pem).toMatch(PRIVATE_KEY);
  expect(pem.split('\n')[1]).toMatch(ED25519_SECRET);
});
