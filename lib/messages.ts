/** Every message between pages, background and popup, typed in one place. */
import { browser, type Browser } from 'wxt/browser';
import type { PageQuestion, PageReply } from './mentions/page-question.ts';
import type { CardContent, ContradictedClaim } from '../components/card/card-content.ts';
import type { PageDescription } from './annotate/description.ts';
import type { Step } from './annotate/painter-window.ts';
import type { SyncStatus } from './dataset/sync-service.ts';
import type { SyncEntry } from './dataset/sync-state.ts';
import type { BadgeLook } from './language/badge-words.ts';
import type { Answer, Summary } from './openness/answer.ts';
import type { ComponentId } from './openness/components.ts';
import type { OverviewPart } from './openness/overview.ts';
import type { PageModel } from './openness/page-model.ts';

export interface DatasetStatus {
  readonly version: number;
  readonly date: string;
  readonly records: number;
  /** False where the browser lets us store nothing: the bundled snapshot is then used from memory. */
  readonly stored: boolean;
}

/** A thing to be told about: its id, for a derived model its base, and what its own page says of it. */
interface Wanted {
  readonly id: string;
  readonly base: string | null;
  readonly pageModel: PageModel | null;
}

/** A card's content with the custom properties of the chosen palette. */
type ColouredCard = CardContent & { readonly colours: Readonly<Record<string, string>> };

interface Protocol {
  /**
   * Page: what do these windows and ids name? Where it has no painter yet and there is something to show, the painter is put
   * into it first, and the answer tells what badges look like: every message costs a page that loads as much as reading it.
   */
  readPage(question: PageQuestion & { readonly wantsPainter?: boolean }): PageReply & { readonly look?: BadgeLook };
  /** Page: the gate, where none is stored yet. */
  gate(): string;
  /** Page: what badges say and in which colours, as the user chose. */
  badgeLook(): BadgeLook;
  /** Page: put the card's script into it. */
  loadCard(): void;
  /** Page: how many different things it names. */
  countChanged(count: number): void;
  /** Page: show the full breakdown. */
  openBreakdown(target: { id: string; base: string | null }): void;
  /**
   * Card, popup: open the report form about a thing (`id`), or about nothing yet. `tabId`: the page it was met on, where
   * that is not the sender.
   */
  openReport(target: {
    id: string | null;
    base: string | null;
    component?: ComponentId | undefined;
    tabId?: number | undefined;
  }): void;
  /** Card: what it says of one thing; null where that leads nowhere. */
  card(target: Wanted & { claim: ContradictedClaim | null }): ColouredCard | null;
  /** Popup: what the words of a selection name; null where they name nothing known. */
  understand(text: string): { readonly id: string; readonly base: string | null } | null;
  /** Explorer: some of all models and corpora, from `from` on, and how many there are. */
  overview(range: { from: number; count: number }): OverviewPart;
  /** Popup: everything about one thing; null where that leads nowhere. */
  answer(target: Wanted): Answer | null;
  /** Popup: the records whose names match. */
  search(text: string): Summary[];
  /** Popup: what the dataset is and where it is kept. */
  datasetStatus(): DatasetStatus;
  /** Popup, options: how the dataset and its sync stand. */
  syncStatus(): SyncStatus;
  /** Popup, options: sync at once; answers when it has ended. */
  syncNow(): SyncStatus;
  /** Options: the last syncs and what they changed, newest first. */
  syncHistory(): readonly SyncEntry[];
  /**
   * Options: where we run by the user's leave, as match patterns. A grant itself is asked for with `permissions.request`
   * first thing in the click; the background sees it come and registers the script.
   */
  grantedSites(): readonly string[];
  /** Options: give some of these back; answers with what is left. */
  revokeSites(patterns: readonly string[]): readonly string[];
  /** Popup: annotate the page of this tab once (the click on the toolbar's button gave leave). False where no page may be read. */
  annotateOnce(tabId: number): boolean;
  /** To a page, by keyboard: go to the next or previous annotation, or open its card; null where there is none. */
  walk(step: Step): { readonly at: number; readonly of: number } | null;
  /** To a page: what is annotated there. */
  describePage(): PageDescription;
}

type Name = keyof Protocol;
type Data<N extends Name> = Parameters<Protocol[N]>[0];
type Result<N extends Name> = ReturnType<Protocol[N]>;
type Sender = Browser.runtime.MessageSender;
type Handler<N extends Name> = (message: {
  readonly data: Data<N>;
  readonly sender: Sender;
}) => Result<N> | Promise<Result<N>>;

interface Letter {
  readonly type: Name;
  readonly data?: unknown;
}
type Reply = { readonly res: unknown } | { readonly err: string };

const handlers = new Map<string, (message: { data: unknown; sender: Sender }) => unknown>();

/**
 * Answers one kind of message in this context; call it before any `await`, so that a waking worker misses nothing.
 * A message that is not from this extension is never answered.
 */
export function onMessage<N extends Name>(type: N, handler: Handler<N>): void {
  if (handlers.size === 0) browser.runtime.onMessage.addListener(receive);
  handlers.set(type, handler as (message: { data: unknown; sender: Sender }) => unknown);
}

function receive({ type, data }: Letter, sender: Sender, reply: (reply: Reply) => void): boolean {
  const handler = handlers.get(type);
  if (!handler || sender.id !== browser.runtime.id) return false;
  const answer = async () => handler({ data, sender });
  answer().then(
    (res) => reply({ res }),
    (error: unknown) => reply({ err: error instanceof Error ? error.message : String(error) }),
  );
  return true;
}

/**
 * Sends a message to the background, or to the content script of a tab, and gives back the answer.
 * @throws Error where nobody answers, or with the message of what went wrong there
 */
export async function sendMessage<N extends Name>(type: N, data?: Data<N>, tabId?: number): Promise<Result<N>> {
  const letter: Letter = { type, data };
  const sent: Promise<Reply | undefined> =
    tabId === undefined ? browser.runtime.sendMessage(letter) : browser.tabs.sendMessage(tabId, letter);
  const reply = await sent;
  if (!reply) throw new Error(`nobody answers "${type}"`);
  if ('err' in reply) throw new Error(reply.err);
  return reply.res as Result<N>;
}

/**
 * Asks the background something that changes nothing, and once more where that fails: it may have been ended over the
 * answer, and the second question wakes a new one.
 * @throws Error where the second fails too
 */
export function askAgain<N extends Name>(type: N, data?: Data<N>): Promise<Result<N>> {
  return sendMessage(type, data).catch(() => sendMessage(type, data));
}
