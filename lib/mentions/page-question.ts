/** What the page asks the background, and what comes back. Plain JSON both ways. */
import type { Summary } from '../openness/answer.ts';
import type { PageModel } from '../openness/page-model.ts';
import type { PageContext, Resolution } from './mention.ts';
import type { TextWindow } from './windows.ts';

export interface PageQuestion {
  readonly windows: readonly TextWindow[];
  readonly context: PageContext;
  /** Identifiers of links and rows, as `identifierKey` writes them. */
  readonly ids: readonly string[];
  /** The model that the page is about, as the page describes it; its identifier is among `ids`. */
  readonly pageModel: PageModel | null;
}

export interface PageReply {
  readonly resolution: Resolution;
  /** By id: every id that `resolution` and `identified` lead to. */
  readonly summaries: Readonly<Record<string, Summary>>;
  /** Identifier key to id; identifiers that lead nowhere are left out. */
  readonly identified: Readonly<Record<string, string>>;
}

export type Ask = (question: PageQuestion) => Promise<PageReply>;
