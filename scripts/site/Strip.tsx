import type { VNode } from 'preact';
import { cellOf, type Cell } from '../../components/chart-groups.ts';
import type { Answer, ComponentRow, Mark } from '../../lib/openness/answer.ts';
import { GROUPS } from '../../lib/openness/components.ts';
import { markShape } from '../../lib/openness/mark-shape.ts';
import { text } from './words.ts';

const WIDTH = 5;
const HEIGHT = 12;
const STEP = 6;
/** Between two groups of components. */
const GAP = 4;
const MARK = 16;

/** Drawings that a page holds once and its rows refer to: thousands of rows have a few hundred different ones. */
export class Drawings {
  readonly #drawn = new Map<string, { readonly id: string; readonly symbol: VNode }>();

  /** The id of a drawing; draws it the first time. */
  idOf(key: string, draw: (id: string) => VNode): string {
    const found = this.#drawn.get(key);
    if (found) return found.id;
    const id = `d${this.#drawn.size}`;
    this.#drawn.set(key, { id, symbol: draw(id) });
    return id;
  }

  get symbols(): VNode[] {
    return [...this.#drawn.values()].map(({ symbol }) => symbol);
  }
}

/** All drawings of a page; stands before what refers to them. */
export function Sprite({ drawings }: { readonly drawings: Drawings }) {
  return (
    <svg class="site-sprite" width="0" height="0" aria-hidden="true">
      {drawings.symbols}
    </svg>
  );
}

const box = (x: number, inset: number, top = 0): string =>
  `M${x + inset} ${top + inset}h${WIDTH - 2 * inset}v${HEIGHT - top - 2 * inset}h-${WIDTH - 2 * inset}z`;

/** Looks that differ by shape: filled, half filled, outline, a dot for what nobody has checked, nothing for what does not exist. */
function draw(cells: readonly (readonly Cell[])[]) {
  let fill = '';
  let line = '';
  let dots = '';
  let x = 0;
  for (const group of cells) {
    for (const cell of group) {
      if (cell === 'full') fill += box(x, 0);
      if (cell === 'half') fill += box(x, 0, HEIGHT / 2);
      if (cell === 'half' || cell === 'empty') line += box(x, 0.5);
      if (cell === 'unknown') dots += `M${x + 1.5} ${HEIGHT / 2 - 1}h2v2h-2z`;
      x += STEP;
    }
    x += GAP;
  }
  return { fill, line, dots, width: Math.max(0, x - GAP - 1) };
}

const groupsOf = (rows: readonly ComponentRow[]): Cell[][] =>
  GROUPS.map((group) => rows.filter((row) => row.group === group).map(({ status }) => cellOf(status))).filter(
    (cells) => cells.length > 0,
  );

/** The components of one record in a row of small cells, with how many are open in words. */
export function Strip({ answer, drawings }: { readonly answer: Answer; readonly drawings: Drawings }) {
  const groups = groupsOf(answer.components);
  if (groups.length === 0) return null;
  const cells = groups.flat();
  const { fill, line, dots, width } = draw(groups);
  const id = drawings.idOf(`strip ${groups.join(' ')}`, (id) => (
    <symbol id={id} key={id} viewBox={`0 0 ${width} ${HEIGHT}`}>
      {fill && <path d={fill} fill="currentColor" />}
      {line && <path d={line} fill="none" stroke="currentColor" />}
      {dots && <path d={dots} class="site-unknown" />}
    </symbol>
  ));
  const count = (...looks: Cell[]) => cells.filter((cell) => looks.includes(cell)).length;
  return (
    <>
      <svg class="site-strip" width={width} height={HEIGHT} aria-hidden="true">
        <use href={`#${id}`} />
      </svg>
      <span class="or-hidden">{text.strip(count('full'), count('half'), count('empty'), count('unknown'))}</span>
    </>
  );
}

/** The recipe mark of a row; the verdict beside it says the same in words. */
export function RowMark({ mark, drawings }: { readonly mark: Mark; readonly drawings: Drawings }) {
  const { fill, line, dashed, stroke, dash } = markShape(mark, MARK);
  const id = drawings.idOf(`mark ${Object.values(mark).join(' ')}`, (id) => (
    <symbol id={id} key={id} viewBox="0 0 16 16">
      {fill && <path d={fill} fill="currentColor" />}
      <path d={line} fill="none" stroke="currentColor" stroke-width={stroke} />
      {dashed && <path d={dashed} fill="none" stroke="currentColor" stroke-width={stroke} stroke-dasharray={dash} />}
    </symbol>
  ));
  return (
    <svg class="or-mark" width={MARK} height={MARK} aria-hidden="true">
      <use href={`#${id}`} />
    </svg>
  );
}
