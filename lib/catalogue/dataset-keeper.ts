/** Keeps the dataset at hand: fills the store from the bundled snapshot, and falls back to memory where nothing is stored. */
import { layOut, type Rows } from '../dataset/rows.ts';
import { readSnapshot } from '../dataset/snapshot.ts';
import { MemoryDataset, openDatabase, readStored, store, type DatasetReader } from '../dataset/store.ts';
import { buildIndex } from './name-index.ts';
import { candidatesIn } from './candidates.ts';

export interface KeeperOptions {
  /** The bytes of the snapshot that came with the extension. */
  readonly loadBundled: () => Promise<Uint8Array<ArrayBuffer>>;
  /** Puts the gate where pages read it without waking us. */
  readonly saveGate: (gate: string) => Promise<void>;
}

export class DatasetKeeper {
  readonly #options: KeeperOptions;
  #reader: Promise<DatasetReader> | null = null;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** The dataset in use; fills the store on the first call after installation. */
  reader(): Promise<DatasetReader> {
    this.#reader ??= this.#open(false).catch((error: unknown) => {
      // The next question tries again.
      this.#reader = null;
      throw error;
    });
    return this.#reader;
  }

  /** After an install or update: takes the bundled snapshot if it is newer than the stored one. */
  async refresh(): Promise<void> {
    this.#reader = this.#open(true);
    await this.#reader;
  }

  /** The gate of the bundled snapshot, for pages that find none stored. */
  async gate(): Promise<string> {
    return (await this.#bundled()).gate;
  }

  async #open(mayReplace: boolean): Promise<DatasetReader> {
    try {
      const database = await openDatabase();
      const stored = await readStored(database);
      if (stored && !mayReplace) return stored;
      const { rows, gate } = await this.#bundled();
      if (stored && stored.layout.version >= rows.layout.version && stored.layout.date >= rows.layout.date)
        return stored;
      const reader = await store(database, rows);
      await this.#options.saveGate(gate);
      return reader;
    } catch (error) {
      // Private windows and full disks: everything still works, from memory.
      if (!(error instanceof DOMException)) throw error;
      const { rows, gate } = await this.#bundled();
      await this.#options.saveGate(gate).catch(() => undefined);
      return new MemoryDataset(rows);
    }
  }

  async #bundled(): Promise<Contents> {
    return readRows(await this.#options.loadBundled());
  }
}

interface Contents {
  readonly rows: Rows;
  /** The gate as text. */
  readonly gate: string;
}

/**
 * Reads a snapshot's bytes and makes the index of its names.
 * @throws Error where the bytes are no snapshot
 */
export async function readRows(bytes: Uint8Array<ArrayBuffer>): Promise<Contents> {
  const result = await readSnapshot(bytes);
  if (!result.ok) throw new Error(`snapshot: ${result.reason} (${result.detail})`);
  const { index, gate } = buildIndex(result.snapshot);
  return { rows: layOut(result.snapshot, index, candidatesIn(result.snapshot)), gate };
}
