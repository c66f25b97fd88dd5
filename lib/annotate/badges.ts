/** Keeps a badge at each place that names something by id, whatever the page's framework does to the place. */
import type { BadgeLook } from '../language/badge-words.ts';
import type { Summary } from '../openness/answer.ts';
import { anchorOf, type Place, type Target } from '../sites/site.ts';
import { makeBadge, type Badge } from './badge.ts';
import type { Room } from './room.ts';
import { isDarkBehind } from './colours.ts';

export type BadgeTarget = Pick<Target, 'parent' | 'before' | 'anchor'> & { readonly place: Place };

/** What a badge must fit. */
export interface Surroundings {
  readonly dark: boolean;
  readonly room: Room;
}

export interface PlacedBadge {
  readonly key: string;
  readonly place: Place;
  readonly summary: Summary;
  readonly badge: Badge;
}

/** A page that takes the same badge out this often is left alone (dom-guide: bound re-insertion). */
const MOST_TRIES = 5;

export class Badges {
  readonly #look: () => BadgeLook;
  readonly #placed = new Map<Element, PlacedBadge>();
  readonly #tries = new WeakMap<Element, number>();

  /** @param look what badges say and in which colours at present */
  constructor(look: () => BadgeLook) {
    this.#look = look;
  }

  /**
   * Puts the badge for `summary` at the target, or leaves it where it already is. Nodes are reused for other rows, so a
   * badge is replaced as soon as its place names something else.
   */
  put(
    target: BadgeTarget,
    key: string,
    summary: Summary,
    { dark, room }: Surroundings,
    onMade: (badge: Badge, summary: Summary) => void,
  ): boolean {
    const anchor = anchorOf(target);
    const placed = this.#placed.get(anchor);
    if (
      placed &&
      placed.key === key &&
      placed.summary.tier === summary.tier &&
      placed.badge.host.parentNode === target.parent
    )
      return false;
    const before = target.before === placed?.badge.host ? placed?.badge.host.nextSibling : target.before;
    if (placed) this.#take(anchor, placed);
    const tries = (this.#tries.get(anchor) ?? 0) + Number(placed?.key === key);
    this.#tries.set(anchor, tries);
    if (tries > MOST_TRIES || !target.parent.isConnected) return false;
    const badge = makeBadge(document, this.#look(), summary, target.place, room);
    badge.paint(dark);
    target.parent.insertBefore(badge.host, before?.parentNode === target.parent ? before : null);
    this.#placed.set(anchor, { key, place: target.place, summary, badge });
    onMade(badge, summary);
    return true;
  }

  /** Takes away the badge at a place that names nothing known (any more). */
  clear(anchor: Element): void {
    const placed = this.#placed.get(anchor);
    if (placed) this.#take(anchor, placed);
  }

  /** Forgets places that have left the page; the badges there went with them. */
  dropDetached(): void {
    for (const [anchor, placed] of this.#placed) if (!anchor.isConnected) this.#take(anchor, placed);
  }

  /** Repaints after the page changed between light and dark. */
  repaint(): void {
    const dark = [...this.#placed].map(([anchor, { badge }]) => [badge, isDarkBehind(anchor)] as const);
    for (const [badge, isDark] of dark) badge.paint(isDark);
  }

  /** All badges in document order. */
  all(): PlacedBadge[] {
    return [...this.#placed.values()].sort((a, b) =>
      a.badge.host.compareDocumentPosition(b.badge.host) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
  }

  /** What each is for, in no order. */
  ids(): string[] {
    return [...this.#placed.values()].map(({ summary }) => summary.id);
  }

  /** Whether a place holds one for this. */
  has(anchor: Element, key: string): boolean {
    const placed = this.#placed.get(anchor);
    return placed?.key === key && placed.badge.host.isConnected;
  }

  /** The places that hold one. */
  places(): Element[] {
    return [...this.#placed.keys()];
  }

  remove(): void {
    for (const [anchor, placed] of this.#placed) this.#take(anchor, placed);
  }

  #take(anchor: Element, placed: PlacedBadge): void {
    placed.badge.host.remove();
    this.#placed.delete(anchor);
  }
}
