/** The files of a published dataset: how they are named, and what `latest.json` and the manifest say. */
import * as z from 'zod/mini';
import { directoryAddress } from './address.ts';
import { fromJson, fromUtf8 } from './encoding.ts';
import { payloadValue, type Envelope } from './envelope.ts';
import { once } from './once.ts';
import { SyncFault, type SyncReason } from './sync-reasons.ts';

const RELEASE_FORMAT = 1;

/** Most bytes that are read of each kind of file, whatever is said about it. */
export const LIMITS = {
  latest: 16 * 1024,
  keys: 64 * 1024,
  manifest: 256 * 1024,
  snapshot: 64 * 1024 * 1024,
  delta: 16 * 1024 * 1024,
  /** A snapshot or the changes of a delta once unpacked. */
  unpacked: 256 * 1024 * 1024,
} as const;

export const LATEST_NAME = 'latest.json';
export const keysName = (number: number): string => `keys-${number}.json`;
export const manifestName = (sha256: string): string => `manifest-${sha256}.json`;
export const snapshotName = (sha256: string): string => `snapshot-${sha256}.json.gz`;
export const deltaName = (sha256: string): string => `delta-${sha256}.json.gz`;

const schemas = once(() => {
  const version = z.int().check(z.positive());
  const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
  const bytesUpTo = (most: number) => z.int().check(z.positive(), z.maximum(most));
  const moment = z.iso.datetime();
  /** A directory: https, or a server on this machine. */
  const address = z.string().check(z.refine((text) => directoryAddress(text) === text, 'must be a directory by https'));

  const latest = z.object({
    format: z.literal(RELEASE_FORMAT),
    version,
    /** The list of keys that a client must know at least. */
    keys: version,
    signed: moment,
    expires: moment,
    manifest: z.object({ sha256: hash, size: bytesUpTo(LIMITS.manifest) }),
  });
  const manifest = z.object({
    format: z.literal(RELEASE_FORMAT),
    version,
    date: z.iso.date(),
    snapshot: z.object({
      sha256: hash,
      size: bytesUpTo(LIMITS.snapshot),
      /** Bytes after unpacking, and their SHA-256. */
      unpacked: bytesUpTo(LIMITS.unpacked),
      text: hash,
    }),
    /** What turns the text of version `from` into this one's. */
    deltas: z
      .array(
        z.object({
          from: version,
          sha256: hash,
          size: bytesUpTo(LIMITS.delta),
          unpacked: bytesUpTo(LIMITS.unpacked),
        }),
      )
      .check(z.maxLength(100)),
    /** Other addresses with the same files, in the order in which they are tried. */
    mirrors: z.array(address).check(z.maxLength(16)),
    /** Ids of site adapters that do harm and are to stay silent. */
    switchedOff: z.array(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))).check(z.maxLength(100)),
  });

  return { latest, manifest };
});

/** The payload of `latest.json`: small, signed anew every week. */
export type Latest = z.infer<ReturnType<typeof schemas>['latest']>;
/** The table of contents of one version; named by its hash, which `latest.json` signs. */
export type Manifest = z.infer<ReturnType<typeof schemas>['manifest']>;

/** Reads the payload of `latest.json`. @throws SyncFault `latest-malformed` */
export function readLatest(envelope: Envelope): Latest {
  return parse(schemas().latest, payloadValue(envelope), 'latest-malformed');
}

/** Reads a manifest whose hash has been checked. @throws SyncFault `manifest-malformed` */
export function readManifest(bytes: Uint8Array): Manifest {
  const text = fromUtf8(bytes);
  return parse(schemas().manifest, text === null ? undefined : fromJson(text), 'manifest-malformed');
}

function parse<Schema extends z.ZodMiniType>(schema: Schema, value: unknown, reason: SyncReason): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new SyncFault(reason, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}
