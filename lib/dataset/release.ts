/**
 * The checks of a published dataset, in the order in which nothing is trusted before it is checked: keys, `latest.json`,
 * manifest, snapshot or delta. The extension and `data verify` run the same.
 */
import { sha256, sha256InSteps, toUtf8InSteps } from './encoding.ts';
import { applyDelta } from './delta.ts';
import { LATEST_TYPE, payloadValue, readEnvelope, type Envelope } from './envelope.ts';
import type { Source } from './fetch-source.ts';
import { checkDatasetSignature, takeInKeys, type Trust } from './keys.ts';
import { join, type Pieces } from './pieces.ts';
import {
  deltaName,
  keysName,
  LATEST_NAME,
  LIMITS,
  manifestName,
  readLatest,
  readManifest,
  snapshotName,
  type Latest,
  type Manifest,
} from './release-files.ts';
import type { Snapshot } from './schema.ts';
import { packInSteps, parseSnapshot, unpack, unpackPieces, type SnapshotFailure } from './snapshot.ts';
import { inSlices } from './steps.ts';
import { SyncFault, type SyncReason } from './sync-reasons.ts';

/** How far a signature may lie in the future: clocks and time zones differ. */
const CLOCK_SLACK_MS = 24 * 60 * 60 * 1000;

/** What has been seen of an origin, so that nothing older or other is taken under the same name. */
export interface Seen {
  /** Highest version of a signed `latest.json`; 0 for none. */
  readonly version: number;
  /** The hash of that version's manifest; null where it is not known. */
  readonly manifest: string | null;
  /** Ids of the keys that signed it. */
  readonly by: readonly string[];
}

/** What a client has seen that never synced. */
export const NOTHING_SEEN: Seen = { version: 0, manifest: null, by: [] };

/**
 * What counts of what was seen: nothing, once all keys that signed it are revoked. Without that, a thief who signs version
 * 999,999 once would lock every client out for good (a fast-forward attack).
 */
export function countsOf(seen: Seen, { revoked }: Trust): Seen {
  return seen.by.length > 0 && seen.by.every((key) => revoked.includes(key)) ? NOTHING_SEEN : seen;
}

/** A `latest.json` that somebody who is trusted has signed. */
export interface OpenedRelease {
  readonly trust: Trust;
  readonly latest: Latest;
  /** Ids of the keys that signed it. */
  readonly signers: readonly string[];
  /** SHA-256 of `latest.json` as it came. */
  readonly latestHash: string;
}

/**
 * Reads `latest.json` and checks who signed it, taking in every list of keys on the way. Whether it may be used is for
 * `refuseOld` to say.
 * @param known SHA-256 of the `latest.json` accepted last: unchanged, no new keys are looked for
 * @param now milliseconds since 1970
 * @param onTrust told of each list of keys that was taken in, so that it need not be read again
 * @throws SyncFault
 */
export async function openRelease(
  source: Source,
  before: Trust,
  known: string | null,
  now: number,
  onTrust: (trust: Trust) => Promise<void> = () => Promise.resolve(),
): Promise<OpenedRelease> {
  const bytes = await source.read(LATEST_NAME, { limit: LIMITS.latest, immutable: false });
  const envelope = readEnvelope(bytes, LATEST_TYPE);
  const latestHash = await sha256(bytes);
  const trust = latestHash === known ? before : await followKeys(source, before, onTrust);
  needKeys(envelope, trust);
  await checkDatasetSignature(envelope, trust, now);
  const latest = readLatest(envelope);
  return { trust, latest, latestHash, signers: envelope.signatures.map(({ keyid }) => keyid) };
}

/**
 * Refuses what is older than what was seen, or not of this time.
 * @param now milliseconds since 1970
 * @throws SyncFault `rollback`, `version-reused`, `clock-behind` or `expired`
 */
export function refuseOld({ latest, trust }: OpenedRelease, seenBefore: Seen, now: number): void {
  const seen = countsOf(seenBefore, trust);
  if (latest.version < seen.version) {
    throw new SyncFault('rollback', `version ${latest.version} after version ${seen.version}`);
  }
  if (latest.version === seen.version && seen.manifest !== null && seen.manifest !== latest.manifest.sha256) {
    throw new SyncFault('version-reused', `version ${latest.version}`);
  }
  if (Date.parse(latest.signed) > now + CLOCK_SLACK_MS) throw new SyncFault('clock-behind', `signed ${latest.signed}`);
  if (now >= Date.parse(latest.expires)) throw new SyncFault('expired', `valid until ${latest.expires}`);
}

/**
 * Where the host lacks lists of keys that its own `latest.json` counts on, that is what is wrong, whoever signed it.
 * @throws SyncFault `keys-missing`
 */
function needKeys(envelope: Envelope, { number }: Trust): void {
  const value = payloadValue(envelope);
  const keys = typeof value === 'object' && value !== null && 'keys' in value ? value.keys : undefined;
  if (typeof keys === 'number' && keys > number) {
    throw new SyncFault('keys-missing', `${keysName(number + 1)} to ${keysName(keys)}`);
  }
}

/** Takes in `keys-N.json` after `keys-N.json` until there is no next one. */
async function followKeys(source: Source, from: Trust, onTrust: (trust: Trust) => Promise<void>): Promise<Trust> {
  let trust = from;
  for (;;) {
    const file = keysName(trust.number + 1);
    let bytes: Uint8Array;
    try {
      bytes = await source.read(file, { limit: LIMITS.keys, immutable: false });
    } catch (error) {
      // Object stores answer 403 for what is not there.
      if (error instanceof SyncFault && (error.reason === 'not-found' || error.reason === 'forbidden')) return trust;
      throw error;
    }
    trust = await takeInKeys(trust, bytes);
    await onTrust(trust);
  }
}

/** The manifest that a checked `latest.json` names. @throws SyncFault */
export async function openManifest(source: Source, { manifest, version }: Latest): Promise<Manifest> {
  const read = readManifest(await readHashed(source, manifestName(manifest.sha256), manifest, LIMITS.manifest));
  if (read.version !== version) {
    throw new SyncFault('manifest-mismatch', `version ${read.version} instead of ${version}`);
  }
  return read;
}

/** The snapshot's file that a checked manifest names, and what it holds. @throws SyncFault */
export async function openSnapshot(source: Source, { snapshot }: Manifest): Promise<PackedPieces> {
  const packed = await readHashed(source, snapshotName(snapshot.sha256), snapshot, LIMITS.snapshot);
  // The file is the one that was signed for, and so is its text: that hash is for what a delta makes.
  return { pieces: await unpackSnapshot(packed, snapshot.unpacked), packed };
}

/** A snapshot's text in pieces, and the same as a gzip file, to be kept for the next delta. */
export interface PackedPieces {
  readonly pieces: Pieces;
  readonly packed: Uint8Array<ArrayBuffer>;
  /** The snapshot that a delta was applied to, so that it need not be unpacked again to be compared. */
  readonly base?: Pieces;
}

export type DeltaEntry = Manifest['deltas'][number];

/** What a delta makes of an earlier snapshot. @throws SyncFault */
export async function openDelta(
  source: Source,
  manifest: Manifest,
  entry: DeltaEntry,
  base: Pieces,
): Promise<PackedPieces> {
  const file = await readHashed(source, deltaName(entry.sha256), entry, LIMITS.delta);
  const delta = await unpack(file, entry.unpacked);
  if (!delta.ok) throw asSyncFault(delta);
  const pieces = await inSlices(applyDelta(base, delta.text.join('')));
  const bytes = await inSlices(toUtf8InSteps(await inSlices(join(pieces))));
  if ((await inSlices(sha256InSteps(bytes))) !== manifest.snapshot.text) {
    throw new SyncFault('delta-mismatch', 'the text is not the one that was signed for');
  }
  return { pieces, packed: await packInSteps(bytes), base };
}

/** The records of a text whose hash has been checked. @throws SyncFault */
export async function readRecords(pieces: Pieces, { version, date }: Manifest): Promise<Snapshot> {
  const result = await inSlices(parseSnapshot(pieces));
  if (!result.ok) throw asSyncFault(result);
  if (result.snapshot.version !== version || result.snapshot.date !== date) {
    throw new SyncFault('snapshot-mismatch', `version ${result.snapshot.version} instead of ${version}`);
  }
  return result.snapshot;
}

async function readHashed(
  source: Source,
  file: string,
  { size, sha256: hash }: { readonly size: number; readonly sha256: string },
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await source.read(file, { limit, size, immutable: true });
  if (bytes.length !== size) throw new SyncFault('wrong-size', `${file}: ${bytes.length} bytes instead of ${size}`);
  if ((await sha256(bytes)) !== hash) throw new SyncFault('wrong-hash', file);
  return bytes;
}

/** Unpacks at most `size` bytes of a snapshot. @throws SyncFault */
export async function unpackSnapshot(packed: Uint8Array<ArrayBuffer>, size: number): Promise<Pieces> {
  const unpacked = await unpackPieces(packed, size);
  if (unpacked.ok) return unpacked.pieces;
  throw asSyncFault(unpacked);
}

const REASONS: Readonly<Record<SnapshotFailure['reason'], SyncReason>> = {
  'not-gzip': 'snapshot-unreadable',
  'too-large': 'too-large',
  'not-json': 'snapshot-malformed',
  'wrong-shape': 'snapshot-malformed',
  'wrong-format': 'snapshot-format',
};

function asSyncFault({ reason, detail }: SnapshotFailure): SyncFault {
  return new SyncFault(REASONS[reason], detail);
}
