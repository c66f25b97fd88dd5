import type { Sample } from './page-probe.ts';

/** Boxes that moved less than this many CSS pixels have not moved, as in https://github.com/WICG/layout-instability */
const LEAST_MOVE = 3;
const GRID = 40;

/**
 * How much a page moved between two samplings of its boxes, scored as one layout shift
 * (https://web.dev/articles/cls): the share of the viewport that the moved boxes cover, before and after, times the longest move
 * as a share of the viewport's longer side.
 *
 * @param viewport in CSS pixels
 * @returns 0 (nothing moved) to 1
 */
export function shiftBetween(
  before: readonly Sample[],
  after: readonly Sample[],
  viewport: { width: number; height: number },
): number {
  const later = new Map(after.map((sample) => [sample.index, sample]));
  const touched = new Set<number>();
  let longest = 0;
  for (const from of before) {
    const to = later.get(from.index);
    if (to === undefined) continue;
    const move = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
    if (move < LEAST_MOVE) continue;
    longest = Math.max(longest, move);
    for (const cell of [...cellsOf(from, viewport), ...cellsOf(to, viewport)]) touched.add(cell);
  }
  const distance = Math.min(1, longest / Math.max(viewport.width, viewport.height));
  return (touched.size / (GRID * GRID)) * distance;
}

/** The cells of a grid over the viewport that a box covers. */
function* cellsOf({ x, y, width, height }: Sample, viewport: { width: number; height: number }): Generator<number> {
  const column = (at: number) => Math.min(GRID, Math.max(0, (at / viewport.width) * GRID));
  const row = (at: number) => Math.min(GRID, Math.max(0, (at / viewport.height) * GRID));
  for (let r = Math.floor(row(y)); r < Math.ceil(row(y + height)); r++) {
    for (let c = Math.floor(column(x)); c < Math.ceil(column(x + width)); c++) yield r * GRID + c;
  }
}
