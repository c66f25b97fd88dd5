/** The folder that `data publish` lays out: what is in it, and how files come into it. */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Source } from '../../lib/dataset/fetch-source.ts';
import { initialTrust, takeInKeys, type Trust } from '../../lib/dataset/keys.ts';
import { KEYS_TYPE, LATEST_TYPE, payloadValue, readEnvelope } from '../../lib/dataset/envelope.ts';
import type { Pieces } from '../../lib/dataset/pieces.ts';
import {
  keysName,
  LATEST_NAME,
  readLatest,
  readManifest,
  snapshotName,
  type Latest,
  type Manifest,
} from '../../lib/dataset/release-files.ts';
import { unpackSnapshot } from '../../lib/dataset/release.ts';
import { SyncFault } from '../../lib/dataset/sync-reasons.ts';
import { InputError, UsageError } from '../command-line.ts';
import { readSigningKey, signedFile, type SigningKey } from './key-file.ts';

/** How long `latest.json` is valid: four weekly signatures may fail before clients call their data old. */
const VALID_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A moment as signed files have it. */
function isoTime(time: number): string {
  return new Date(time).toISOString();
}

export function daysAfter(time: number, days: number): string {
  return isoTime(time + days * DAY_MS);
}

/** `--now`: a day or a moment in ISO form; without it the present. @throws UsageError where it is neither */
export function timeFrom(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const time = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) throw new UsageError(`--now takes a day or a moment such as 2026-11-23, not "${text}"`);
  return time;
}

/** The options of a command that signs with a dataset key. */
export const SIGNING_OPTIONS = { key: { type: 'string' }, now: { type: 'string' } } as const;

/** What those options say. @throws UsageError, InputError where key or time is none */
export async function signingFrom(values: {
  readonly key?: string | undefined;
  readonly now?: string | undefined;
}): Promise<{ readonly key: SigningKey; readonly now: number }> {
  return { now: timeFrom(values.now), key: await readSigningKey(values.key) };
}

/** SHA-256 in lower-case hex. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A folder as the checks read files. */
export function folderSource(folder: string): Source {
  return {
    name: folder,
    async read(file, { limit, size }) {
      try {
        const bytes = new Uint8Array(await readFile(join(folder, file)));
        if (bytes.length > (size ?? limit)) throw new SyncFault('too-large', `${file}: ${bytes.length} bytes`);
        return bytes;
      } catch (error) {
        if (error instanceof SyncFault) throw error;
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
          throw new SyncFault('not-found', file);
        throw new SyncFault('forbidden', file);
      }
    },
  };
}

/** Writes a file so that a reader sees the old one or the new one, never half of one. */
export async function put(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  const fresh = join(folder, `.${name}.${process.pid}.new`);
  await writeFile(fresh, content);
  await rename(fresh, join(folder, name));
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** What the folder's `latest.json` says; null where there is none. @throws InputError where it is damaged */
export async function latestIn(folder: string): Promise<Latest | null> {
  const bytes = await readIfThere(join(folder, LATEST_NAME));
  return bytes && orInputError(join(folder, LATEST_NAME), () => readLatest(readEnvelope(bytes, LATEST_TYPE)));
}

/** Whom the folder's lists of keys trust; null where there is none. @throws InputError where a list is damaged */
export async function trustIn(folder: string): Promise<Trust | null> {
  let trust: Trust | null = null;
  for (;;) {
    const path = join(folder, keysName((trust?.number ?? 0) + 1));
    const bytes = await readIfThere(path);
    if (bytes === null) return trust;
    trust = await orInputError(path, async () => {
      // Who is pinned is for clients to say; here the first list speaks for itself.
      const before = trust ?? initialTrust({ ...rootOf(bytes), firstKeys: 1 });
      return takeInKeys(before, bytes);
    });
  }
}

function rootOf(bytes: Uint8Array): { readonly keys: readonly string[]; readonly threshold: number } {
  const { root } = payloadValue(readEnvelope(bytes, KEYS_TYPE)) as { root: { keys: string[]; threshold: number } };
  return root;
}

async function orInputError<Result>(path: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SyncFault || error instanceof TypeError) throw new InputError(`${path}: ${error.message}`);
    throw error;
  }
}

/** Every manifest in the folder, newest version first. @throws InputError where one is damaged */
export async function manifestsIn(folder: string): Promise<Manifest[]> {
  const names = await namesIn(folder);
  const manifests: Manifest[] = [];
  for (const name of names.filter((each) => /^manifest-[0-9a-f]{64}\.json$/.test(each))) {
    const path = join(folder, name);
    const bytes = await readFile(path);
    manifests.push(await orInputError(path, () => readManifest(bytes)));
  }
  return manifests.sort((one, other) => other.version - one.version);
}

/** The names of the files in a folder; none where there is no folder. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** What the snapshot holds that a manifest names. @throws InputError where it is missing or damaged */
export async function snapshotIn(folder: string, { snapshot }: Manifest): Promise<Pieces> {
  const path = join(folder, snapshotName(snapshot.sha256));
  const bytes = new Uint8Array(await readFile(path));
  if (hashOf(bytes) !== snapshot.sha256) throw new InputError(`${path} is not what its name says`);
  return orInputError(path, () => unpackSnapshot(bytes, snapshot.unpacked));
}

/**
 * Signs `latest.json` anew.
 * @throws InputError where the folder's lists of keys do not let this key sign
 */
export async function signLatest(
  folder: string,
  key: SigningKey,
  now: number,
  of: Pick<Latest, 'version' | 'manifest'>,
): Promise<void> {
  const trust = await trustIn(folder);
  const own = trust?.dataset.find(({ key: listed }) => listed === key.publicKey);
  if (!trust || !own || trust.revoked.includes(key.id) || now >= Date.parse(own.until)) {
    throw new InputError(`key ${key.id} may not sign here: ${keysName(trust?.number ?? 1)} does not list it as valid`);
  }
  const latest: Latest = {
    format: 1,
    version: of.version,
    keys: trust.number,
    signed: isoTime(now),
    expires: daysAfter(now, VALID_DAYS),
    manifest: of.manifest,
  };
  await put(folder, LATEST_NAME, signedFile(LATEST_TYPE, latest, [key]));
}
