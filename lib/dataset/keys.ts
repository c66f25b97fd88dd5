/**
 * Who may sign: the roles of The Update Framework, in small. Root keys, pinned in the extension, sign `keys-N.json`, which
 * names the next root keys and the dataset keys. Dataset keys sign `latest.json` and nothing else, so a stolen one
 * cannot name its successor.
 */
import * as z from 'zod/mini';
import {
  isSignedBy,
  KEYS_TYPE,
  keyIdOf,
  payloadValue,
  publicKeyFrom,
  readEnvelope,
  type Envelope,
} from './envelope.ts';
import { once } from './once.ts';
import { SyncFault } from './sync-reasons.ts';

const KEYS_FORMAT = 1;
const MOST_KEYS = 32;

const schemas = once(() => {
  const publicKey = z.string().check(z.refine((text) => publicKeyFrom(text) !== null, 'must be base64 of 32 bytes'));
  const keyId = z.string().check(z.regex(/^[0-9a-f]{64}$/));
  const moment = z.iso.datetime();
  const root = z
    .object({
      keys: z.array(publicKey).check(z.minLength(1), z.maxLength(MOST_KEYS)),
      threshold: z.int().check(z.positive()),
    })
    .check(
      z.refine(
        ({ keys, threshold }) => new Set(keys).size === keys.length && threshold <= keys.length,
        'keys must differ, and there must be as many as the threshold',
      ),
    );

  /** The payload of `keys-N.json`. */
  const keys = z.object({
    format: z.literal(KEYS_FORMAT),
    number: z.int().check(z.positive()),
    /** Who signs this file and the next one: at least `threshold` of `keys`. */
    root,
    /** Who may sign `latest.json`, and until when. */
    dataset: z.array(z.object({ key: publicKey, until: moment })).check(z.maxLength(MOST_KEYS)),
    /** Ids of keys that must never be trusted again. */
    revoked: z.array(keyId).check(z.maxLength(1000)),
  });

  /** What a client trusts by now, as it is kept between syncs. `number` is that of the last `keys-N.json` it has taken in. */
  const trust = z.object({
    number: z.int().check(z.nonnegative()),
    root,
    dataset: z.array(z.object({ key: publicKey, until: moment })),
    revoked: z.array(keyId),
  });

  return { keys, trust };
});

export type KeysPayload = z.infer<ReturnType<typeof schemas>['keys']>;
export type Trust = z.infer<ReturnType<typeof schemas>['trust']>;
/** The schema of what is kept of `Trust` between syncs. */
export const trustSchema = () => schemas().trust;

/** Root keys as they are pinned in the extension or typed by a user. */
export interface PinnedRoot {
  /** base64 of 32 raw Ed25519 bytes each. */
  readonly keys: readonly string[];
  /** How many of them must sign. */
  readonly threshold: number;
  /** The first `keys-N.json` that these keys have signed. */
  readonly firstKeys: number;
}

/** The trust of a client that has seen nothing yet. */
export function initialTrust({ keys, threshold, firstKeys }: PinnedRoot): Trust {
  return { number: firstKeys - 1, root: { keys: [...keys], threshold }, dataset: [], revoked: [] };
}

/**
 * Takes in the next `keys-N.json`. It must be signed by enough of the root keys trusted so far and by enough of those that
 * it names, and by nobody else.
 * @throws SyncFault where anything about it is wrong
 */
export async function takeInKeys(trust: Trust, bytes: Uint8Array): Promise<Trust> {
  const envelope = readEnvelope(bytes, KEYS_TYPE);
  const parsed = schemas().keys.safeParse(payloadValue(envelope));
  // Signatures first: what an unknown person writes is not worth reading.
  const before = await byId(trust.root.keys);
  const after = await byId(parsed.success ? parsed.data.root.keys : []);
  const signers = await signersOf(envelope, new Map([...after, ...before]), trust.revoked);
  if (![...signers].some((id) => before.has(id))) throw new SyncFault('wrong-key', 'no trusted root key has signed');
  need(signers, before, trust.root.threshold);
  if (!parsed.success) throw new SyncFault('keys-malformed', describe(parsed.error));
  const { number, root, dataset, revoked } = parsed.data;
  need(signers, after, root.threshold);
  if (number !== trust.number + 1) {
    throw new SyncFault('keys-malformed', `list ${number} of keys under the name of list ${trust.number + 1}`);
  }
  return { number, root, dataset, revoked: [...new Set([...trust.revoked, ...revoked])] };
}

/**
 * Checks that `latest.json` is signed by valid dataset keys, and by nobody else.
 * @param now milliseconds since 1970
 * @throws SyncFault where it is not
 */
export async function checkDatasetSignature(envelope: Envelope, trust: Trust, now: number): Promise<void> {
  const keys = await byId(trust.dataset.map(({ key }) => key));
  const signers = await signersOf(envelope, keys, trust.revoked);
  need(signers, keys, 1);
  for (const { key, until } of trust.dataset) {
    const raw = publicKeyFrom(key);
    if (raw && signers.has(await keyIdOf(raw)) && now >= Date.parse(until)) {
      throw new SyncFault('key-expired', `the key was valid until ${until}`);
    }
  }
}

type KeysById = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

async function byId(keys: readonly string[]): Promise<KeysById> {
  const raw = keys.flatMap((key) => publicKeyFrom(key) ?? []);
  return new Map(await Promise.all(raw.map(async (key) => [await keyIdOf(key), key] as const)));
}

/** The ids of those who signed; one signature that is revoked, unknown or wrong spoils the whole. */
async function signersOf(envelope: Envelope, keys: KeysById, revoked: readonly string[]): Promise<Set<string>> {
  const signers = new Set<string>();
  for (const signature of envelope.signatures) {
    if (revoked.includes(signature.keyid)) throw new SyncFault('key-revoked', `key ${signature.keyid}`);
    const key = keys.get(signature.keyid);
    if (!key) throw new SyncFault('wrong-key', `key ${signature.keyid}`);
    if (!(await isSignedBy(envelope, signature, key))) throw new SyncFault('bad-signature', `key ${signature.keyid}`);
    signers.add(signature.keyid);
  }
  return signers;
}

function need(signers: ReadonlySet<string>, role: KeysById, threshold: number): void {
  const count = [...signers].filter((id) => role.has(id)).length;
  if (count < threshold) throw new SyncFault('too-few-signatures', `${count} of ${threshold}`);
}

function describe(error: z.core.$ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
}
