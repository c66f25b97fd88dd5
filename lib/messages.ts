/** Every message between pages, background and popup, typed in one place. */
import { defineExtensionMessaging } from '@webext-core/messaging';
import type { PageQuestion, PageReply } from './annotate/ask.ts';
import type { PageDescription } from './annotate/description.ts';
import type { Answer, DerivedFrom, Summary } from './openness/answer.ts';

export interface DatasetStatus {
  readonly version: number;
  readonly date: string;
  readonly records: number;
  /** False where the browser lets us store nothing: the bundled snapshot is then used from memory. */
  readonly stored: boolean;
}

interface Protocol {
  /** Page: what do these windows and ids name? */
  readPage(question: PageQuestion): PageReply;
  /** Page: the gate, where none is stored yet. */
  gate(): string;
  /** Page: put the card's script into this tab. */
  loadCard(): void;
  /** Page: how many different things it names. */
  countChanged(count: number): void;
  /** Page: show the full breakdown. */
  openBreakdown(target: { id: string }): void;
  /** Card and popup: everything about one id; null where it leads nowhere. */
  answer(target: { id: string; derivedFrom: DerivedFrom | null }): Answer | null;
  /** Popup: the records whose names match. */
  search(text: string): Summary[];
  /** Popup: what the dataset is and where it is kept. */
  datasetStatus(): DatasetStatus;
  /** To a page: what is annotated there. */
  describePage(): PageDescription;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<Protocol>();
