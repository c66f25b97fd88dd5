/** What a site adapter is. One site, one file; `registry.ts` lists them. */
import { idFromUrl, type Identifier } from '../mentions/identifiers.ts';
import type { PageModel } from '../openness/page-model.ts';

/** What kind of page it is, in words that are the same for all sites. */
export type PageKind =
  | 'model'
  | 'dataset'
  | 'model-list'
  | 'dataset-list'
  | 'profile'
  | 'collection'
  | 'paper'
  | 'space'
  | 'repository'
  | 'document'
  | 'discussion'
  | 'search'
  | 'list'
  | 'article'
  | 'other';

/**
 * Where a badge stands. `header`: beside the name that the page is about, a focusable button. `list`: in a row or
 * card, not a tab stop. `heading`: at the end of a heading in prose. `prose`: above the end of a word.
 */
export type Place = 'header' | 'list' | 'heading' | 'prose';

/** A place in the page that names one thing by id, and where its badge goes. */
export interface Target {
  readonly id: Identifier;
  readonly place: 'header' | 'list';
  /** The badge becomes the last child of this element. */
  readonly parent: Element;
  /** The badge goes before this child instead. */
  readonly before?: Node | null;
  /** The element that names it, where several targets share one parent. */
  readonly anchor?: Element;
}

/** What a target is known by: no two badges have the same. */
export const anchorOf = ({ anchor, parent }: Pick<Target, 'anchor' | 'parent'>): Element => anchor ?? parent;

export interface Page {
  readonly kind: PageKind;
  readonly url: URL;
}

export interface Site {
  readonly id: string;
  /** Match patterns of the content script: `https://host/*` or `https://*.host/*`. */
  readonly matches: readonly string[];
  /** How much the surroundings speak of models anyway. */
  readonly setting: 'hub' | 'code' | 'article';
  /** The kind of page, or null where the extension has nothing to do. The URL decides; the DOM may confirm. */
  classify(url: URL, document: Document): PageKind | null;
  /** Whether the site's framework has taken over what is below `element`; before that nothing may be inserted. */
  settled(element: Element): boolean;
  /** Places in `root` (and `root` itself) that name something by id. */
  targets(root: ParentNode, page: Page): Target[];
  /** Elements whose text is read; what lies inside `skip` is left out. */
  prose(document: Document, page: Page): Element[];
  /** Selector of what is not read, besides scripts, inputs and editors. */
  readonly skip: string;
  /** The model that this page is about, as the page itself describes it. */
  pageModel?(document: Document, page: Page): PageModel | null;
}

/** `settled` of a site whose framework has taken over once the page is loaded. */
export const isLoaded = (element: Element): boolean => element.ownerDocument.readyState === 'complete';

/** `root` itself, if it matches, and what matches below it. */
export function within(root: ParentNode, selector: string): Element[] {
  const below = [...root.querySelectorAll(selector)];
  return root instanceof Element && root.matches(selector) ? [root, ...below] : below;
}

/** The outermost of some elements: those that lie in no other of them. */
export function outermost(elements: readonly Element[]): Element[] {
  const all = new Set(elements);
  return elements.filter((element) => {
    for (let at = element.parentElement; at; at = at.parentElement) if (all.has(at)) return false;
    return true;
  });
}

/** What a link names by its address, if the address is the thing's own page (no tab of it, no search); else null. */
export function idOfLink(link: Element): Identifier | null {
  const href = link.getAttribute('href') ?? '';
  const base = link.ownerDocument.location.href;
  const id = idFromUrl(href, base);
  if (!id) return null;
  const { pathname, search } = new URL(href, base);
  return search === '' && pathname.split('/').filter(Boolean).length === (id.source === 'dataset' ? 3 : 2) ? id : null;
}

/** The main column of a page, or its body; nothing where it has neither. */
export function mainColumn(document: Document): Element[] {
  const [main] = document.querySelectorAll('main, [role="main"]');
  const column = main ?? document.body;
  return column ? [column] : [];
}
