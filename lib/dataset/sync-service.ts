/** Decides when to sync, lets only one sync run at a time, and tells how things stand. */
import { directoryAddress } from './address.ts';
import { publicKeyFrom } from './envelope.ts';
import { firstDelay, hasCome } from './schedule.ts';
import { nameOfTarget, sync, type SyncWorld, type Target } from './sync.ts';
import type { SyncReason } from './sync-reasons.ts';
import type { SyncEntry, SyncState } from './sync-state.ts';

/** What the user's settings say of syncing. */
interface SyncWishes {
  /** An own dataset's address and base64 root key; null for the built-in one. */
  readonly datasetUrl: string | null;
  readonly datasetRootKey: string | null;
  readonly syncPaused: boolean;
}

/** How the dataset in use and its sync stand. Times are milliseconds since 1970. */
export interface SyncStatus {
  readonly version: number;
  /** The host that it is synced from; null where none is set. */
  readonly host: string | null;
  /** Whether the dataset in use came with the extension or was synced. */
  readonly source: 'bundled' | 'synced';
  /** Of a synced one: whether what was signed is still within its time. */
  readonly signature: 'bundled' | 'valid' | 'expired';
  readonly isRunning: boolean;
  readonly isPaused: boolean;
  readonly lastSuccess: number | null;
  readonly nextAt: number | null;
  /** Why the last sync brought nothing, and what exactly was wrong; null where it went well. */
  readonly fault: { readonly reason: SyncReason; readonly detail: string } | null;
}

export interface SyncServiceOptions {
  readonly world: SyncWorld;
  readonly loadState: () => Promise<SyncState>;
  readonly wishes: () => Promise<SyncWishes>;
  /** The built-in host; null where the extension has none. */
  readonly builtIn: Target | null;
  /** Asks to be called (`due`) at a time; null: not at all. */
  readonly wakeAt: (time: number | null) => Promise<void>;
  /** Goes back to the bundled snapshot. */
  readonly useBundled: () => Promise<void>;
}

export class SyncService {
  readonly #options: SyncServiceOptions;
  #running: Promise<void> | null = null;

  constructor(options: SyncServiceOptions) {
    this.#options = options;
  }

  /** The time of the alarm has come, or the worker was started: syncs where that is due, and sets the next alarm. */
  async due(): Promise<void> {
    if (this.#running) return this.#running;
    const { world, loadState, wakeAt } = this.#options;
    const { target, blocked } = await this.#plan();
    await this.#leaveOther(target);
    const state = await loadState();
    if (blocked !== null || target === null) return wakeAt(null);
    const nextAt = state.nextAt ?? world.now() + firstDelay(world.random);
    if (state.nextAt === null) await world.saveState({ ...state, nextAt });
    if (!hasCome(nextAt, world.now())) return wakeAt(nextAt);
    await this.#run(target);
  }

  /** The user asks for a sync; a second wish while one runs joins it. Never throws for what a host does. */
  async now(): Promise<SyncStatus> {
    if (this.#running) {
      await this.#running;
      return this.status();
    }
    const { target, blocked } = await this.#plan();
    await this.#leaveOther(target);
    const state = await this.#options.loadState();
    const mayAsk = hasCome(state.notBefore, this.#options.world.now());
    if (target && (blocked === null || blocked === 'paused') && mayAsk) await this.#run(target);
    return this.status();
  }

  /** The user has changed the settings: another dataset starts from the bundled snapshot, and soon. */
  async settingsChanged(): Promise<void> {
    await this.#running;
    await this.due();
  }

  /** Where the dataset in use is of another host than the one that is set, goes back to the bundled one. */
  async #leaveOther(target: Target | null): Promise<void> {
    const { world, loadState, useBundled } = this.#options;
    const { origin } = await world.installed();
    if (origin === null || (target !== null && origin === nameOfTarget(target))) return;
    await useBundled();
    await world.saveSwitchedOff([]);
    await world.saveState({ ...(await loadState()), nextAt: null, attempts: 0, notBefore: 0 });
  }

  async status(): Promise<SyncStatus> {
    const { world, loadState } = this.#options;
    const [state, { target, blocked }, installed] = await Promise.all([loadState(), this.#plan(), world.installed()]);
    const expires = installed.origin === null ? null : (state.origins[installed.origin]?.expires ?? null);
    const last = state.history[0];
    const waits = !hasCome(state.notBefore, world.now());
    const ended = state.began === null ? (last?.reason ?? null) : 'interrupted';
    const reason = blocked ?? (waits ? 'waiting' : this.#running ? null : ended);
    return {
      version: installed.version,
      host: target && new URL(target.address).host,
      source: installed.origin === null ? 'bundled' : 'synced',
      signature:
        installed.origin === null ? 'bundled' : expires !== null && world.now() < expires ? 'valid' : 'expired',
      isRunning: this.#running !== null,
      isPaused: blocked === 'paused',
      lastSuccess: state.lastSuccess,
      nextAt: blocked === null ? state.nextAt : null,
      fault: reason && { reason, detail: reason === last?.reason ? last.detail : '' },
    };
  }

  /** The last syncs, newest first. */
  async history(): Promise<readonly SyncEntry[]> {
    return (await this.#options.loadState()).history;
  }

  #run(target: Target): Promise<void> {
    this.#running ??= this.#syncOnce(target).finally(() => (this.#running = null));
    return this.#running;
  }

  async #syncOnce(target: Target): Promise<void> {
    const { world, loadState, wakeAt } = this.#options;
    const state = await loadState();
    // The alarm comes before the work: a killed worker is woken again.
    await wakeAt(world.now() + RETRY_KILLED_MS);
    const { nextAt } = await sync(world, state, target);
    await wakeAt(nextAt);
  }

  /** Where to sync from, and what stands against it. */
  async #plan(): Promise<{ readonly target: Target | null; readonly blocked: SyncReason | null }> {
    const { datasetUrl, datasetRootKey, syncPaused } = await this.#options.wishes();
    const isOwn = datasetUrl !== null;
    const target = isOwn ? ownTarget(datasetUrl, datasetRootKey ?? '') : this.#options.builtIn;
    if (target === null) return { target, blocked: isOwn ? 'own-unusable' : 'no-host' };
    return { target, blocked: syncPaused ? 'paused' : null };
  }
}

/** Longer than any sync may reasonably take. */
const RETRY_KILLED_MS = 5 * 60_000;

/** The user's own dataset; null where address or key is not usable. */
function ownTarget(url: string, key: string): Target | null {
  const address = directoryAddress(url.trim());
  if (address === null || publicKeyFrom(key.trim()) === null) return null;
  return { address, root: { keys: [key.trim()], threshold: 1, firstKeys: 1 }, isBuiltIn: false };
}
