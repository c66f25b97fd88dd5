/** Underlines in prose, by the CSS Custom Highlight API: the page's nodes are not touched. */
import { tierColours, type PaletteColours } from '../openness/tier-colours.ts';
import { highlightName as nameOf, type Underline } from './highlight-names.ts';

function style(colours: PaletteColours, underline: Underline, dark: boolean): string {
  const colour = tierColours(colours, underline === 'claim' ? 'restricted-weights' : underline, dark).tier;
  const line =
    underline === 'claim'
      ? `underline wavy 1.5px ${colour}`
      : `underline 2px color-mix(in srgb, ${colour} 70%, transparent)`;
  return `{text-decoration:${line};text-underline-offset:3px}`;
}

/** What is underlined: a range, and the names of the elements that hold its text. */
export interface Underlined {
  readonly range: StaticRange;
  readonly holders: readonly string[];
}

export class Highlights {
  readonly #sheet = new CSSStyleSheet({ media: 'not print' });
  readonly #sets = new Map<string, Highlight>();
  /** Rules by selector. There are as few as can be: with each, browsers work out the style of all elements it may be for. */
  readonly #rules = new Map<string, () => string>();
  #colours: PaletteColours;
  #isHidden = false;

  constructor(colours: PaletteColours) {
    this.#colours = colours;
    document.adoptedStyleSheets = [...Array.from(document.adoptedStyleSheets), this.#sheet];
  }

  /** Gives all underlines, those that are drawn already too, these colours. */
  paint(colours: PaletteColours): void {
    if (colours === this.#colours) return;
    this.#colours = colours;
    this.#sheet.replaceSync([...this.#rules.values()].map((rule) => rule()).join(''));
  }

  add({ range, holders }: Underlined, underline: Underline, dark: boolean): void {
    const name = nameOf(underline, dark);
    for (const holder of holders) {
      const selector = `${CSS.escape(holder)}::highlight(${name})`;
      if (this.#rules.has(selector)) continue;
      const rule = () => selector + style(this.#colours, underline, dark);
      this.#rules.set(selector, rule);
      this.#sheet.insertRule(rule());
    }
    let set = this.#sets.get(name);
    if (!set) {
      set = new Highlight();
      // A claim is drawn over the name it may lie in.
      set.priority = underline === 'claim' ? 1 : 0;
      this.#sets.set(name, set);
      if (!this.#isHidden) CSS.highlights.set(name, set);
    }
    set.add(range);
  }

  delete({ range }: Underlined, underline: Underline, dark: boolean): void {
    const name = nameOf(underline, dark);
    const set = this.#sets.get(name);
    set?.delete(range);
    if (set?.size !== 0) return;
    this.#sets.delete(name);
    CSS.highlights.delete(name);
  }

  /** Takes what is underlined out of the page for a while, or puts it back. */
  hide(isHidden: boolean): void {
    this.#isHidden = isHidden;
    for (const [name, set] of this.#sets) {
      if (isHidden) CSS.highlights.delete(name);
      else CSS.highlights.set(name, set);
    }
  }

  /** Takes everything out of the page again. */
  remove(): void {
    for (const name of this.#sets.keys()) CSS.highlights.delete(name);
    this.#sets.clear();
    document.adoptedStyleSheets = Array.from(document.adoptedStyleSheets).filter((sheet) => sheet !== this.#sheet);
  }
}
