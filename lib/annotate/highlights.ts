/** Underlines in prose, by the CSS Custom Highlight API: the page's nodes are not touched. */
import { tierColours, type PaletteColours } from '../openness/tier-colours.ts';
import { highlightName as nameOf, UNDERLINES, type Underline } from './highlight-names.ts';

function rule(colours: PaletteColours, underline: Underline, dark: boolean): string {
  const colour = tierColours(colours, underline === 'claim' ? 'restricted-weights' : underline, dark).tier;
  const line =
    underline === 'claim'
      ? `underline wavy 1.5px ${colour}`
      : `underline 2px color-mix(in srgb, ${colour} 70%, transparent)`;
  return `::highlight(${nameOf(underline, dark)}){text-decoration:${line};text-underline-offset:3px}`;
}

export class Highlights {
  readonly #sheet = new CSSStyleSheet();
  readonly #sets = new Map<string, Highlight>();

  constructor(colours: PaletteColours) {
    this.paint(colours);
    document.adoptedStyleSheets = [...Array.from(document.adoptedStyleSheets), this.#sheet];
  }

  /** Gives all underlines, those that are drawn already too, these colours. */
  paint(colours: PaletteColours): void {
    const rules = UNDERLINES.flatMap((underline) => [rule(colours, underline, false), rule(colours, underline, true)]);
    this.#sheet.replaceSync(`@media not print{${rules.join('')}}`);
  }

  add(range: StaticRange, underline: Underline, dark: boolean): void {
    const name = nameOf(underline, dark);
    let set = this.#sets.get(name);
    if (!set) {
      set = new Highlight();
      // A claim is drawn over the name it may lie in.
      set.priority = underline === 'claim' ? 1 : 0;
      this.#sets.set(name, set);
      CSS.highlights.set(name, set);
    }
    set.add(range);
  }

  delete(range: StaticRange, underline: Underline, dark: boolean): void {
    const name = nameOf(underline, dark);
    const set = this.#sets.get(name);
    set?.delete(range);
    if (set?.size !== 0) return;
    this.#sets.delete(name);
    CSS.highlights.delete(name);
  }

  /** Takes everything out of the page again. */
  remove(): void {
    for (const name of this.#sets.keys()) CSS.highlights.delete(name);
    this.#sets.clear();
    document.adoptedStyleSheets = Array.from(document.adoptedStyleSheets).filter((sheet) => sheet !== this.#sheet);
  }
}
