/** Collects what a page changes, until it is read again. Our own nodes are no news. */
import { isInline } from './text-blocks.ts';

/** More changes than this are answered by reading the page anew. */
const MANY = 5000;

/** The attributes that are watched: what links and titles say, what frameworks leave on what they took over, and themes. */
export const WATCHED_ATTRIBUTES = [
  'href',
  'title',
  'class',
  'data-color-mode',
  'data-dark-theme',
  'data-light-theme',
  'data-theme',
];

export class Changes {
  /** Elements whose text is to be read again. */
  readonly texts = new Set<Element>();
  /** Elements whose places for badges are to be looked at again. */
  readonly places = new Set<Element>();
  /** The whole page is to be looked at again. */
  everything = true;

  /** Whether there is anything to look at. */
  get any(): boolean {
    return this.everything || this.texts.size > 0 || this.places.size > 0;
  }

  /** What has been collected; it is forgotten here. */
  take() {
    const news = { everything: this.everything, texts: [...this.texts], places: [...this.places] };
    this.texts.clear();
    this.places.clear();
    this.everything = false;
    return news;
  }

  /** @returns whether the page may have turned light or dark */
  note(records: readonly MutationRecord[]): boolean {
    let isTheme = false;
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (this.texts.size + this.places.size > MANY) {
        this.everything = true;
        break;
      }
      const element = target.nodeType === 1 ? (target as Element) : target.parentElement;
      if (!element || isOurs(element)) continue;
      if (type === 'attributes') isTheme = this.#noteAttribute(element) || isTheme;
      else this.#noteNodes(element, type, [...addedNodes], [...removedNodes]);
    }
    return isTheme;
  }

  /** @returns whether the whole page may look different */
  #noteAttribute(element: Element): boolean {
    if (element === document.documentElement || element === document.body) return true;
    if (element.localName === 'a') {
      this.texts.add(element);
      this.places.add(element);
    } else if (element.hasAttribute('title') || element.localName.startsWith('react-')) this.places.add(element);
    return false;
  }

  #noteNodes(element: Element, type: MutationRecordType, all: readonly Node[], removed: readonly Node[]): void {
    const added = all.filter((node) => !isOurs(node));
    if (type === 'childList' && added.length === 0 && removed.length === 0) return;
    this.places.add(element);
    // What is added to a list is read by itself: the list is not read again.
    if (added.length > 0 && [...added, ...removed].every(isWhole)) {
      for (const node of added) if (node.nodeType === 1) this.texts.add(node as Element);
    } else if (added.length > 0 || !removed.every((node) => isOurs(node) || isWhole(node))) this.texts.add(element);
  }
}

/** Whether a node that comes or goes leaves the text beside it as it is. */
const isWhole = (node: Node) => node.nodeType === 8 || (node.nodeType === 1 && !isInline(node as Element));
const isOurs = (node: Node) => node.nodeType === 1 && (node as Element).localName.startsWith('open-recipe-');
