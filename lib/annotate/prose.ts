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

const underlineOf = (mark: Mark): Underline => (mark.claim ? 'claim' : mark.summary.tier);

export class Prose {
  readonly #highlights = new Highlights();
  readonly #byElement = new Map<Element, Mark[]>();
  /** Ranges by the text node that they start in, for finding what is under the pointer. */
  readonly #byNode = new WeakMap<Node, Set<Mark>>();

  /** Marks `start` to `end` of a block; does nothing where the page has changed meanwhile. */
  add(block: Block, start: number, end: number, summary: Summary, claim: Mark['claim'], dark: boolean): void {
    const range = rangeOf(block, start, end);
    if (!range) return;
    const mark: Mark = { block, range, text: block.text.slice(start, end), start, dark, summary, claim };
    const marks = this.#byElement.get(block.element);
    if (marks) marks.push(mark);
    else this.#byElement.set(block.element, [mark]);
    for (const node of block.nodes) {
      const known = this.#byNode.get(node);
      if (known) known.add(mark);
      else this.#byNode.set(node, new Set([mark]));
    }
    if (!claim || claim.verdict === 'contradicted') this.#highlights.add(range, underlineOf(mark), dark);
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
    const owners = [...this.#byElement.keys()].sort((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    return owners.flatMap((owner) => [...(this.#byElement.get(owner) ?? [])].sort((a, b) => a.start - b.start));
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
