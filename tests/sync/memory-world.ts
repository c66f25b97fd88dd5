/** A client in memory: what the extension does with browser storage and network, without either. */
import type { Source } from '../../lib/dataset/fetch-source.ts';
import type { Snapshot } from '../../lib/dataset/schema.ts';
import { nameOfTarget, sync, type SyncWorld, type Target } from '../../lib/dataset/sync.ts';
import { syncStateFrom, type SyncEntry, type SyncState } from '../../lib/dataset/sync-state.ts';
import { SyncFault } from '../../lib/dataset/sync-reasons.ts';
import type { PackedPieces } from '../../lib/dataset/release.ts';

export class MemoryClient {
  /** Files by address and name, and every request so far. */
  readonly hosts = new Map<string, ReadonlyMap<string, Uint8Array>>();
  readonly requests: string[] = [];
  time = Date.now();
  state: SyncState = syncStateFrom(null);
  installed: { snapshot: Snapshot; file: PackedPieces; origin: string } | null = null;
  /** Thrown by the next installation. */
  installFault: Error | null = null;
  switchedOff: readonly string[] = [];
  readonly target: Target;

  constructor(rootKey: string, address = 'https://one.example/') {
    this.target = { address, root: { keys: [rootKey], threshold: 1, firstKeys: 1 }, isBuiltIn: false };
  }

  get version(): number {
    return this.installed?.snapshot.version ?? 0;
  }

  /** Syncs once; the state goes through JSON, as in storage. */
  async sync(target = this.target): Promise<SyncEntry> {
    const state = syncStateFrom(JSON.parse(JSON.stringify(this.state)));
    const [entry] = (await sync(this.world(), state, target)).history;
    if (!entry) throw new Error('a sync leaves an entry');
    return entry;
  }

  /** What a sync, or the service around it, reads and changes. */
  world(): SyncWorld {
    return {
      now: () => this.time,
      random: () => 0.5,
      saveState: async (state) => {
        this.state = state;
      },
      source: (address) => this.#source(address),
      installed: async () => ({ version: this.version, origin: this.installed?.origin ?? null, isStored: true }),
      packed: async () => this.installed?.file.packed ?? null,
      install: async (snapshot, file, origin) => {
        if (this.installFault) throw this.installFault;
        this.installed = { snapshot, file, origin };
        return { added: [], removed: [], tiers: [], licences: [], more: 0 };
      },
      saveSwitchedOff: async (sites) => {
        this.switchedOff = sites;
      },
    };
  }

  #source(address: string): Source {
    return {
      name: new URL(address).host,
      read: async (file, { limit, size }) => {
        this.requests.push(`${address}${file}`);
        const host = this.hosts.get(address);
        if (!host) throw new SyncFault('unreachable', file);
        const bytes = host.get(file);
        if (!bytes) throw new SyncFault('not-found', file);
        if (bytes.length > (size ?? limit)) throw new SyncFault('too-large', file);
        return new Uint8Array(bytes);
      },
    };
  }

  /** The name under which the state of the target is kept. */
  get name(): string {
    return nameOfTarget(this.target);
  }
}
