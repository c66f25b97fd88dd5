/** Why a sync ended without a new snapshot: a closed list, each with the words that a user reads. */

const WORDS = {
  'no-host': 'No dataset host is set, so the dataset that came with the extension is used.',
  'own-unusable':
    'The address or the key of your own dataset cannot be used. An address starts with https://, a key is base64.',
  paused: 'Updates are paused in the settings.',
  'nothing-stored': 'This browser lets the extension store nothing, so the dataset that came with it is used.',
  waiting: 'The dataset host asked to wait before the next request.',

  unreachable: 'The dataset host could not be reached, or the connection broke.',
  'not-found': 'A file of the dataset is missing on the host.',
  forbidden: 'The dataset host refused to give out a file.',
  busy: 'The dataset host is overloaded and asked to come back later.',
  'server-error': 'The dataset host reported an error of its own.',
  redirected: 'The dataset host sent us to another address, which is not followed.',
  'too-slow': 'The dataset host sends too slowly.',
  'too-large': 'A file is larger than it may be.',

  'wrong-size': 'A file does not have the size that was signed for.',
  'wrong-hash': 'A file is not the one that was signed for.',
  'not-an-envelope': 'What the host sent is no signed file.',
  'sloppy-encoding': 'A signed file is not written in the one form that is accepted.',
  'wrong-type': 'A signed file is of another kind than was asked for.',
  'wrong-key': 'A file is signed with a key that is not trusted.',
  'bad-signature': 'A signature does not fit its file.',
  'too-few-signatures': 'A file carries fewer signatures than are needed.',
  'key-revoked': 'A file is signed with a key that has been revoked.',
  'key-expired': 'A file is signed with a key whose time is over, or the clock of this computer is wrong.',
  'keys-missing': 'The list of valid keys that the dataset names is missing on the host.',
  'keys-malformed': 'The list of valid keys is damaged.',

  'latest-malformed': "The dataset's signed date and version cannot be read.",
  expired: "The dataset's signature has expired, or the clock of this computer is wrong. The data in use may be old.",
  'clock-behind': 'The dataset is signed in the future: the clock of this computer seems to be behind.',
  rollback: 'The host offers an older dataset than the one already seen.',
  'version-reused': 'The host offers other content under a version already seen.',
  'manifest-malformed': "The dataset's table of contents cannot be read.",
  'manifest-mismatch': "The dataset's table of contents belongs to another version.",
  'snapshot-unreadable': 'The dataset file cannot be unpacked.',
  'snapshot-format': 'The dataset needs a newer version of the extension.',
  'snapshot-malformed': 'The dataset file holds records that are not allowed.',
  'snapshot-mismatch': 'The dataset file belongs to another version.',
  'delta-malformed': 'A file of changes cannot be read.',
  'delta-mismatch': 'A file of changes does not lead to the dataset that was signed for.',

  'unexpected-file': 'The directory holds a file that is no part of the dataset.',

  'storage-full': 'There is no room left to store the dataset.',
  'storage-failed': 'The dataset could not be stored.',
  interrupted: 'The last update was interrupted; it will be tried again.',
  internal: 'The update failed for a reason of its own making. Please report it.',
} as const;

export type SyncReason = keyof typeof WORDS;

/** All reason codes, as `data verify` and the history give them. */
export const SYNC_REASONS = Object.keys(WORDS) as readonly SyncReason[];

/** One sentence or two for the user. */
export function wordsOfReason(reason: SyncReason): string {
  return WORDS[reason];
}

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
