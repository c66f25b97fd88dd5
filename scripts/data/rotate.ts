/** `data rotate`: the next list of keys, signed by root keys. Done offline, by whoever holds them. */
import { KEYS_TYPE } from '../../lib/dataset/envelope.ts';
import type { KeysPayload } from '../../lib/dataset/keys.ts';
import { keysName } from '../../lib/dataset/release-files.ts';
import { InputError, runCommand, UsageError } from '../command-line.ts';
import { keyIdOfText, readPublicKey, readSigningKey, signedFile } from './key-file.ts';
import { daysAfter, put, timeFrom, trustIn } from './release-folder.ts';

const USAGE = `
Usage: npm run data -- rotate DIR --root-key KEYFILE ... --dataset-key KEYFILE.pub ... [options]

Writes the next keys-N.json into DIR: who may sign latest.json from now on, and who signs the next list. It must be signed
by enough of the old root keys and of the new ones. Then sign latest.json anew with one of the dataset keys (data sign).

  --root-key KEYFILE         a private root key that signs; may be given more than once
  --dataset-key KEYFILE.pub  a public key that may sign latest.json; may be given more than once
  --next-root KEYFILE.pub    a public root key from now on; may be given more than once (default: those of before, or for
                             the first list those that sign)
  --threshold N              how many root keys must sign from now on (default: as before, or 1)
  --revoke KEYFILE.pub       a key that must never be trusted again; may be given more than once
  --days N                   how long the dataset keys are valid (default: 400)
  --now ISO-DATE             the time of signing (default: now)
  --help                     this text`;

const MANY = { type: 'string', multiple: true } as const;
const OPTIONS = {
  'root-key': MANY,
  'dataset-key': MANY,
  'next-root': MANY,
  threshold: { type: 'string' },
  revoke: MANY,
  days: { type: 'string', default: '400' },
  now: { type: 'string' },
} as const;

export function rotate(args: readonly string[]): Promise<void> {
  return runCommand(
    {
      name: 'data rotate',
      usage: USAGE,
      options: OPTIONS,
      positionals: [1, 1],
      async run(values, [folder = '']) {
        const now = timeFrom(values.now);
        const signers = await Promise.all((values['root-key'] ?? []).map(readSigningKey));
        if (signers.length === 0) throw new UsageError('--root-key is missing');
        const dataset = await Promise.all((values['dataset-key'] ?? []).map(readPublicKey));
        const revoked = (await Promise.all((values.revoke ?? []).map(readPublicKey))).map(keyIdOfText);
        const before = await trustIn(folder);
        const named = await Promise.all((values['next-root'] ?? []).map(readPublicKey));
        const rootKeys = named.length > 0 ? named : (before?.root.keys ?? signers.map(({ publicKey }) => publicKey));
        const threshold = positive(values.threshold, '--threshold') ?? before?.root.threshold ?? 1;
        const days = positive(values.days, '--days') ?? 0;
        const allowed = new Set([...(before?.root.keys ?? rootKeys), ...rootKeys]);
        for (const { publicKey, id } of signers) {
          if (!allowed.has(publicKey)) throw new InputError(`key ${id} is no root key of ${folder}`);
        }
        const keys: KeysPayload = {
          format: 1,
          number: (before?.number ?? 0) + 1,
          root: { keys: [...rootKeys], threshold },
          dataset: dataset.map((key) => ({ key, until: daysAfter(now, days) })),
          revoked: [...new Set([...(before?.revoked ?? []), ...revoked])],
        };
        needSigners(rootKeys, threshold, signers);
        if (before) needSigners(before.root.keys, before.root.threshold, signers);
        await put(folder, keysName(keys.number), signedFile(KEYS_TYPE, keys, signers));
        process.stdout.write(`${folder}: ${keysName(keys.number)}, ${dataset.length} dataset keys\n`);
      },
    },
    args,
  );
}

function positive(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new UsageError(`${option} takes a positive whole number`);
  return value;
}

function needSigners(keys: readonly string[], threshold: number, signers: readonly { publicKey: string }[]): void {
  const count = signers.filter(({ publicKey }) => keys.includes(publicKey)).length;
  if (count < threshold) throw new InputError(`${count} of the ${threshold} root keys that must sign are given`);
}
