/** What the annotator asks of the painter, and where the painter's script, once injected, can be found. */
import type { BadgeLook } from '../language/badge-words.ts';
import type { Summary } from '../openness/answer.ts';
import type { PageModel } from '../openness/page-model.ts';
import type { Settings } from '../settings.ts';
import type { Target } from '../sites/site.ts';
import type { PaintDescription } from './description.ts';
import type { CardControl } from './pointer.ts';
import type { Mark } from './prose.ts';
import type { Block } from './text-blocks.ts';

export interface BadgeWanted {
  readonly target: Target;
  /** What the place names, as `identifierKey` writes it. */
  readonly key: string;
  readonly summary: Summary;
}

/** What a keyboard command does: go to the next or previous annotation, or open the card of the present one. */
export type Step = 'next' | 'previous' | 'open';

export interface Painter {
  /** Marks `start` to `end` of a block; does nothing where the page has changed meanwhile. */
  mark(block: Block, start: number, end: number, summary: Summary, claim: Mark['claim']): void;
  /** Forgets the marks of some elements and of what lies in them. */
  drop(elements: readonly Element[]): void;
  /** Forgets marks and badges that have left the page. */
  dropDetached(): void;
  /** Puts badges at some places, or leaves those that are already there. Reads all colours before it changes anything. */
  put(badges: readonly BadgeWanted[]): void;
  /** Takes away the badge at a place that names nothing known (any more). */
  clear(anchor: Element): void;
  /** Takes away the badges in some parts of the page but those at these places. */
  keep(scopes: readonly ParentNode[], anchors: ReadonlySet<Element>): void;
  /**
   * Makes ready for dots in the text.
   *
   * @param willMark whether marks will come, though there are none yet
   * @returns whether that changed the page, which then best draws a frame before `paint`
   */
  prepare(willMark: boolean): boolean;
  /** Draws everything; gives the headings that the page's framework has not taken over yet. */
  paint(pageModel: PageModel | null): readonly Element[];
  /** Takes changed settings; what is shown by then is shown anew by `mark`, `put` and `paint`. */
  apply(settings: Settings): void;
  /** Chooses colours anew, after the page changed between light and dark. */
  repaint(): void;
  /** How many different things are shown. */
  count(): number;
  describe(): PaintDescription;
  /** Walks the annotations by keyboard. Tells where it is: number and count, from 1; null where there is none. */
  walk(step: Step): { readonly at: number; readonly of: number } | null;
  /** Takes everything out of the page; more may be shown later. */
  wipe(): void;
  /** Takes everything out of the page for good. */
  remove(): void;
}

export interface PainterOptions {
  readonly card: CardControl;
  readonly settings: Settings;
  /** What badges say and in which colours; they are made anew after `apply`. */
  readonly look: () => BadgeLook;
  /** Names in headings get a badge of their own instead of a dot. */
  readonly badgeHeadings: boolean;
  /** Whether a node may be inserted at this place by now. */
  readonly isSettled: (element: Element) => boolean;
}

export const PAINTER = 'openRecipePainter';

/** Both scripts share one isolated world, which the page cannot see. */
export type PainterWindow = { [PAINTER]?: (options: PainterOptions) => Painter };
