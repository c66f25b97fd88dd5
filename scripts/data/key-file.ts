/** Ed25519 keys of whoever publishes. A private key comes from a file or the environment and is never kept in the repository. */
import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { publicKeyFrom, preAuthEncoding, envelopeText, type PayloadType } from '../../lib/dataset/envelope.ts';
import { InputError, UsageError } from '../command-line.ts';

/** Where a private key may be given instead of in a file. */
export const KEY_VARIABLE = 'OPEN_RECIPE_KEY';

export interface SigningKey {
  readonly secret: KeyObject;
  /** base64 of the raw public key. */
  readonly publicKey: string;
  /** SHA-256 of the raw public key, lower-case hex. */
  readonly id: string;
}

/** The raw public key of a private one, in base64. */
export function publicKeyOf(secret: KeyObject): string {
  const { x } = createPublicKey(secret).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url').toString('base64');
}

/**
 * Reads a private key (PEM) from a file, or without one from the environment.
 * @throws UsageError without either, InputError where it is no Ed25519 key
 */
export async function readSigningKey(path: string | undefined): Promise<SigningKey> {
  const pem = path === undefined ? process.env[KEY_VARIABLE] : await readFile(path, 'utf8');
  if (pem === undefined || pem === '') throw new UsageError(`a key is missing: --key FILE, or ${KEY_VARIABLE}`);
  const from = path ?? KEY_VARIABLE;
  let secret: KeyObject;
  try {
    secret = createPrivateKey(pem);
  } catch {
    throw new InputError(`${from} holds no private key in PEM form`);
  }
  if (secret.asymmetricKeyType !== 'ed25519') throw new InputError(`${from} holds no Ed25519 key`);
  const publicKey = publicKeyOf(secret);
  return { secret, publicKey, id: keyIdOfText(publicKey) };
}

/** Reads a public key (base64 of 32 bytes) from a file. @throws InputError where it is none */
export async function readPublicKey(path: string): Promise<string> {
  const text = (await readFile(path, 'utf8')).trim();
  if (publicKeyFrom(text) === null) throw new InputError(`${path} holds no public key (base64 of 32 bytes)`);
  return text;
}

/** The id of a public key given in base64. */
export function keyIdOfText(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
}

/** A signed file: the payload as JSON in an envelope with one signature of each key. */
export function signedFile(payloadType: PayloadType, value: object, keys: readonly SigningKey[]): string {
  const payload = new Uint8Array(Buffer.from(JSON.stringify(value)));
  const signatures = keys.map(({ id, secret }) => ({
    keyid: id,
    sig: new Uint8Array(sign(null, preAuthEncoding(payloadType, payload), secret)),
  }));
  return envelopeText({ payloadType, payload, signatures });
}
