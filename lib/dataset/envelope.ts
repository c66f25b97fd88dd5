/**
 * Signed files as DSSE envelopes (github.com/secure-systems-lab/dsse): one file holds payload and signatures, and the
 * signature covers the kind of payload too. Here an envelope has just one spelling, so that any changed byte shows.
 */
import * as z from 'zod/mini';
import { fromBase64, fromJson, fromUtf8, sha256, toBase64, toUtf8 } from './encoding.ts';
import { once } from './once.ts';
import { SyncFault } from './sync-reasons.ts';

/** The kinds of payload that are signed. */
export const KEYS_TYPE = 'application/vnd.open-recipe.keys+json';
export const LATEST_TYPE = 'application/vnd.open-recipe.latest+json';
export type PayloadType = typeof KEYS_TYPE | typeof LATEST_TYPE;

/** Bytes of an Ed25519 public key and of a signature (RFC 8032). */
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
/** More would be an attempt to keep us busy. */
const MOST_SIGNATURES = 16;

export interface Signature {
  /** SHA-256 of the raw public key, lower-case hex. */
  readonly keyid: string;
  /** 64 bytes. */
  readonly sig: Uint8Array<ArrayBuffer>;
}

export interface Envelope {
  readonly payloadType: PayloadType;
  readonly payload: Uint8Array<ArrayBuffer>;
  readonly signatures: readonly Signature[];
}

const envelopeSchema = once(() =>
  z.strictObject({
    payloadType: z.string(),
    payload: z.string(),
    signatures: z
      .array(z.strictObject({ keyid: z.string().check(z.regex(/^[0-9a-f]{64}$/)), sig: z.string() }))
      .check(z.maxLength(MOST_SIGNATURES)),
  }),
);

/** What is signed: DSSE's pre-authentication encoding of kind and payload. */
export function preAuthEncoding(payloadType: PayloadType, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = toUtf8(`DSSEv1 ${toUtf8(payloadType).length} ${payloadType} ${payload.length} `);
  const whole = new Uint8Array(head.length + payload.length);
  whole.set(head);
  whole.set(payload, head.length);
  return whole;
}

/** The one text of an envelope: no spaces, keys in this order, signatures in the order given. */
export function envelopeText({ payloadType, payload, signatures }: Envelope): string {
  return JSON.stringify({
    payloadType,
    payload: toBase64(payload),
    signatures: signatures.map(({ keyid, sig }) => ({ keyid, sig: toBase64(sig) })),
  });
}

/**
 * Reads an envelope; checks its form, not yet its signatures.
 * @throws SyncFault `not-an-envelope`, `wrong-type` or `sloppy-encoding`
 */
export function readEnvelope(bytes: Uint8Array, payloadType: PayloadType): Envelope {
  const text = fromUtf8(bytes);
  const parsed = envelopeSchema().safeParse(text === null ? undefined : fromJson(text));
  if (!parsed.success) throw new SyncFault('not-an-envelope', 'not a DSSE envelope in JSON');
  const { data } = parsed;
  if (data.payloadType !== payloadType) throw new SyncFault('wrong-type', `expected ${payloadType}`);
  const payload = fromBase64(data.payload);
  const signatures = data.signatures.map(({ keyid, sig }) => ({ keyid, sig: fromBase64(sig) }));
  if (payload === null || signatures.some(({ sig }) => sig?.length !== SIGNATURE_BYTES)) {
    throw new SyncFault('sloppy-encoding', 'payload or signature is not plain base64 of the right length');
  }
  const envelope: Envelope = { payloadType, payload, signatures: signatures as Signature[] };
  if (envelopeText(envelope) !== text) throw new SyncFault('sloppy-encoding', 'the envelope is spelled differently');
  if (new Set(signatures.map(({ keyid }) => keyid)).size < signatures.length) {
    throw new SyncFault('sloppy-encoding', 'one key signs twice');
  }
  return envelope;
}

/** The value of an envelope's payload, which is JSON in UTF-8; undefined where it is not. */
export function payloadValue({ payload }: Envelope): unknown {
  const text = fromUtf8(payload);
  return text === null ? undefined : fromJson(text);
}

/** The id of a raw public key: its SHA-256 in lower-case hex. */
export function keyIdOf(key: Uint8Array<ArrayBuffer>): Promise<string> {
  return sha256(key);
}

/** A raw public key from its base64; null where the text is not plain base64 of 32 bytes. */
export function publicKeyFrom(text: string): Uint8Array<ArrayBuffer> | null {
  const key = fromBase64(text);
  return key?.length === KEY_BYTES ? key : null;
}

/** Whether one signature of an envelope is by the raw public key. */
export async function isSignedBy(
  { payloadType, payload }: Envelope,
  { sig }: Signature,
  key: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  if (!isReduced(sig)) return false;
  try {
    const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', imported, sig, preAuthEncoding(payloadType, payload));
  } catch {
    // Bytes that are no point of the curve.
    return false;
  }
}

/** The order of Ed25519's base point (RFC 8032 section 5.1), little end first. */
const ORDER = [
  0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

/** Whether the second half of a signature is below the order: above it, the same signature would have a second spelling. */
function isReduced(sig: Uint8Array): boolean {
  for (let at = KEY_BYTES - 1; at >= 0; at--) {
    const difference = (sig[KEY_BYTES + at] ?? 0) - (ORDER[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
