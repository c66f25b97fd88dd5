/** Keeps a badge at each place that names something by id, whatever the page's framework does to the place. */
import type { Summary } from '../openness/answer.ts';
import type { Place, Target } from '../sites/site.ts';
import { makeBadge, type Badge } from './badge.ts';
import { isDarkBehind } from './colours.ts';

export interface PlacedBadge {
  readonly key: string;
  readonly place: Place;
  readonly summary: Summary;
  readonly badge: Badge;
}

/** A page that takes the same badge out this often is left alone (dom-guide: bound re-insertion). */
const MOST_TRIES = 5;

export class Badges {
  readonly #placed = new Map<Element, PlacedBadge>();
  readonly #tries = new WeakMap<Element, number>();

  /**
   * Puts the badge for `summary` at the target, or leaves it where it already is. Nodes are reused for other rows, so a
   * badge is replaced as soon as its place names something else.
   */
  put(
    target: Pick<Target, 'parent' | 'before'> & { readonly place: Place },
    key: string,
    summary: Summary,
    onMade: (badge: Badge, summary: Summary) => void,
  ): boolean {
    const placed = this.#placed.get(target.parent);
    if (
      placed &&
      placed.key === key &&
      placed.summary.tier === summary.tier &&
      placed.badge.host.parentNode === target.parent
    )
      return false;
    if (placed) this.#take(target.parent, placed);
    const tries = (this.#tries.get(target.parent) ?? 0) + Number(placed?.key === key);
    this.#tries.set(target.parent, tries);
    if (tries > MOST_TRIES || !target.parent.isConnected) return false;
    const badge = makeBadge(document, summary, target.place);
    badge.paint(isDarkBehind(target.parent));
    target.parent.insertBefore(badge.host, target.before?.parentNode === target.parent ? target.before : null);
    this.#placed.set(target.parent, { key, place: target.place, summary, badge });
    onMade(badge, summary);
    return true;
  }

  /** Takes away the badge at a place that names nothing known (any more). */
  clear(parent: Element): void {
    const placed = this.#placed.get(parent);
    if (placed) this.#take(parent, placed);
  }

  /** Forgets places that have left the page; the badges there went with them. */
  dropDetached(): void {
    for (const [parent, placed] of this.#placed) if (!parent.isConnected) this.#take(parent, placed);
  }

  /** Repaints after the page changed between light and dark. */
  repaint(): void {
    for (const [parent, { badge }] of this.#placed) badge.paint(isDarkBehind(parent));
  }

  /** All badges in document order. */
  all(): PlacedBadge[] {
    return [...this.#placed.values()].sort((a, b) =>
      a.badge.host.compareDocumentPosition(b.badge.host) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
  }

  /** The places that hold one. */
  places(): Element[] {
    return [...this.#placed.keys()];
  }

  remove(): void {
    for (const [parent, placed] of this.#placed) this.#take(parent, placed);
  }

  #take(parent: Element, placed: PlacedBadge): void {
    placed.badge.host.remove();
    this.#placed.delete(parent);
  }
}
