/**
 * The drawing of the recipe mark as SVG path data, without any DOM: views and the badge on the page share it.
 * Upper half: the recipe (data left, code right). Lower half: the artifact (weights left, terms right).
 */
import type { Mark } from './answer.ts';

/** Path data for three `<path>` elements in a 16 x 16 view box; an empty string where there is nothing to draw. */
export interface MarkShape {
  /** Filled with the mark's colour. */
  readonly fill: string;
  /** Stroked with it, `stroke` units wide. */
  readonly line: string;
  /** The same, with `dash` as its dash pattern. */
  readonly dashed: string;
  readonly stroke: number;
  readonly dash: string;
}

/** Each quarter with the signs of its corner: x to the right, y downwards. */
const QUARTERS = [
  ['data', -1, -1],
  ['code', 1, -1],
  ['weights', -1, 1],
  ['terms', 1, 1],
] as const;

const round = (value: number) => Math.round(value * 100) / 100;

/** The arc of one quarter of a disc of radius `r` whose straight edges keep `gap` units from the axes. */
function arc(sx: number, sy: number, r: number, gap: number): string {
  const reach = Math.sqrt(r * r - gap * gap);
  const sweep = sx * sy < 0 ? 1 : 0;
  return `${round(8 + sx * gap)} ${round(8 + sy * reach)}A${r} ${r} 0 0 ${sweep} ${round(8 + sx * reach)} ${round(8 + sy * gap)}`;
}

/**
 * Draws a mark. Under 20 px: one ring, dashed where a quarter is unknown, and filled wedges. From 20 px: four quarters
 * with gaps. A half quarter is a wedge of half the area.
 * @param mark the four quarters
 * @param size the side in CSS pixels at which it will be shown
 */
export function markShape(mark: Mark, size: number): MarkShape {
  const large = size >= 20;
  const radius = large ? 6.9 : 6.6;
  const gap = large ? 1.05 : 0;
  const corner = (sx: number, sy: number) => `M${8 + sx * gap} ${8 + sy * gap}L`;
  let fill = '';
  let line = '';
  let dashed = '';
  for (const [part, sx, sy] of QUARTERS) {
    const state = mark[part];
    const outline = large ? `${corner(sx, sy)}${arc(sx, sy, radius, gap)}Z` : `M${arc(sx, sy, radius, 0)}`;
    if (state === 'unknown') dashed += outline;
    else line += outline;
    if (state === 'full') fill += `${corner(sx, sy)}${arc(sx, sy, radius, gap)}Z`;
    if (state === 'half') fill += `${corner(sx, sy)}${arc(sx, sy, round(radius * Math.SQRT1_2), gap)}Z`;
  }
  return { fill, line, dashed, stroke: large ? 1.1 : 1.5, dash: large ? '1.5 1.4' : '2.6 2.58' };
}
