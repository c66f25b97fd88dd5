/** What is marked in running text: which ranges, for what, and which of them carry a dot or a heading's badge. */
import type { ClaimVerdict } from '../mentions/mention.ts';
import type { Summary } from '../openness/answer.ts';
import type { Density } from '../settings.ts';
import type { PaletteColours } from '../openness/tier-colours.ts';
import type { Underline } from './highlight-names.ts';
import { Highlights, type Underlined } from './highlights.ts';
import { blockElementOf, holdersOf, isInline, rangeOf, type Block } from './text-blocks.ts';

export interface Mark extends Underlined {
  readonly block: Block;
  readonly text: string;
  /** The character behind it; empty at the end of the block. */
  readonly next: string;
  readonly start: number;
  readonly dark: boolean;
  /** What is named, and for a claim what it is said of. */
  readonly summary: Summary;
  readonly claim: { readonly verdict: ClaimVerdict; readonly attributed: boolean } | null;
}

/** Characters of a sentence that are kept for the popup. */
const LONGEST_SENTENCE = 300;

/** The sentence around a mark, as text. */
export function sentenceOf(mark: Mark): string {
  const { text } = mark.block;
  const before = text.slice(Math.max(0, mark.start - LONGEST_SENTENCE), mark.start);
  const from =
    mark.start -
    before.length +
    Math.max(
      ...['. ', '! ', '? ', '\n'].map((stop) => before.lastIndexOf(stop) + stop.length * Number(before.includes(stop))),
      0,
    );
  const after = /[.!?](?=\s|$)|\n|$/.exec(text.slice(mark.start));
  const sentence = text.slice(from, mark.start + (after ? after.index + after[0].length : LONGEST_SENTENCE));
  return sentence.replace(/\s+/g, ' ').trim().slice(0, LONGEST_SENTENCE);
}

const isBefore = (a: Element, b: Element) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/**
 * Where an element belongs among others that are in document order. By bisection, and the end first, where most come:
 * telling which of two siblings comes first takes a browser as long as they lie apart.
 */
function placeOf(element: Element, ordered: readonly Element[]): number {
  const last = ordered.at(-1);
  if (!last || isBefore(last, element)) return ordered.length;
  let low = 0;
  let high = ordered.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(ordered[middle]!, element)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const underlineOf = (mark: Mark): Underline => (mark.claim ? 'claim' : mark.summary.tier);

/** Marks that carry a dot, worked out as far as some number of owners. */
interface Dotted {
  readonly density: Density;
  readonly marks: Mark[];
  readonly seen: Set<string>;
  owners: number;
}

export class Prose {
  readonly #highlights: Highlights;
  readonly #byElement = new Map<Element, Mark[]>();
  /** Elements whose marks are underlined now. */
  readonly #lit = new Set<Element>();
  /** How many marks there are of each thing, by id. */
  readonly #counts = new Map<string, number>();
  /** Owners of marks in document order, those that were added since, and whether some have gone. */
  #ordered: Element[] = [];
  readonly #added = new Set<Element>();
  #hasLost = false;
  #dotted: Dotted | null = null;
  /** Owners that came and went since `takeChanges`. */
  #came = new Set<Element>();
  #went = new Set<Element>();
  /** Ranges by the text node that they start in, for finding what is under the pointer. */
  readonly #byNode = new WeakMap<Node, Set<Mark>>();

  constructor(colours: PaletteColours) {
    this.#highlights = new Highlights(colours);
  }

  /** Gives all underlines these colours. */
  paint(colours: PaletteColours): void {
    this.#highlights.paint(colours);
  }

  /** Takes all underlines out of the page for a while, or puts them back. */
  hide(isHidden: boolean): void {
    this.#highlights.hide(isHidden);
  }

  /** Marks `start` to `end` of a block; does nothing where the page has changed meanwhile. */
  add(block: Block, start: number, end: number, summary: Summary, claim: Mark['claim'], dark: boolean): void {
    const range = rangeOf(block, start, end);
    if (!range) return;
    const text = block.text.slice(start, end);
    const next = block.text.charAt(end);
    const mark: Mark = { block, range, holders: holdersOf(block, range), text, next, start, dark, summary, claim };
    const owner = block.element;
    const marks = this.#byElement.get(owner);
    if (marks) {
      marks.push(mark);
      if (!this.#added.has(owner)) this.#dotted = null;
    } else {
      this.#byElement.set(owner, [mark]);
      this.#added.add(owner);
      this.#came.add(owner);
    }
    this.#counts.set(summary.id, (this.#counts.get(summary.id) ?? 0) + 1);
    for (const node of block.nodes) {
      const known = this.#byNode.get(node);
      if (known) known.add(mark);
      else this.#byNode.set(node, new Set([mark]));
    }
    if (this.#lit.has(owner)) this.#light(mark);
  }

  /** The elements that have got marks, and those that have lost theirs, since it was last asked. */
  takeChanges(): { came: ReadonlySet<Element>; went: ReadonlySet<Element> } {
    const changes = { came: this.#came, went: this.#went };
    this.#came = new Set();
    this.#went = new Set();
    return changes;
  }

  /**
   * Underlines the marks of those of some elements that are near the viewport, and no others: browsers order all ranges
   * anew whenever the page changes.
   */
  underline(elements: Iterable<Element>, isNear: (element: Element) => boolean): void {
    for (const element of elements) {
      const marks = this.#byElement.get(element);
      const near = isNear(element);
      if (!marks || near === this.#lit.has(element)) continue;
      if (near) this.#lit.add(element);
      else this.#lit.delete(element);
      for (const mark of marks) {
        if (near) this.#light(mark);
        else this.#highlights.delete(mark, underlineOf(mark), mark.dark);
      }
    }
  }

  #light(mark: Mark): void {
    if (!mark.claim || mark.claim.verdict === 'contradicted') this.#highlights.add(mark, underlineOf(mark), mark.dark);
  }

  /** Forgets the marks of some elements and of what lies in them. */
  drop(elements: readonly Element[]): void {
    const dropped = new Set<Node>(elements);
    const isIn = (node: Node): boolean => {
      let at: Node | null = node;
      while (at && !dropped.has(at)) at = at.parentNode;
      return at !== null;
    };
    // What lies in a line has its marks among those of the block around it.
    const around = new Set(elements.filter(isInline).map(blockElementOf));
    for (const [owner, marks] of [...this.#byElement]) {
      const isWhole = isIn(owner);
      if (!isWhole && !around.has(owner)) continue;
      this.#forget(owner, marks);
      if (isWhole) continue;
      for (const { block, start, text, summary, claim, dark, range } of marks)
        if (!isIn(range.startContainer)) this.add(block, start, start + text.length, summary, claim, dark);
    }
  }

  /** Forgets the marks whose text has left the page. */
  dropDetached(): void {
    for (const [owner, marks] of this.#byElement) if (!owner.isConnected) this.#forget(owner, marks);
  }

  /** All marks in document order. */
  all(): Mark[] {
    return this.#owners().flatMap((owner) => this.#marksOf(owner));
  }

  get isEmpty(): boolean {
    return this.#byElement.size === 0;
  }

  /** The different things that are marked, by id. */
  ids(): Iterable<string> {
    return this.#counts.keys();
  }

  #marksOf(owner: Element): Mark[] {
    return [...(this.#byElement.get(owner) ?? [])].sort((a, b) => a.start - b.start);
  }

  /** The owners of marks in document order. */
  #owners(): readonly Element[] {
    if (this.#hasLost) {
      this.#ordered = this.#ordered.filter((owner) => this.#byElement.has(owner) && !this.#added.has(owner));
      this.#hasLost = false;
      this.#dotted = null;
    }
    for (const owner of this.#added) {
      const place = placeOf(owner, this.#ordered);
      if (place < this.#ordered.length) this.#dotted = null;
      this.#ordered.splice(place, 0, owner);
    }
    this.#added.clear();
    return this.#ordered;
  }

  /** The marks that carry a dot: all, the first of each name in a section, or none. */
  dotted(density: Density): readonly Mark[] {
    const owners = this.#owners();
    if (this.#dotted?.density !== density) this.#dotted = { density, marks: [], seen: new Set(), owners: 0 };
    const dotted = this.#dotted;
    for (; dotted.owners < owners.length && density !== 'off'; dotted.owners++) {
      for (const mark of this.#marksOf(owners[dotted.owners]!)) {
        const key = `${mark.block.section} ${mark.summary.id}`;
        if (mark.claim || (density === 'first' && dotted.seen.has(key))) continue;
        dotted.seen.add(key);
        dotted.marks.push(mark);
      }
    }
    return dotted.marks;
  }

  /** The marks at an offset of a text node, claims first. */
  at(node: Node, offset: number): Mark[] {
    const marks = [...(this.#byNode.get(node) ?? [])].filter(({ range }) => {
      const starts = range.startContainer !== node || range.startOffset <= offset;
      const ends = range.endContainer !== node || range.endOffset >= offset;
      return starts && ends;
    });
    return marks.sort((a, b) => Number(b.claim !== null) - Number(a.claim !== null));
  }

  /** Takes the order in which the marks were added for their order in the page, after all of it was read. */
  takeOrder(): void {
    this.#ordered = [...this.#byElement.keys()];
    this.#added.clear();
    this.#hasLost = false;
    this.#dotted = null;
  }

  /** Forgets all marks. */
  wipe(): void {
    for (const [owner, marks] of this.#byElement) this.#forget(owner, marks);
  }

  /** Takes the highlights and their style out of the page for good. */
  remove(): void {
    this.wipe();
    this.#highlights.remove();
  }

  #forget(owner: Element, marks: readonly Mark[]): void {
    this.#byElement.delete(owner);
    this.#lit.delete(owner);
    this.#added.delete(owner);
    this.#hasLost = true;
    if (!this.#came.delete(owner)) this.#went.add(owner);
    for (const mark of marks) {
      const count = (this.#counts.get(mark.summary.id) ?? 1) - 1;
      if (count > 0) this.#counts.set(mark.summary.id, count);
      else this.#counts.delete(mark.summary.id);
      this.#highlights.delete(mark, underlineOf(mark), mark.dark);
      for (const node of mark.block.nodes) this.#byNode.get(node)?.delete(mark);
    }
  }
}
