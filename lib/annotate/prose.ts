/** What is marked in running text: which ranges, for what, and which of them carry a dot or a heading's badge. */
import type { ClaimVerdict } from '../mentions/mention.ts';
import type { Summary } from '../openness/answer.ts';
import type { Density } from '../settings.ts';
import { Highlights, type Underline } from './highlights.ts';
import type { Dot } from './layer.ts';
import { rangeOf, type Block } from './text-blocks.ts';

export interface Mark {
  readonly block: Block;
  readonly range: StaticRange;
  readonly text: string;
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

const byPosition = (a: Element, b: Element) =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

const underlineOf = (mark: Mark): Underline => (mark.claim ? 'claim' : mark.summary.tier);

export class Prose {
  readonly #highlights = new Highlights();
  /** Elements whose marks are underlined now. */
  readonly #lit = new Set<Element>();
  readonly #byElement = new Map<Element, Mark[]>();
  /** Owners of marks in document order, and those that were added since it was last asked for. */
  #ordered: Element[] = [];
  #added: Element[] = [];
  /** Ranges by the text node that they start in, for finding what is under the pointer. */
  readonly #byNode = new WeakMap<Node, Set<Mark>>();

  /** Marks `start` to `end` of a block; does nothing where the page has changed meanwhile. */
  add(block: Block, start: number, end: number, summary: Summary, claim: Mark['claim'], dark: boolean): void {
    const range = rangeOf(block, start, end);
    if (!range) return;
    const mark: Mark = { block, range, text: block.text.slice(start, end), start, dark, summary, claim };
    const marks = this.#byElement.get(block.element);
    if (marks) marks.push(mark);
    else {
      this.#byElement.set(block.element, [mark]);
      this.#added.push(block.element);
    }
    for (const node of block.nodes) {
      const known = this.#byNode.get(node);
      if (known) known.add(mark);
      else this.#byNode.set(node, new Set([mark]));
    }
    if (this.#lit.has(block.element)) this.#light(mark);
  }

  /** The elements that hold marks. */
  elements(): Set<Element> {
    return new Set(this.#byElement.keys());
  }

  /** Underlines what is near the viewport and nothing else: browsers order all ranges anew whenever the page changes. */
  underline(isNear: (element: Element) => boolean): void {
    for (const [element, marks] of this.#byElement) {
      const near = isNear(element);
      if (near === this.#lit.has(element)) continue;
      if (near) this.#lit.add(element);
      else this.#lit.delete(element);
      for (const mark of marks) {
        if (near) this.#light(mark);
        else this.#highlights.delete(mark.range, underlineOf(mark), mark.dark);
      }
    }
  }

  #light(mark: Mark): void {
    if (!mark.claim || mark.claim.verdict === 'contradicted')
      this.#highlights.add(mark.range, underlineOf(mark), mark.dark);
  }

  /** Forgets the marks of `element` and of what lies in it. */
  drop(element: Element): void {
    for (const [owner, marks] of this.#byElement)
      if (element === owner || element.contains(owner)) this.#forget(owner, marks);
  }

  /** Forgets the marks whose text has left the page. */
  dropDetached(): void {
    for (const [owner, marks] of this.#byElement) if (!owner.isConnected) this.#forget(owner, marks);
  }

  /** All marks in document order. */
  all(): Mark[] {
    return this.#owners().flatMap((owner) => [...(this.#byElement.get(owner) ?? [])].sort((a, b) => a.start - b.start));
  }

  /** How many different things are marked, by id. */
  ids(): Set<string> {
    return new Set([...this.#byElement.values()].flatMap((marks) => marks.map(({ summary }) => summary.id)));
  }

  /** What is added to the end of a long page is sorted by itself: the order of all is not worked out again. */
  #owners(): Element[] {
    const kept = this.#ordered.filter((owner) => this.#byElement.has(owner));
    const known = new Set(kept);
    const added = [...new Set(this.#added)].filter((owner) => this.#byElement.has(owner) && !known.has(owner));
    added.sort(byPosition);
    const [first] = added;
    const last = kept.at(-1);
    this.#ordered = [...kept, ...added];
    if (first && last && byPosition(last, first) > 0) this.#ordered.sort(byPosition);
    this.#added = [];
    return this.#ordered;
  }

  /** The marks that carry a dot: all, the first of each name in a section, or none. */
  dotted(density: Density): Mark[] {
    if (density === 'off') return [];
    const seen = new Set<string>();
    return this.all().filter((mark) => {
      if (mark.claim) return false;
      const key = `${mark.block.section} ${mark.summary.id}`;
      return density === 'all' || (!seen.has(key) && seen.add(key));
    });
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

  /** Forgets the order, after the page moved what it had. */
  reorder(): void {
    this.#added = [...this.#byElement.keys()];
    this.#ordered = [];
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
    for (const mark of marks) {
      this.#highlights.delete(mark.range, underlineOf(mark), mark.dark);
      for (const node of mark.block.nodes) this.#byNode.get(node)?.delete(mark);
    }
  }
}

/** The dot of a mark: the same object each time, so that the layer knows which it already draws. */
const dots = new WeakMap<Mark, Dot>();
export function dotOf(mark: Mark): Dot {
  const known = dots.get(mark);
  if (known) return known;
  const dot: Dot = { summary: mark.summary, range: mark.range, dark: mark.dark };
  dots.set(mark, dot);
  return dot;
}
