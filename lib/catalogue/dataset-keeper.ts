/** Keeps the dataset at hand: fills the store from the bundled snapshot or a synced one, and falls back to memory where nothing is stored. */
import { readEarlier } from '../dataset/earlier.ts';
import { LIMITS } from '../dataset/release-files.ts';
import type { Pieces } from '../dataset/pieces.ts';
import type { PackedPieces } from '../dataset/release.ts';
import { layOut, type Layout, type Rows } from '../dataset/rows.ts';
import type { Snapshot } from '../dataset/schema.ts';
import { readSnapshot, unpackPieces } from '../dataset/snapshot.ts';
import { inSlices } from '../dataset/steps.ts';
import {
  MemoryDataset,
  openDatabase,
  readLeft,
  readStored,
  store,
  StoredDataset,
  sweep,
  type DatasetReader,
} from '../dataset/store.ts';
import type { Installed } from '../dataset/sync.ts';
import type { News } from '../dataset/sync-state.ts';
import { gateToText } from '../mentions/gate.ts';
import { buildIndex } from './name-index.ts';
import { candidatesIn } from './candidates.ts';
import { newsBetween, NO_NEWS } from './news.ts';

export interface KeeperOptions {
  /** The bytes of the snapshot that came with the extension. */
  readonly loadBundled: () => Promise<Uint8Array<ArrayBuffer>>;
  /** The built-in host, by `nameOfTarget`: the bundled snapshot is a version of its dataset. Null where there is none. */
  readonly builtInOrigin: string | null;
  /** Puts the gate where pages read it without waking us. */
  readonly saveGate: (gate: string) => Promise<void>;
}

/** After which nobody can still be reading an older snapshot. */
const SWEEP_AFTER_MS = 10_000;

export class DatasetKeeper {
  readonly #options: KeeperOptions;
  #reader: Promise<DatasetReader> | null = null;
  /** What `#reader` gave last: it may already wait for a write that comes after the one that asks. */
  #inUse: DatasetReader | null = null;
  #sweepTimer: ReturnType<typeof setTimeout> | undefined;
  /** Whoever writes to the store waits for the one before: a sweep takes away whatever is not in use yet. */
  #writes: Promise<unknown> = Promise.resolve();
  #database: ReturnType<typeof openDatabase> | null = null;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** The dataset in use; fills the store on the first call after installation. */
  reader(): Promise<DatasetReader> {
    this.#reader ??= this.#refill('missing');
    return this.#reader;
  }

  /** After an install or update: takes the bundled snapshot if it is newer than the stored one of the same origin. */
  async refresh(): Promise<void> {
    await (this.#reader = this.#refill('newer'));
  }

  /** Goes back to the bundled snapshot, whatever is stored. */
  async useBundled(): Promise<void> {
    await (this.#reader = this.#refill('always'));
  }

  /** The gate of the dataset in use, for pages that find none stored. */
  async gate(): Promise<string> {
    return gateToText(await (await this.reader()).gate());
  }

  /** What is in use, for a sync. */
  async installed(): Promise<Installed> {
    const reader = await this.reader();
    const { version } = reader.layout;
    return { version, origin: reader instanceof StoredDataset ? reader.origin : null, isStored: reader.isStored };
  }

  /** The snapshot in use as a gzip file; null where it was not kept. */
  async packed(): Promise<Uint8Array<ArrayBuffer> | null> {
    const reader = await this.reader();
    return reader instanceof StoredDataset ? ((await reader.keepsake())?.packed ?? null) : null;
  }

  /**
   * Puts a checked snapshot in use and says what is new in it.
   * @throws DOMException where it cannot be stored; what was in use then still is
   */
  install(snapshot: Snapshot, file: PackedPieces, origin: string): Promise<News> {
    return this.#afterOthers(() => this.#install(snapshot, file, origin));
  }

  async #install(snapshot: Snapshot, { pieces, packed, base }: PackedPieces, origin: string): Promise<News> {
    const database = await this.#open();
    // What a killed worker left is in the way of the quota.
    await sweep(database);
    const old = base ?? (await storedPieces(database));
    const was = old && (await inSlices(readEarlier(old, snapshot, pieces)));
    const news = was ? await inSlices(newsBetween(was, snapshot)) : NO_NEWS;
    const reader = await store(database, await rowsFrom(snapshot), origin, { packed });
    // It saves time and nothing else.
    if (this.#inUse instanceof StoredDataset) await reader.readAhead(this.#inUse).catch(() => undefined);
    this.#inUse = reader;
    this.#reader = Promise.resolve(reader);
    await this.#saveGate(reader);
    this.#sweepLater();
    return news;
  }

  /** Where the gate of pages is not that of the dataset in use (a worker was killed between the two), sets it right. */
  async mendGate(stored: unknown): Promise<void> {
    const gate = await this.gate();
    if (stored !== gate) await this.#options.saveGate(gate);
  }

  #refill(takeBundled: 'missing' | 'newer' | 'always'): Promise<DatasetReader> {
    return this.#afterOthers(async () => (this.#inUse = await this.#fill(takeBundled))).catch((error: unknown) => {
      // The next question tries again.
      this.#reader = null;
      throw error;
    });
  }

  /** One connection for as long as it stays open. */
  #open(): ReturnType<typeof openDatabase> {
    this.#database ??= openDatabase().then(
      (database) => {
        database.addEventListener('close', () => (this.#database = null));
        return database;
      },
      (error: unknown) => {
        this.#database = null;
        throw error;
      },
    );
    return this.#database;
  }

  /** Not at once: questions under way are still answered from the older snapshot. */
  #sweepLater(): void {
    clearTimeout(this.#sweepTimer);
    this.#sweepTimer = setTimeout(() => {
      void this.#afterOthers(async () => sweep(await this.#open())).catch(() => undefined);
    }, SWEEP_AFTER_MS);
  }

  #afterOthers<Result>(write: () => Promise<Result>): Promise<Result> {
    const done = this.#writes.then(write);
    this.#writes = done.catch(() => undefined);
    return done;
  }

  async #fill(takeBundled: 'missing' | 'newer' | 'always'): Promise<DatasetReader> {
    try {
      const database = await this.#open();
      const stored =
        (await readStored(database)) ?? (takeBundled === 'always' ? null : await this.#layOutLeft(database));
      if (stored && takeBundled === 'missing') return stored;
      const packed = await this.#options.loadBundled();
      const rows = await readRows(packed);
      const isNewer = !stored || this.#isOlder(stored, rows.layout);
      if (stored && !isNewer && takeBundled === 'newer') return stored;
      const reader = await store(database, rows, null, { packed });
      await this.#saveGate(reader);
      this.#sweepLater();
      return reader;
    } catch (error) {
      // Private windows and full disks: everything still works, from memory.
      if (!(error instanceof DOMException)) throw error;
      const reader = new MemoryDataset(await readRows(await this.#options.loadBundled()));
      await this.#saveGate(reader).catch(() => undefined);
      return reader;
    }
  }

  /** After an update with another layout: the synced snapshot laid out anew; null where none was or it is not readable now. */
  async #layOutLeft(database: Awaited<ReturnType<typeof openDatabase>>): Promise<StoredDataset | null> {
    const left = await readLeft(database);
    if (!left) return null;
    const read = await readSnapshot(left.packed);
    if (!read.ok) return null;
    const reader = await store(database, await rowsFrom(read.snapshot), left.origin, { packed: left.packed });
    await this.#saveGate(reader);
    return reader;
  }

  /** Whether the bundled dataset is a later version of the stored one. Builds of one version differ by date. */
  #isOlder({ origin, layout }: StoredDataset, bundled: Layout): boolean {
    if (origin !== null) return origin === this.#options.builtInOrigin && layout.version < bundled.version;
    return layout.version < bundled.version || layout.date < bundled.date;
  }

  async #saveGate(reader: DatasetReader): Promise<void> {
    await this.#options.saveGate(gateToText(await reader.gate()));
  }
}

/** The stored snapshot in pieces; null where none was kept, or it cannot be read. */
async function storedPieces(database: Awaited<ReturnType<typeof openDatabase>>): Promise<Pieces | null> {
  const kept = await (await readStored(database))?.keepsake();
  const unpacked = kept && (await unpackPieces(kept.packed, LIMITS.unpacked));
  return unpacked?.ok ? unpacked.pieces : null;
}

/**
 * Reads a snapshot's bytes and makes the index of its names.
 * @throws Error where the bytes are no snapshot
 */
export async function readRows(bytes: Uint8Array<ArrayBuffer>): Promise<Rows> {
  const result = await readSnapshot(bytes);
  if (!result.ok) throw new Error(`snapshot: ${result.reason} (${result.detail})`);
  return rowsFrom(result.snapshot);
}

async function rowsFrom(snapshot: Snapshot): Promise<Rows> {
  const index = await inSlices(buildIndex(snapshot));
  const candidates = await inSlices(candidatesIn(snapshot));
  return inSlices(layOut(snapshot, index, candidates));
}
