/** One form in one tab: the report in hand, and its queue. Every change is kept at once, one after the other. */
import type { Report } from './fields.ts';
import { ReportQueue, type OpenedReport, type WaitingReport } from './queue.ts';
import { BLANK, firstReport, subjectKey, type ReportStart } from './subject.ts';

export class Session {
  /** Null in private windows and where the browser stores nothing. */
  readonly #queue: ReportQueue | null;
  readonly isPrivate: boolean;
  readonly #listeners = new Set<() => void>();
  #last: Promise<void> = Promise.resolve();
  /** By key, what was typed since it was last kept: only the newest is worth keeping. */
  readonly #unkept = new Map<string, Report>();
  /** Whether everything that was typed in this session is stored. */
  isKept = false;
  /** What the report in hand is kept under. */
  key: string;
  report: Report;
  /** When the report in hand was kept in an earlier session, in milliseconds since 1970. */
  resumedAt: number | null = null;
  waiting: readonly WaitingReport[] = [];
  opened: readonly OpenedReport[] = [];

  private constructor(queue: ReportQueue | null, key: string, report: Report, isPrivate: boolean) {
    this.#queue = queue;
    this.key = key;
    this.report = report;
    this.isPrivate = isPrivate;
  }

  /** Goes on with the report that waits about the same subject, else begins with `first`. Never throws for storage. */
  static async open(start: ReportStart, first: Report): Promise<Session> {
    const queue = start.isPrivate ? null : await ReportQueue.open().catch(() => null);
    const session = new Session(queue, subjectKey(start) ?? crypto.randomUUID(), first, start.isPrivate);
    await session.#refresh();
    if (session.waiting.some(({ key }) => key === session.key)) session.resume(session.key);
    return session;
  }

  get isStored(): boolean {
    return this.#queue !== null;
  }

  /** Calls back when the lists have changed. @returns the way to stop that */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Puts another report in hand and keeps it. */
  edit(report: Report): void {
    this.report = report;
    this.isKept = false;
    const { key } = this;
    const isScheduled = this.#unkept.has(key);
    this.#unkept.set(key, report);
    if (isScheduled) return;
    this.#then(async (queue) => {
      const newest = this.#unkept.get(key);
      this.#unkept.delete(key);
      if (newest) await queue.keep(key, newest);
      this.isKept = this.#unkept.size === 0;
    });
  }

  /** Takes a waiting report in hand and gives it back; the one in hand goes on waiting if it was kept. */
  resume(key: string): Report {
    const found = this.waiting.find((waiting) => waiting.key === key);
    if (!found) return this.report;
    this.key = key;
    this.report = found.report;
    this.isKept = false;
    this.resumedAt = found.at;
    return found.report;
  }

  /** Takes an empty report in hand and gives it back. */
  begin(): Report {
    this.key = crypto.randomUUID();
    this.report = firstReport(BLANK, null);
    this.resumedAt = null;
    return this.report;
  }

  discard(key: string): void {
    this.#unkept.delete(key);
    this.isKept = false;
    this.#then((queue) => queue.forget(key));
  }

  /** Resolves when everything so far is kept; false where nothing is. */
  async kept(): Promise<boolean> {
    await this.#last;
    return this.#queue !== null;
  }

  async markOpened(report: Report): Promise<void> {
    const { key } = this;
    this.isKept = false;
    this.#then((queue) => queue.markOpened(key, report));
    await this.#last;
  }

  #then(work: (queue: ReportQueue) => Promise<void>): void {
    const queue = this.#queue;
    if (queue === null) return;
    this.#last = this.#last
      .then(() => work(queue))
      .then(() => this.#refresh())
      // A full disk must not stop the form; what is in hand can still be sent.
      .catch(() => undefined);
  }

  async #refresh(): Promise<void> {
    if (this.#queue === null) return;
    [this.waiting, this.opened] = await Promise.all([this.#queue.allWaiting(), this.#queue.allOpened()]);
    for (const listener of this.#listeners) listener();
  }
}
