/** Why a sync ended without a new snapshot: a closed list. Each has words in the catalogues of `lib/language`. */

/** All reason codes, as `data verify` and the history give them. */
export const SYNC_REASONS = [
  'no-host',
  'own-unusable',
  'paused',
  'nothing-stored',
  'waiting',

  'unreachable',
  'not-found',
  'forbidden',
  'busy',
  'server-error',
  'redirected',
  'too-slow',
  'too-large',

  'wrong-size',
  'wrong-hash',
  'not-an-envelope',
  'sloppy-encoding',
  'wrong-type',
  'wrong-key',
  'bad-signature',
  'too-few-signatures',
  'key-revoked',
  'key-expired',
  'keys-missing',
  'keys-malformed',

  'latest-malformed',
  'expired',
  'clock-behind',
  'rollback',
  'version-reused',
  'manifest-malformed',
  'manifest-mismatch',
  'snapshot-unreadable',
  'snapshot-format',
  'snapshot-malformed',
  'snapshot-mismatch',
  'delta-malformed',
  'delta-mismatch',

  'unexpected-file',

  'storage-full',
  'storage-failed',
  'interrupted',
  'internal',
] as const;

export type SyncReason = (typeof SYNC_REASONS)[number];

/** Thrown inside of the checks; every entry point turns it into a result. `message` says what exactly was wrong. */
export class SyncFault extends Error {
  readonly reason: SyncReason;
  /** The host's `Retry-After` in milliseconds, where it sent one. */
  readonly retryAfterMs: number | null;

  constructor(reason: SyncReason, detail: string, retryAfterMs: number | null = null) {
    super(detail);
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
}
