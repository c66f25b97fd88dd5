/**
 * Reads a page's text as blocks: the text of one paragraph, cell, heading or list item, whatever inline elements it is
 * made of. Nothing is changed; a block remembers which text node each offset belongs to.
 */

interface BlockLink {
  readonly start: number;
  readonly end: number;
  readonly link: Element;
}

export interface Block {
  /** The nearest element around the text that is not inline. */
  readonly element: Element;
  readonly text: string;
  readonly nodes: readonly Text[];
  /** Offset in `text` where each of `nodes` starts. */
  readonly starts: readonly number[];
  readonly links: readonly BlockLink[];
  /** Preformatted code: only exact ids are looked for. */
  readonly code: boolean;
  /** Blocks under one heading share a number. */
  readonly section: number;
}

const INLINE =
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby rb s samp small span strike strong sub sup time tt u var wbr';
const UNREAD =
  'script style noscript template textarea input select option button svg math canvas iframe frame object embed audio video map head title rt rp progress meter open-recipe-badge open-recipe-layer';
const SECTIONING = 'h1 h2 h3 h4 h5 h6 article section';

/** How an element stands in the text, by its name; any other is a block. */
type Standing = 'inline' | 'unread' | 'section' | 'block';
const STANDINGS = new Map<string, Standing>();
for (const [standing, names] of [
  ['inline', INLINE],
  ['unread', UNREAD],
  ['section', SECTIONING],
] as const)
  for (const name of names.split(' ')) STANDINGS.set(name, standing);
const standingOf = (name: string): Standing => STANDINGS.get(name) ?? 'block';

/** What is never read, on any site: editors, form fields, what screen readers alone or nobody can see. */
const UNREAD_SELECTOR =
  '[contenteditable]:not([contenteditable="false"]), [role="textbox"], .cm-editor, .CodeMirror, .monaco-editor, .ace_editor, [hidden], open-recipe-badge, open-recipe-layer';

/** More elements than this are not looked through for what is left out in one go. */
const MANY_ELEMENTS = 4000;

/**
 * Tells which elements below `root` are left out. Few elements are queried at once, which is fastest; of many each is
 * asked as it is reached, so that no stretch grows with the page.
 */
function leftOutBelow(root: Element, selector: string): (element: Element) => boolean {
  // Counts no further than it must.
  if (root.getElementsByTagName('*').item(MANY_ELEMENTS) === null) {
    const found = new Set(root.querySelectorAll(selector));
    return (element) => found.has(element);
  }
  const names = bareNames(selector);
  return (element) => (element.hasAttributes() || names.has(element.localName)) && element.matches(selector);
}

/** Names of the elements that a selector list may match without any attribute. Its selectors have no commas inside. */
function bareNames(selector: string): Set<string> {
  const lasts = selector.split(',').map(
    (part) =>
      part
        .trim()
        .split(/[\s>+~]+/)
        .at(-1) ?? '',
  );
  return new Set(lasts.filter((last) => /^[\w-]+$/.test(last)));
}

/** Longest text of one block, in UTF-16 units; what is longer is cut, so that one endless line cannot hold a slice up. */
const MAX_BLOCK = 100_000;

let sections = 0;
const sectionNumbers = new WeakMap<Element, number>();

/** The number of the section that a heading or article starts; the same each time it is read. */
function numberOf(start: Element): number {
  const number = sectionNumbers.get(start) ?? ++sections;
  sectionNumbers.set(start, number);
  return number;
}

/** How many neighbours before an element, on each level, are looked through for a heading; and how many levels. */
const MOST_NEIGHBOURS = 20;
const MOST_LEVELS = 32;
const HEADINGS = 'h1, h2, h3, h4, h5, h6';

/** What starts the section that an element lies in: the heading before it, or the article around it. */
function sectionStart(element: Element): Element {
  let at: Element = element;
  for (let up = 0; up < MOST_LEVELS; up++) {
    if (standingOf(at.localName) === 'section' || !at.parentElement) return at;
    let before = at.previousElementSibling;
    for (let seen = 0; before && seen < MOST_NEIGHBOURS; seen++, before = before.previousElementSibling) {
      if (before.matches(HEADINGS)) return before;
      const inside = before.firstElementChild ? before.querySelectorAll(HEADINGS) : [];
      const last = inside[inside.length - 1];
      if (last) return last;
    }
    at = at.parentElement;
  }
  return at;
}

/** Whether an element lies in a line of text. */
export function isInline(element: Element): boolean {
  return standingOf(element.localName) === 'inline';
}

/** The nearest element around `node` that is not inline: the element of the block that holds it. */
export function blockElementOf(node: Node): Element | null {
  let element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  while (element && isInline(element)) element = element.parentElement;
  return element;
}

/**
 * The blocks below `root` (or of `root` itself), in document order. `skip` is a selector of what is left out.
 * Yields `null` now and then where there is no text, so that a caller can keep its time budget.
 *
 * @returns false where the page took away what was being read, so that the rest is missing
 */
export function* readBlocks(root: Element, skip: string): Generator<Block | null, boolean> {
  const isUnread = leftOutBelow(root, skip ? `${skip}, ${UNREAD_SELECTOR}` : UNREAD_SELECTOR);
  let text = '';
  let nodes: Text[] = [];
  let starts: number[] = [];
  let links: BlockLink[] = [];
  let element: Element = blockElementOf(root) ?? root;
  let code = root.closest('pre') !== null;
  let section = numberOf(sectionStart(root));
  let steps = 0;
  let isWhole = true;
  /** How the elements around this point stand in the text, and the links among them; innermost last. */
  const standings: Standing[] = [];
  const open: { link: Element; start: number }[] = [];

  const cut = (): Block | null => {
    const block = nodes.length > 0 ? { element, text, nodes, starts, links, code, section } : null;
    text = '';
    nodes = [];
    starts = [];
    links = [];
    for (const entry of open) entry.start = 0;
    return block;
  };

  let node: Node | null = root;
  while (node) {
    if (++steps % 512 === 0) yield null;
    let standing: Standing | null = null;
    if (node.nodeType === 3) {
      const { data } = node as Text;
      // What a block begins with is mostly how its source is indented.
      if (text.length < MAX_BLOCK && data.length > 0 && (nodes.length > 0 || data.trim() !== '')) {
        nodes.push(node as Text);
        starts.push(text.length);
        text += data.length > MAX_BLOCK ? data.slice(0, MAX_BLOCK) : data;
      }
    } else if (node.nodeType === 1) {
      const name = (node as Element).localName;
      standing = standingOf(name);
      if (standing === 'unread' || (node !== root && isUnread(node as Element))) standing = null;
      else if (name === 'br') {
        text += '\n';
        standing = null;
      } else if (name === 'a') open.push({ link: node as Element, start: text.length });
      else if (standing !== 'inline') {
        const block = cut();
        if (block) yield block;
        if (standing === 'section') section = numberOf(node as Element);
        if (name === 'pre') code = true;
        element = node as Element;
      }
    }
    const child: Node | null = standing && node.firstChild;
    if (standing && child) {
      standings.push(standing);
      node = child;
      continue;
    }
    // Leave `node`, and every ancestor that ends with it.
    let left: Node | null = node;
    node = null;
    for (;;) {
      if (standing !== null) {
        const link = open.at(-1);
        if (link?.link === left) {
          open.pop();
          if (text.length > link.start) links.push({ start: link.start, end: text.length, link: link.link });
        } else if (standing !== 'inline') {
          const block = cut();
          if (block) yield block;
          if ((left as Element).localName === 'pre') code = false;
          element = left.parentElement ?? element;
        }
      }
      if (left === root) break;
      node = left.nextSibling;
      if (node) break;
      left = left.parentNode;
      if (!left) {
        isWhole = false;
        break;
      }
      standing = standings.pop() ?? 'block';
    }
  }
  const last = cut();
  if (last) yield last;
  return isWhole;
}

/** Where `offset` of the block's text stands in the page. An end belongs to the node that it ends in. */
function locate(block: Block, offset: number, isEnd: boolean): { node: Text; offset: number } {
  let low = 0;
  let high = block.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const start = block.starts[middle]!;
    if (isEnd ? start < offset : start <= offset) low = middle;
    else high = middle - 1;
  }
  const node = block.nodes[low]!;
  return { node, offset: Math.min(offset - block.starts[low]!, node.length) };
}

/** The characters `start` to `end` of the block as a range of the page; null where the page has changed meanwhile. */
export function rangeOf(block: Block, start: number, end: number): StaticRange | null {
  const from = locate(block, start, false);
  const to = locate(block, end, true);
  if (!from.node.isConnected || !to.node.isConnected) return null;
  if (from.offset > from.node.length || to.offset > to.node.length) return null;
  return new StaticRange({
    startContainer: from.node,
    startOffset: from.offset,
    endContainer: to.node,
    endOffset: to.offset,
  });
}

/** The names of the elements that hold the text of a range of the block. */
export function holdersOf({ nodes }: Block, { startContainer, endContainer }: StaticRange): string[] {
  const from = nodes.indexOf(startContainer as Text);
  const held = nodes.slice(from, nodes.indexOf(endContainer as Text, from) + 1);
  return [...new Set(held.flatMap((node) => node.parentElement?.localName ?? []))];
}
