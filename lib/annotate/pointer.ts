/** Hover, focus, press and keys: when the card opens and for what. Only trusted events count. */
import type { Summary } from '../openness/answer.ts';
import type { PageModel } from '../openness/page-model.ts';
import type { Badge } from './badge.ts';
import { rectsOf } from './layer.ts';
import type { Mark, Prose } from './prose.ts';

/** What a card is opened for, and beside what. */
export interface CardTarget {
  readonly summary: Summary;
  /** The contradicted words, where the card was opened from a claim. */
  readonly claim: { readonly text: string; readonly attributed: boolean } | null;
  /** Viewport coordinates of what it belongs to, read anew when the page moves. */
  readonly anchor: () => DOMRect | null;
  /** Opened by key or press: the card takes the focus and gives it back. */
  readonly focus: boolean;
  readonly returnTo: HTMLElement | null;
  /** What the page says of the model, where the card is of the page's own. */
  readonly pageModel?: PageModel | null;
}

/** Shows the card; resolves to a function that hides it. */
type ShowCard = (target: CardTarget) => Promise<void>;
export interface CardControl {
  readonly show: ShowCard;
  /** Hides it soon, unless the pointer reaches it. */
  readonly leave: () => void;
}

/** Milliseconds that the pointer rests before a card opens. */
const HOVER_INTENT = 120;

/** Lets a badge open its card. The listeners hang on the badge alone and go with it. */
export function bindBadge(badge: Badge, summary: Summary, card: CardControl): void {
  const { face } = badge;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = (focus: boolean) => {
    clearTimeout(timer);
    void card.show({
      summary,
      claim: null,
      anchor: () => face.getBoundingClientRect(),
      focus,
      returnTo: focus ? face : null,
    });
  };
  const press = (event: Event) => {
    if (!event.isTrusted) return;
    // A badge in a list lies inside the row's link.
    event.preventDefault();
    event.stopPropagation();
    open(true);
  };
  face.addEventListener(
    'pointerenter',
    (event) => event.isTrusted && event.pointerType === 'mouse' && (timer = setTimeout(open, HOVER_INTENT, false)),
  );
  face.addEventListener('pointerleave', () => (clearTimeout(timer), card.leave()));
  face.addEventListener('focus', (event) => event.isTrusted && face.matches(':focus-visible') && open(false));
  face.addEventListener('blur', () => card.leave());
  face.addEventListener('click', press);
}

interface CaretPosition {
  readonly offsetNode: Node;
  readonly offset: number;
}

/** The mark whose words are under a point of the viewport, claims before names. */
export function markUnder(prose: Prose, x: number, y: number): Mark | null {
  const caret = (
    document as Document & { caretPositionFromPoint?: (x: number, y: number) => CaretPosition | null }
  ).caretPositionFromPoint?.(x, y);
  if (!caret) return null;
  const isOn = ({ range }: Mark) =>
    rectsOf(range).some((box) => x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 3 && y <= box.bottom + 3);
  return prose.at(caret.offsetNode, caret.offset).find(isOn) ?? null;
}

/** A card for a mark in prose. */
export function targetOf(mark: Mark, focus: boolean): CardTarget {
  return {
    summary: mark.summary,
    claim: mark.claim ? { text: mark.text, attributed: mark.claim.attributed } : null,
    anchor: () => rectsOf(mark.range).findLast((box) => box.width > 0) ?? null,
    focus,
    returnTo: null,
  };
}

/**
 * Watches the pointer over marks in prose.
 *
 * @param markAt the mark at a point of the viewport: its words, or the dot above them
 */
export function bindProse(markAt: (x: number, y: number) => Mark | null, card: CardControl, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over: Mark | null = null;
  let frame = 0;
  let last: PointerEvent;
  const show = (mark: Mark, focus: boolean) => card.show(targetOf(mark, focus));
  const move = (x: number, y: number) => {
    const mark = markAt(x, y);
    if (mark === over) return;
    clearTimeout(timer);
    if (over) card.leave();
    over = mark;
    if (mark) timer = setTimeout(() => void show(mark, false), HOVER_INTENT);
  };
  document.addEventListener(
    'pointermove',
    (event) => {
      if (!event.isTrusted || event.pointerType !== 'mouse' || event.buttons !== 0) return;
      // Many moves come in one frame; the last says where the pointer is.
      last = event;
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        move(last.clientX, last.clientY);
      });
    },
    { signal, passive: true },
  );
  // A finger cannot hover: a tap opens the card, except on a link, which does what the page wants.
  document.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(event instanceof PointerEvent) || event.pointerType === 'mouse') return;
      const mark = markAt(event.clientX, event.clientY);
      if (mark && !(event.target instanceof Element && event.target.closest('a, button, label'))) void show(mark, true);
    },
    { signal },
  );
}
