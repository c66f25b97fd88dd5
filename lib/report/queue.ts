/**
 * The reports of this browser's person: those that wait, and those whose issue form was opened. A database of its own;
 * each change is one transaction, so that a browser that is killed leaves the state before or after it. Not for private
 * windows: whoever opens the form there opens no queue.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { REPORT_KINDS, type Report } from './fields.ts';
import { contentHash } from './report-text.ts';

const DATABASE = 'open-recipe-reports';
/** Opened reports that are remembered, newest first. */
const MOST_OPENED = 200;

export interface WaitingReport {
  /** What it is about (`subjectKey`), or a random id; one report waits for each. */
  readonly key: string;
  readonly report: Report;
  readonly hash: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface OpenedReport {
  /** `contentHash` of the report. */
  readonly hash: string;
  readonly report: Report;
  /** Milliseconds since 1970. */
  readonly at: number;
}

interface Schema extends DBSchema {
  waiting: { key: string; value: WaitingReport; indexes: { hash: string } };
  opened: { key: string; value: OpenedReport; indexes: { at: number } };
}

/** A kind of report that only a newer version has stays stored, and is not shown. */
const isOfThisVersion = ({ report }: { readonly report: Report }): boolean => REPORT_KINDS.includes(report.kind);

export class ReportQueue {
  readonly #database: IDBPDatabase<Schema>;

  private constructor(database: IDBPDatabase<Schema>) {
    this.#database = database;
  }

  /** @throws DOMException where the browser stores nothing */
  static async open(): Promise<ReportQueue> {
    const database = await openDB<Schema>(DATABASE, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('waiting', { keyPath: 'key' }).createIndex('hash', 'hash');
        fresh.createObjectStore('opened', { keyPath: 'hash' }).createIndex('at', 'at');
      },
      blocking: (_now, _then, event) => (event.target as IDBDatabase).close(),
    });
    return new ReportQueue(database);
  }

  /** Keeps a report under its key, in place of the one that waits there and of any that says the same. */
  async keep(key: string, report: Report): Promise<void> {
    const hash = await contentHash(report);
    const transaction = this.#database.transaction('waiting', 'readwrite', { durability: 'strict' });
    const same = await transaction.store.index('hash').getAllKeys(hash);
    for (const other of same) if (other !== key) void transaction.store.delete(other);
    void transaction.store.put({ key, report, hash, at: Date.now() });
    await transaction.done;
  }

  /** The issue form with this report was seen to open: it waits no longer, and is remembered once. */
  async markOpened(key: string, report: Report): Promise<void> {
    const hash = await contentHash(report);
    const transaction = this.#database.transaction(['waiting', 'opened'], 'readwrite', { durability: 'strict' });
    const waiting = transaction.objectStore('waiting');
    const opened = transaction.objectStore('opened');
    // What was typed since then goes on waiting.
    if ((await waiting.get(key))?.hash === hash) void waiting.delete(key);
    void opened.put({ hash, report, at: Date.now() });
    const oldest = await opened.index('at').getAllKeys();
    for (const old of oldest.slice(0, Math.max(0, oldest.length - MOST_OPENED))) void opened.delete(old);
    await transaction.done;
  }

  async forget(key: string): Promise<void> {
    await this.#database.delete('waiting', key);
  }

  /** Newest first. */
  async allWaiting(): Promise<readonly WaitingReport[]> {
    const all = await this.#database.getAll('waiting');
    return all.filter(isOfThisVersion).sort((one, other) => other.at - one.at);
  }

  /** Newest first. */
  async allOpened(): Promise<readonly OpenedReport[]> {
    return (await this.#database.getAllFromIndex('opened', 'at')).filter(isOfThisVersion).toReversed();
  }

  close(): void {
    this.#database.close();
  }
}

/** How many reports wait to be sent; 0 where nothing can be stored. For the options page. */
export async function countWaiting(): Promise<number> {
  try {
    const queue = await ReportQueue.open();
    const { length } = await queue.allWaiting();
    queue.close();
    return length;
  } catch {
    return 0;
  }
}
