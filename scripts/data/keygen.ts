/** `data keygen`: a new pair of keys. */
import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { InputError, runCommand } from '../command-line.ts';
import { keyIdOfText, publicKeyOf } from './key-file.ts';

const USAGE = `
Usage: npm run data -- keygen KEYFILE

Writes a new Ed25519 private key to KEYFILE (PEM, readable by you alone) and its public key to KEYFILE.pub (base64 of 32
bytes, as the extension's settings and lib/origin.ts take it). Prints the key's id. Never overwrites a file. Keep private
keys out of the repository.

  --help  this text`;

export function keygen(args: readonly string[]): Promise<void> {
  return runCommand({ name: 'data keygen', usage: USAGE, options: {}, positionals: [1, 1], run }, args);
}

async function run(_values: object, [path = '']: readonly string[]): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const publicKey = publicKeyOf(privateKey);
  await writeNew(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
  await writeNew(`${path}.pub`, `${publicKey}\n`, 0o644);
  process.stdout.write(`${path}: key ${keyIdOfText(publicKey)}\n`);
}

async function writeNew(path: string, content: string, mode: number): Promise<void> {
  try {
    await writeFile(path, content, { flag: 'wx', mode });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new InputError(`${path} exists already and is left as it is`);
    }
    throw error;
  }
}
