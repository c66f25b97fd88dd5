/** Every message between pages, background and popup, typed in one place. */
import { defineExtensionMessaging } from '@webext-core/messaging';
import type { PageQuestion, PageReply } from './mentions/page-question.ts';
import type { CardContent, ContradictedClaim } from '../components/card/card-content.ts';
import type { PageDescription } from './annotate/description.ts';
import type { Answer, Summary } from './openness/answer.ts';
import type { PageModel } from './openness/page-model.ts';

export interface DatasetStatus {
  readonly version: number;
  readonly date: string;
  readonly records: number;
  /** False where the browser lets us store nothing: the bundled snapshot is then used from memory. */
  readonly stored: boolean;
}

/** A thing to be told about: its id, for a derived model its base, and what its own page says of it. */
export interface Wanted {
  readonly id: string;
  readonly base: string | null;
  readonly pageModel: PageModel | null;
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
  openBreakdown(target: { id: string; base: string | null }): void;
  /** Card: what it says of one thing; null where that leads nowhere. */
  card(target: Wanted & { claim: ContradictedClaim | null }): CardContent | null;
  /** Popup: everything about one thing; null where that leads nowhere. */
  answer(target: Wanted): Answer | null;
  /** Popup: the records whose names match. */
  search(text: string): Summary[];
  /** Popup: what the dataset is and where it is kept. */
  datasetStatus(): DatasetStatus;
  /** To a page: what is annotated there. */
  describePage(): PageDescription;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<Protocol>();
