/**
 * One layer over the page for what stands in prose: small marks above the end of a word. It lies at the document's
 * origin, takes no space and no pointer, so nothing on the page moves and everything stays clickable.
 */
import type { Summary } from '../openness/answer.ts';
import { tierColours, type PaletteColours } from '../openness/tier-colours.ts';
import { drawMark } from './badge.ts';
import { makeHost } from './host.ts';

/** Side of a mark in prose, in CSS pixels. */
const DOT = 10;
/** How far a mark stands above and before the upper end of a word, in CSS pixels: clear of its last letter, and of the next. */
const RISE = 7;
const OVERHANG = 4;
/** The same before a quotation mark, which is as high as the dot would be: it ends with the word. */
const BEFORE_QUOTE = { rise: 9, overhang: DOT };
const QUOTE = /["'`´“”‘’»*]/;
/** Space between a ring and what it is around, in CSS pixels. */
const RING = 3;

const STYLE = `
:host{all:initial!important;position:absolute!important;top:0!important;left:0!important;width:0!important;height:0!important;overflow:visible!important;pointer-events:none!important;user-select:none!important;display:block!important}
i{position:absolute;width:${DOT}px;height:${DOT}px;line-height:0;border-radius:50%;background:var(--paper);box-shadow:0 0 0 1px var(--paper)}
b{position:absolute;box-sizing:border-box;border:2px solid Highlight;border-radius:6px}
@media (forced-colors:active){i{color:CanvasText!important}}
@media print{:host{display:none!important}}
`;

export interface Dot {
  readonly summary: Summary;
  readonly range: StaticRange;
  /** The character behind it; empty at the end of a text. */
  readonly next: string;
  readonly dark: boolean;
}

/** The nearest box that cuts off what flows out of it, and the box's edges; null where nothing does. */
function clipOf(element: Element | null): DOMRect | null {
  for (let at = element, up = 0; at && at !== document.body && up < 12; at = at.parentElement, up++) {
    const { overflowX, overflowY } = getComputedStyle(at);
    if (overflowX !== 'visible' || overflowY !== 'visible') return at.getBoundingClientRect();
  }
  return null;
}

/** The boxes of a range on screen, in viewport coordinates. */
export function rectsOf(range: StaticRange): DOMRect[] {
  if (!range.startContainer.isConnected || !range.endContainer.isConnected) return [];
  try {
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return [...live.getClientRects()];
  } catch {
    // The page cut the text short since the range was made.
    return [];
  }
}

/** How far around a dot counts as on it, in CSS pixels. */
const REACH = 2;

export class Layer<Shown extends Dot> {
  #host: HTMLElement | null = null;
  #root: ShadowRoot | null = null;
  readonly #dots = new Map<Shown, HTMLElement>();
  /** Where each dot that is seen stands, from the layer's corner. */
  readonly #places = new Map<Shown, { readonly left: number; readonly top: number }>();
  #ring: HTMLElement | null = null;
  readonly #colours: () => PaletteColours;

  /** @param colours of the palette at present */
  constructor(colours: () => PaletteColours) {
    this.#colours = colours;
  }

  /**
   * Puts the layer into the page, so that the browser lays it out in its own time before `draw` reads where it is.
   *
   * @returns whether it was not there yet
   */
  prepare(): boolean {
    const wasThere = this.#host?.isConnected ?? false;
    this.#open();
    return !wasThere;
  }

  /** Shows just these dots, each above the end of its range. Reads the layout once, then writes. Tells whether any is new. */
  draw(dots: Iterable<Shown>): boolean {
    const wanted = new Set(dots);
    this.#places.clear();
    for (const [dot, element] of this.#dots) {
      if (wanted.has(dot)) continue;
      element.remove();
      this.#dots.delete(dot);
    }
    if (wanted.size === 0) return false;
    const root = this.#open();
    const origin = this.#host!.getBoundingClientRect();
    const right = document.documentElement.clientWidth;
    const places = [...wanted].map((dot) => {
      const rect = rectsOf(dot.range).findLast((box) => box.width > 0);
      const clip = rect && clipOf(dot.range.endContainer.parentElement);
      const { rise, overhang } = QUOTE.test(dot.next) ? BEFORE_QUOTE : { rise: RISE, overhang: OVERHANG };
      const hidden =
        !rect ||
        (clip &&
          (rect.right > clip.right + 1 ||
            rect.bottom > clip.bottom + 1 ||
            rect.top < clip.top - 1 ||
            rect.left < clip.left - 1));
      return {
        dot,
        at: hidden
          ? null
          : {
              // A dot never reaches over the page's edges: it would make it wider, or be cut off.
              left: Math.min(rect.right - overhang, Math.max(rect.right, right) - DOT) - origin.left,
              top: Math.max(rect.top - origin.top - rise, -(origin.top + scrollY)),
            },
      };
    });
    const before = this.#dots.size;
    for (const { dot, at } of places) {
      let element = this.#dots.get(dot);
      if (!element) {
        element = document.createElement('i');
        const { tier, paper } = tierColours(this.#colours(), dot.summary.tier, dot.dark);
        element.style.color = tier;
        element.style.setProperty('--paper', paper);
        element.append(drawMark(document, dot.summary, DOT));
        this.#dots.set(dot, element);
        root.append(element);
      }
      element.style.display = at ? 'block' : 'none';
      if (at) {
        element.style.left = `${at.left}px`;
        element.style.top = `${at.top}px`;
        this.#places.set(dot, at);
      }
    }
    return this.#dots.size > before;
  }

  /** Draws a ring around a place, given in viewport coordinates; null takes it away. */
  ring(box: DOMRect | null): void {
    this.#ring?.remove();
    this.#ring = null;
    if (!box) return;
    const root = this.#open();
    const origin = this.#host!.getBoundingClientRect();
    const ring = document.createElement('b');
    ring.style.left = `${box.left - origin.left - RING}px`;
    ring.style.top = `${box.top - origin.top - RING}px`;
    ring.style.width = `${box.width + 2 * RING}px`;
    ring.style.height = `${box.height + 2 * RING}px`;
    root.append(ring);
    this.#ring = ring;
  }

  /** Where a dot stands on screen; null while it is not drawn. */
  rectOf(dot: Shown): DOMRect | null {
    const element = this.#dots.get(dot);
    return element?.isConnected && element.style.display !== 'none' ? element.getBoundingClientRect() : null;
  }

  /** The dot at a point of the viewport. */
  dotAt(x: number, y: number): Shown | null {
    if (!this.#host || this.#places.size === 0) return null;
    const origin = this.#host.getBoundingClientRect();
    const isOn = (from: number) => from >= -REACH && from <= DOT + REACH;
    for (const [dot, { left, top }] of this.#places) {
      if (isOn(x - origin.left - left) && isOn(y - origin.top - top)) return dot;
    }
    return null;
  }

  /** Takes the layer out of the page, unless there is still a ring on it. */
  close(): void {
    if (this.#host && !this.#ring) this.remove();
  }

  /** Takes the layer out of the page. */
  remove(): void {
    this.#host?.remove();
    this.#host = null;
    this.#root = null;
    this.#dots.clear();
    this.#places.clear();
    this.#ring = null;
  }

  #open(): ShadowRoot {
    if (!this.#host || !this.#root) {
      ({ host: this.#host, root: this.#root } = makeHost(document, 'layer'));
      this.#host.setAttribute('aria-hidden', 'true');
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      this.#root.adoptedStyleSheets = [sheet];
    }
    // A page that writes itself anew drops the layer with everything else.
    if (!this.#host.isConnected) document.documentElement.append(this.#host);
    return this.#root;
  }
}
