/** Bytes as text and back, each in the one form that is accepted, and their SHA-256. */
import { sha256 as sha256InParts } from '@noble/hashes/sha2.js';
import type { LongText } from './pieces.ts';

/** Standard base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 4096) binary += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return btoa(binary);
}

/** The bytes of standard base64; null for any other spelling of them: no padding, spaces, other letters, stray bits. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    return toBase64(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}

/** Lower-case hex. */
function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 in lower-case hex. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/**
 * SHA-256, in lower-case hex, of bytes of any length in parts, a part a step: WebCrypto takes them in one go only, on the
 * thread that answers pages.
 */
export function* sha256InSteps(parts: Iterable<Uint8Array>): Generator<void, string> {
  const hash = sha256InParts.create();
  for (const part of parts) {
    hash.update(part);
    yield;
  }
  return toHex(hash.digest());
}

/** Text from UTF-8; null where the bytes are not UTF-8, or start with a byte order mark. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.startsWith('\ufeff') ? null : text;
  } catch {
    return null;
  }
}

/** UTF-8 bytes. */
export function toUtf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** UTF-8 bytes of a long text, in steps. */
export function* toUtf8InSteps(text: LongText): Generator<void, Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (const part of text) {
    parts.push(toUtf8(part));
    yield;
  }
  return parts;
}

/** The value of a JSON text; undefined where it is none. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
