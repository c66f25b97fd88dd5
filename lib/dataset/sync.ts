/** One sync: from a dataset host to a new snapshot in use, or to a reason why not. It never throws. */
import type { Counter, Source } from './fetch-source.ts';
import { initialTrust, type PinnedRoot, type Trust } from './keys.ts';
import {
  countsOf,
  NOTHING_SEEN,
  openDelta,
  openManifest,
  openRelease,
  openSnapshot,
  readRecords,
  refuseOld,
  unpackSnapshot,
  type PackedPieces,
} from './release.ts';
import { LIMITS, type Manifest } from './release-files.ts';
import { backOff, dailyDelay, politeWait } from './schedule.ts';
import type { Snapshot } from './schema.ts';
import { SyncFault, type SyncReason } from './sync-reasons.ts';
import { withEntry, type News, type OriginState, type SyncEntry, type SyncState } from './sync-state.ts';

/** A dataset host and the keys that are trusted for it. */
export interface Target {
  readonly address: string;
  readonly root: PinnedRoot;
  /** Whether it is the host built into the extension: its bundled snapshot is then a version of that dataset. */
  readonly isBuiltIn: boolean;
}

/** The dataset in use. */
export interface Installed {
  readonly version: number;
  /** The target that it was synced from, by `nameOfTarget`; null for the bundled one. */
  readonly origin: string | null;
  /** False in browsers that store nothing. */
  readonly isStored: boolean;
}

/** What a sync reads and changes; the rest of the extension, or a test, stands behind it. */
export interface SyncWorld {
  readonly now: () => number;
  readonly random: () => number;
  saveState(state: SyncState): Promise<void>;
  source(address: string, counter: Counter, fresh: boolean): Source;
  installed(): Promise<Installed>;
  /** The installed snapshot as a gzip file; null where it was not kept. */
  packed(): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Puts a checked snapshot in use and says what changed. @throws DOMException where it cannot be stored */
  install(snapshot: Snapshot, file: PackedPieces, origin: string): Promise<News>;
  saveSwitchedOff(sites: readonly string[]): Promise<void>;
}

/** Tells one host with its keys from another. */
export function nameOfTarget({ address, root }: Target): string {
  return [address, root.threshold, ...root.keys].join(' ');
}

/** Reasons that another mirror would not change. */
const LOCAL: ReadonlySet<SyncReason> = new Set([
  'nothing-stored',
  'storage-full',
  'storage-failed',
  'snapshot-format',
  'clock-behind',
  'internal',
]);
/** What a damaged copy in the HTTP cache would look like. */
const MAY_BE_CACHED: ReadonlySet<SyncReason> = new Set([
  'not-an-envelope',
  'sloppy-encoding',
  'bad-signature',
  'wrong-type',
  'keys-malformed',
  'latest-malformed',
  'expired',
]);
/** Hosts whose state is remembered, so that going back to one does not open a way to older data. */
const MOST_ORIGINS = 8;

function freshOrigin(target: Target): OriginState {
  return {
    trust: initialTrust(target.root),
    seen: { ...NOTHING_SEEN, by: [] },
    isDistrusted: false,
    latestHash: null,
    expires: null,
    manifest: null,
    mirrors: [],
    switchedOff: [],
  };
}

/** Syncs once: the address, then its mirrors in order. @returns the state after it, already saved, and the outcome */
export async function sync(world: SyncWorld, before: SyncState, target: Target): Promise<SyncState> {
  const run = new Run(world, before, target);
  return run.toEnd();
}

class Run {
  readonly #world: SyncWorld;
  readonly #target: Target;
  readonly #name: string;
  readonly #counter: Counter = { bytes: 0 };
  #state: SyncState;
  /** Why a delta was not used. */
  #detail = '';

  constructor(world: SyncWorld, state: SyncState, target: Target) {
    this.#world = world;
    this.#target = target;
    this.#name = nameOfTarget(target);
    this.#state = state;
  }

  get #origin(): OriginState {
    return this.#state.origins[this.#name] ?? freshOrigin(this.#target);
  }

  async toEnd(): Promise<SyncState> {
    const { now, random } = this.#world;
    const attempts = this.#state.attempts + 1;
    const started = now();
    let entry: SyncEntry;
    let retryAfterMs: number | null = null;
    let version = 0;
    try {
      const installed = await this.#world.installed();
      version = installed.version;
      // Should the worker be killed on the way, the next try comes as after a failure.
      const nextAt = started + backOff(attempts, null, random);
      await this.#save({ attempts, nextAt, began: started, history: this.#historyWithInterrupted(version) });
      if (!installed.isStored) throw new SyncFault('nothing-stored', '');
      entry = await this.#tryAll(installed, started);
    } catch (error) {
      const fault = faultOf(error);
      ({ retryAfterMs } = fault);
      entry = failedEntry(now(), version, fault, this.#counter.bytes);
    }
    const failed = entry.outcome === 'failed';
    const end = now();
    await this.#save({
      history: withEntry(this.#state.history, entry),
      attempts: failed ? attempts : 0,
      began: null,
      lastSuccess: failed ? this.#state.lastSuccess : end,
      nextAt: end + (failed ? backOff(attempts, retryAfterMs, random) : dailyDelay(random)),
      notBefore: retryAfterMs === null ? 0 : end + politeWait(retryAfterMs),
    }).catch(() => undefined);
    return this.#state;
  }

  /** The history; a sync that began and never ended is in it. */
  #historyWithInterrupted(version: number): SyncEntry[] {
    const { began, history } = this.#state;
    if (began === null) return history;
    return withEntry(history, failedEntry(began, version, new SyncFault('interrupted', ''), 0));
  }

  async #tryAll(installed: Installed, now: number): Promise<SyncEntry> {
    const addresses = [...new Set([this.#target.address, ...this.#origin.mirrors])];
    const last = this.#state.history[0];
    const fresh = last?.reason !== null && last !== undefined && MAY_BE_CACHED.has(last.reason);
    let first: SyncFault | null = null;
    for (const address of addresses) {
      const source = this.#world.source(address, this.#counter, fresh);
      try {
        return await this.#try(source, installed, now);
      } catch (error) {
        const fault = faultOf(error);
        if (LOCAL.has(fault.reason)) throw fault;
        first ??= fault;
      }
    }
    throw first ?? new SyncFault('no-host', '');
  }

  async #try(source: Source, installed: Installed, now: number): Promise<SyncEntry> {
    const { trust: before, seen, latestHash: known } = this.#origin;
    const opened = await openRelease(source, before, known, now, (trust) => this.#saveTrust(trust));
    refuseOld(opened, seen, now);
    const { latest, latestHash, signers } = opened;
    const { sha256: manifestHash } = latest.manifest;
    await this.#saveOrigin({ seen: { version: latest.version, manifest: manifestHash, by: [...signers] } });

    const from = this.#versionToBuildOn(installed, manifestHash);
    const isNews = latest.version > from;
    let how: SyncEntry['how'] = null;
    let news: News | null = null;
    if (isNews || this.#origin.manifest !== manifestHash) {
      const manifest = await openManifest(source, latest);
      if (isNews) {
        const { file, by } = await this.#obtain(source, manifest, from);
        const snapshot = await readRecords(file.pieces, manifest);
        news = await install(this.#world, snapshot, file, this.#name);
        how = by;
      }
      const { mirrors, switchedOff } = manifest;
      await this.#saveOrigin({ manifest: manifestHash, mirrors, switchedOff });
      await this.#world.saveSwitchedOff(switchedOff);
    }
    await this.#saveOrigin({ latestHash, expires: Date.parse(latest.expires), isDistrusted: false });
    return {
      at: this.#world.now(),
      outcome: isNews ? 'installed' : 'no-news',
      reason: null,
      detail: this.#detail,
      source: source.name,
      version: isNews ? latest.version : installed.version,
      from: installed.version,
      how,
      bytes: this.#counter.bytes,
      times: 1,
      news,
    };
  }

  /** The installed version where it is one of this target's and somebody who is still trusted stands by it, else 0. */
  #versionToBuildOn({ origin, version }: Installed, signedManifest: string): number {
    const { isDistrusted, manifest } = this.#origin;
    if (origin === this.#name) return isDistrusted && manifest !== signedManifest ? 0 : version;
    return origin === null && this.#target.isBuiltIn ? version : 0;
  }

  /** The new snapshot: by a delta where there is a smaller one for what is installed, else whole. */
  async #obtain(
    source: Source,
    manifest: Manifest,
    from: number,
  ): Promise<{ readonly file: PackedPieces; readonly by: 'delta' | 'full' }> {
    const delta = manifest.deltas.find((entry) => entry.from === from && entry.size < manifest.snapshot.size);
    const packed = delta && (await this.#world.packed());
    if (delta && packed) {
      try {
        const base = await unpackSnapshot(packed, LIMITS.unpacked);
        return { file: await openDelta(source, manifest, delta, base), by: 'delta' };
      } catch (error) {
        // A delta saves bytes and nothing else: the whole snapshot says the same.
        if (!(error instanceof SyncFault)) throw error;
        this.#detail = `${error.reason}: ${error.message}`;
      }
    }
    return { file: await openSnapshot(source, manifest), by: 'full' };
  }

  async #save(changes: Partial<SyncState>): Promise<void> {
    this.#state = { ...this.#state, ...changes };
    await this.#world.saveState(this.#state);
  }

  /** Takes in a list of keys; what only revoked keys vouched for counts no more. */
  #saveTrust(trust: Trust): Promise<void> {
    const { seen, isDistrusted } = this.#origin;
    const isRevoked = countsOf(seen, trust) !== seen;
    return this.#saveOrigin({
      trust,
      ...(isRevoked && { seen: freshOrigin(this.#target).seen }),
      isDistrusted: isDistrusted || isRevoked,
    });
  }

  #saveOrigin(changes: Partial<OriginState>): Promise<void> {
    const others = Object.entries(this.#state.origins).filter(([name]) => name !== this.#name);
    const origins = Object.fromEntries([
      ...others.slice(1 - MOST_ORIGINS),
      [this.#name, { ...this.#origin, ...changes }],
    ]);
    return this.#save({ origins });
  }
}

function failedEntry(at: number, version: number, { reason, message }: SyncFault, bytes: number): SyncEntry {
  const none = { source: null, how: null, news: null };
  return { at, outcome: 'failed', reason, detail: message, version, from: version, bytes, times: 1, ...none };
}

async function install(world: SyncWorld, snapshot: Snapshot, file: PackedPieces, origin: string): Promise<News> {
  try {
    return await world.install(snapshot, file, origin);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    const reason = error.name === 'QuotaExceededError' ? 'storage-full' : 'storage-failed';
    throw new SyncFault(reason, `${error.name}: ${error.message}`);
  }
}

function faultOf(error: unknown): SyncFault {
  if (error instanceof SyncFault) return error;
  return new SyncFault('internal', error instanceof Error ? error.message : String(error));
}
