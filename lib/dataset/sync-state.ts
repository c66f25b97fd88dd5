/** What a sync remembers between runs, so that a worker may die at any moment. Kept as one object in `storage.local`. */
import * as z from 'zod/mini';
import { trustSchema } from './keys.ts';
import { once } from './once.ts';
import { SYNC_REASONS } from './sync-reasons.ts';

/** What cannot be read is left out, so that it costs nothing of the rest. */
function readable<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.infer<Schema>[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [parsed.data] : [];
}

const schemas = once(() => {
  const reason = z.enum(SYNC_REASONS);
  const named = z.object({ id: z.string(), name: z.string() });
  const changed = z.object({
    id: z.string(),
    name: z.string(),
    from: z.nullable(z.string()),
    to: z.nullable(z.string()),
  });

  const news = z.object({
    added: z.array(named),
    removed: z.array(named),
    /** From and to are tiers. */
    tiers: z.array(changed),
    /** From and to are licence ids: of a model's weights, of a corpus's data. */
    licences: z.array(changed),
    /** How many more changes there are than these lists hold. */
    more: z.int(),
  });

  const entry = z.object({
    /** Milliseconds since 1970; of several equal ones in a row the last. */
    at: z.number(),
    outcome: z.enum(['installed', 'no-news', 'failed']),
    reason: z.nullable(reason),
    detail: z.string(),
    /** The host that answered. */
    source: z.nullable(z.string()),
    version: z.number(),
    from: z.number(),
    how: z.nullable(z.enum(['delta', 'full'])),
    /** Bytes of all bodies. */
    bytes: z.number(),
    /** How often in a row, for outcomes without news. */
    times: z.number(),
    news: z.nullable(news),
  });

  const origin = z.object({
    trust: trustSchema(),
    /** Highest version seen in a signed `latest.json`, its manifest and signers. It outlives the stored dataset. */
    seen: z.object({
      version: z.number(),
      manifest: z.nullable(z.string()),
      by: z._default(z.array(z.string()), []),
    }),
    /** Whether the keys that signed for the installed dataset are revoked: the next one replaces it, whatever its version. */
    isDistrusted: z._default(z.boolean(), false),
    /** SHA-256 of the `latest.json` accepted last. */
    latestHash: z.nullable(z.string()),
    /** When that one expires; milliseconds since 1970. */
    expires: z.nullable(z.number()),
    /** The manifest that mirrors and switched-off adapters are from. */
    manifest: z.nullable(z.string()),
    mirrors: z.array(z.string()),
    switchedOff: z.array(z.string()),
  });

  /** Defaults are for fields that an older version did not write. */
  const state = z.object({
    /** By a name made of address and root keys. */
    origins: z.pipe(
      z.record(z.string(), z.unknown()),
      z.transform((origins) =>
        Object.fromEntries(
          Object.entries(origins).flatMap(([name, stored]) =>
            readable(origin, stored).map((each): [string, z.infer<typeof origin>] => [name, each]),
          ),
        ),
      ),
    ),
    history: z.pipe(
      z.array(z.unknown()),
      z.transform((entries) => entries.flatMap((stored) => readable(entry, stored))),
    ),
    /** When the next sync is due, and before when not even a user's wish starts one; milliseconds since 1970. */
    nextAt: z.nullable(z.number()),
    notBefore: z.number(),
    /** Syncs in a row that did not succeed; one that is under way counts. */
    attempts: z.number(),
    /** When the sync under way began; still there in the next one, it was interrupted. */
    began: z._default(z.nullable(z.number()), null),
    lastSuccess: z.nullable(z.number()),
  });

  return { news, entry, origin, state };
});

/** What changed for a reader from one snapshot to the next. */
export type News = z.infer<ReturnType<typeof schemas>['news']>;
/** One sync, as the options page lists it. */
export type SyncEntry = z.infer<ReturnType<typeof schemas>['entry']>;
/** What is known of one dataset host and its root keys. */
export type OriginState = z.infer<ReturnType<typeof schemas>['origin']>;
export type SyncState = z.infer<ReturnType<typeof schemas>['state']>;

/** How many syncs the history holds. */
export const HISTORY_LENGTH = 20;

/**
 * The state out of whatever is stored, by this version, an older or a newer one: a host or a sync that cannot be read is
 * left out, and what is malformed as a whole starts anew.
 */
export function syncStateFrom(stored: unknown): SyncState {
  const parsed = schemas().state.safeParse(stored);
  if (parsed.success) return parsed.data;
  return { origins: {}, history: [], nextAt: null, notBefore: 0, attempts: 0, began: null, lastSuccess: null };
}

/** The history with one more entry; the same outcome without news twice in a row is one line. */
export function withEntry(history: readonly SyncEntry[], entry: SyncEntry): SyncEntry[] {
  const [last, ...rest] = history;
  const same =
    last &&
    entry.outcome !== 'installed' &&
    last.outcome === entry.outcome &&
    last.reason === entry.reason &&
    last.version === entry.version;
  return [same ? { ...entry, times: last.times + 1 } : entry, ...(same ? rest : history)].slice(0, HISTORY_LENGTH);
}
