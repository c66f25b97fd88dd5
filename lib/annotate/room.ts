/** How much room a badge has at a place: it cuts no name short, moves nothing below, and takes no line for itself. */
import { anchorOf, type Place, type Target } from '../sites/site.ts';

export interface Room {
  /** CSS pixels that are left in the row or line that the badge ends. */
  readonly width: number;
  /** Whether a badge for which there is too little may hang over the line's end: nothing follows there or cuts it off. */
  readonly mayHang: boolean;
}

export const ANY_ROOM: Room = { width: Number.POSITIVE_INFINITY, mayHang: false };

/** What a hanging badge takes beyond the line's end, in CSS pixels. */
export const HANG = 20;

/** Whether a badge fits behind a heading's last line, so that nothing below moves. */
export function hasRoom(heading: Element): boolean {
  const last = lastBoxOf(heading);
  return last !== undefined && last.height >= 22 && heading.getBoundingClientRect().right - last.right > 190;
}

/** The room at the place of a badge. Reads the layout; changes nothing. */
export function roomAt(
  target: Pick<Target, 'parent' | 'before' | 'anchor'> & {
    readonly place: Place;
  },
): Room {
  const { parent, place, before } = target;
  const { display, flexWrap, columnGap, direction } = getComputedStyle(parent);
  const isFlex = display.includes('flex');
  const parts = [...parent.children];
  if (place === 'header') {
    const last = parts.at(-1);
    if (!isFlex || flexWrap === 'nowrap' || !last || direction === 'rtl') return ANY_ROOM;
    const gap = (Number.parseFloat(columnGap) || 0) + Number.parseFloat(getComputedStyle(last).marginRight);
    return { width: innerEnd(parent) - last.getBoundingClientRect().right - gap, mayHang: false };
  }
  // Only some rows cut a name short where others need the room.
  if (parts.some((part) => getComputedStyle(part).textOverflow === 'ellipsis')) {
    const taken = parts.reduce((sum, part) => sum + part.scrollWidth, 0);
    return { width: parent.clientWidth - taken, mayHang: false };
  }
  return isFlex || display.includes('grid') || direction === 'rtl'
    ? ANY_ROOM
    : roomInLine(parent, before ?? null, anchorOf(target));
}

/** The room at the end of the line of text that a badge before `before` stands in. */
function roomInLine(parent: Element, before: Node | null, anchor: Element): Room {
  const last = lastBoxOf(parent, before);
  if (!last) return ANY_ROOM;
  let column = parent;
  while (column.parentElement && getComputedStyle(column).display === 'inline') column = column.parentElement;
  const rest = document.createRange();
  rest.selectNodeContents(column);
  if (before) rest.setStartBefore(before);
  else rest.setStart(parent, parent.childNodes.length);
  const isLast = rest.toString().trim() === '';
  const end = (!isLast && lastBoxOf(column)) || last;
  // What is broken over lines may be broken elsewhere once badges stand in it.
  if (end.top >= last.bottom || anchor.getClientRects().length > 1) return { width: 0, mayHang: false };
  const isCut = getComputedStyle(column).overflowX !== 'visible';
  const edge = isCut ? column.getBoundingClientRect().right : document.documentElement.clientWidth;
  return { width: innerEnd(column) - end.right, mayHang: isLast && last.right + HANG <= edge };
}

/** The last box on screen of what an element holds, as far as one of its children. */
function lastBoxOf(element: Element, before: Node | null = null): DOMRect | undefined {
  const range = document.createRange();
  range.selectNodeContents(element);
  if (before) range.setEndBefore(before);
  return [...range.getClientRects()].findLast(({ width }) => width > 0);
}

/** The right edge of an element's content, in viewport coordinates. */
function innerEnd(element: Element): number {
  const { paddingRight, borderRightWidth } = getComputedStyle(element);
  return element.getBoundingClientRect().right - Number.parseFloat(paddingRight) - Number.parseFloat(borderRightWidth);
}
