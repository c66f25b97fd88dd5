/** Publishes small datasets into a folder of its own, as `data publish` does, and keeps the keys to sign anything. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEYS_TYPE } from '../../lib/dataset/envelope.ts';
import type { KeysPayload } from '../../lib/dataset/keys.ts';
import { keysName } from '../../lib/dataset/release-files.ts';
import { readDataset } from '../../lib/dataset/read-files.ts';
import type { Dataset } from '../../lib/dataset/schema.ts';
import { keyIdOfText, publicKeyOf, signedFile, type SigningKey } from '../../scripts/data/key-file.ts';
import { publishDataset } from '../../scripts/data/publish.ts';
import { daysAfter, latestIn, put, signLatest, trustIn } from '../../scripts/data/release-folder.ts';

/** The small dataset of the tests, at version 1. */
export const EXAMPLE: Dataset = { ...(await readDataset('tests/dataset/example')).dataset, version: 1 };

/** A new key. */
export function newKey(): SigningKey {
  const { privateKey: secret } = generateKeyPairSync('ed25519');
  const publicKey = publicKeyOf(secret);
  return { secret, publicKey, id: keyIdOfText(publicKey) };
}

/** The example with something else in it for every version. */
export function exampleOf(version: number): Dataset {
  const [first, ...others] = EXAMPLE.series;
  if (!first) throw new Error('the example has no series');
  return { ...EXAMPLE, version, series: [{ ...first, size: version }, ...others] };
}

export class Publisher {
  readonly folder = mkdtempSync(join(tmpdir(), 'open-recipe-published-'));
  readonly key = newKey();
  version = 0;

  /** Publishes the next version. @param now milliseconds since 1970 */
  async publish(now = Date.now(), dataset: (version: number) => Dataset = exampleOf): Promise<number> {
    this.version++;
    await publishDataset(this.folder, dataset(this.version), this.key, now);
    return this.version;
  }

  /** Adds the next list of keys, signed by the given root keys. */
  async addKeys(signers: readonly SigningKey[], changes: Partial<KeysPayload>): Promise<void> {
    const before = await trustIn(this.folder);
    const keys: KeysPayload = {
      format: 1,
      number: (before?.number ?? 0) + 1,
      root: before?.root ?? { keys: [this.key.publicKey], threshold: 1 },
      dataset: [{ key: this.key.publicKey, until: daysAfter(Date.now(), 100) }],
      revoked: [],
      ...changes,
    };
    await put(this.folder, keysName(keys.number), signedFile(KEYS_TYPE, keys, signers));
  }

  /** Signs the newest version anew. */
  async sign(key: SigningKey, now = Date.now()): Promise<void> {
    const latest = await latestIn(this.folder);
    if (latest) await signLatest(this.folder, key, now, latest);
  }

  /** Every file by its name. */
  files(): Map<string, Buffer> {
    return new Map(readdirSync(this.folder).map((name) => [name, readFileSync(join(this.folder, name))]));
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
