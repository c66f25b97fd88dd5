/** The badge: one element of our own beside a model's name, with everything that is seen inside its shadow root. */
import type { Summary } from '../openness/answer.ts';
import { markShape } from '../openness/mark-shape.ts';
import { tierColours } from '../openness/tier-colours.ts';
import { badgeLabel, badgeText, derivedText, type BadgeLook } from '../language/badge-words.ts';
import { capital } from '../language/phrases.ts';
import type { Place } from '../sites/site.ts';
import { makeHost } from './host.ts';
import { HANG, type Room } from './room.ts';

const STYLE = `
:host{all:initial!important;display:inline-flex!important;flex:none!important;vertical-align:middle!important;margin-inline-start:8px!important;user-select:none!important;-webkit-user-select:none!important}
:host([hidden]){display:none!important}
.badge{all:unset;box-sizing:border-box;display:inline-flex;align-items:center;gap:5px;height:20px;max-height:20px;padding:0 7px 0 5px;border:1px solid color-mix(in srgb,var(--tier) 45%,transparent);border-radius:6px;background:color-mix(in srgb,var(--tier) 9%,var(--paper));color:var(--tier);font:600 12px/1 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;letter-spacing:0;text-transform:none;white-space:nowrap;cursor:pointer}
.badge:hover{background:color-mix(in srgb,var(--tier) 18%,var(--paper))}
.badge:focus-visible{outline:2px solid var(--tier);outline-offset:2px}
.list{height:16px;gap:4px;padding:0 5px 0 3px;border-radius:5px;font-size:11px}
.tight{padding:0 2px;border-radius:8px}
.from{margin-inline-start:6px;color:var(--soft);font:400 12px/20px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;white-space:nowrap;max-width:16em;overflow:hidden;text-overflow:ellipsis}
svg{flex:none}
@media (forced-colors:active){.badge{border-color:CanvasText;background:Canvas;color:CanvasText}.from{color:CanvasText}}
@media print{:host{display:none!important}}
`;

/** Of a badge that hangs over the end of its line: it takes no room in it, so that it cannot fall to the next. */
const HUNG = `:host{margin-inline:2px -${HANG}px!important}`;

/** What badges take without their words, and the most that a letter mostly adds, in CSS pixels. */
const WORDLESS = { list: 34, header: 41 };
const LETTER = 7.5;
/** Those that show their mark alone; and what the base that a model comes from adds to a header's. */
const MARK_ALONE = { list: 26, header: 28 };
const FROM = 6;
const FROM_LETTER = 6.6;

const SVG = 'http://www.w3.org/2000/svg';
const sheets = new Map<string, CSSStyleSheet>();

/** The style sheet with some text: one for all badges. */
function sheetOf(text: string): CSSStyleSheet {
  const sheet = sheets.get(text) ?? new CSSStyleSheet();
  if (!sheets.has(text)) sheet.replaceSync(text);
  sheets.set(text, sheet);
  return sheet;
}

function svg(document: Document, name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** The recipe mark as an SVG element, `size` CSS pixels square, in the colour of the text around it. */
export function drawMark(document: Document, summary: Summary, size: number): SVGElement {
  const { fill, line, dashed, stroke, dash } = markShape(summary.mark, size);
  const drawing = svg(document, 'svg', { width: size, height: size, viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  const outline = { fill: 'none', stroke: 'currentColor', 'stroke-width': stroke };
  if (fill) drawing.append(svg(document, 'path', { d: fill, fill: 'currentColor' }));
  if (line) drawing.append(svg(document, 'path', { d: line, ...outline }));
  if (dashed) drawing.append(svg(document, 'path', { d: dashed, ...outline, 'stroke-dasharray': dash }));
  return drawing;
}

export interface Badge {
  readonly host: HTMLElement;
  /** What is seen and pressed, inside the shadow root. */
  readonly face: HTMLElement;
  /** The badge's words, which a reader sees where there is room. */
  readonly text: string;
  /** Adapts the colours to a light or dark place. */
  paint(dark: boolean): void;
}

/**
 * Makes a badge. In a header or heading it is a button; in a list it may stand inside a link, so it is no control and
 * no tab stop there, and opens on hover or press.
 *
 * @param room where there is too little, the words, or the base, are left to the label and the card
 */
export function makeBadge(
  document: Document,
  { words, colours }: BadgeLook,
  summary: Summary,
  place: Place,
  room: Room,
): Badge {
  const { host, root } = makeHost(document, 'badge');
  const inList = place === 'list';
  const face = document.createElement(inList ? 'span' : 'button');
  const text = capital(badgeText(words, summary));
  const width = (inList ? WORDLESS.list : WORDLESS.header) + text.length * LETTER;
  // What does not fit a header's row even so takes the next with its words.
  const tight = room.width < width && (inList || room.width >= MARK_ALONE.header);
  const isHung = tight && room.mayHang && room.width < MARK_ALONE.list;
  root.adoptedStyleSheets = [sheetOf(STYLE), ...(isHung ? [sheetOf(HUNG)] : [])];
  face.classList.add('badge', ...(inList ? ['list'] : []), ...(tight ? ['tight'] : []));
  face.setAttribute(inList ? 'role' : 'type', inList ? 'img' : 'button');
  face.setAttribute('aria-label', badgeLabel(words, summary));
  face.append(drawMark(document, summary, inList ? 12 : 14), tight ? '' : text);
  root.append(face);
  const from = derivedText(words, summary);
  if (from && !inList && room.width >= width + FROM + from.length * FROM_LETTER) {
    const origin = document.createElement('span');
    origin.className = 'from';
    origin.textContent = from;
    root.append(origin);
  }
  return {
    host,
    face,
    text,
    paint(dark) {
      const inks = tierColours(colours, summary.tier, dark);
      for (const [name, value] of Object.entries(inks)) host.style.setProperty(`--${name}`, value);
    },
  };
}
