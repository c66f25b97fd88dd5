/** The badge for READMEs: the recipe mark and the verdict in words, as a picture of its own and as data for shields.io. */
import { renderToString } from 'preact-render-to-string';
import { badgeText } from '../../lib/language/badge-words.ts';
import { en } from '../../lib/language/en.ts';
import { capital } from '../../lib/language/phrases.ts';
import type { Mark, Summary } from '../../lib/openness/answer.ts';
import { markShape } from '../../lib/openness/mark-shape.ts';
import { PALETTE_COLOURS, tierColours } from '../../lib/openness/tier-colours.ts';

type Judged = Pick<Summary, 'name' | 'tier' | 'kind' | 'mixed' | 'mark'>;

const HEIGHT = 20;
const MARK = 14;
const FONT = 11;
const PAD = 6;
/** Between mark and words. */
const GAP = 5;

/** Width of a letter at the badge's font size in CSS pixels, as DejaVu Sans and Verdana have it, about. */
function widthOf(letter: string): number {
  if (/[iljI.,:;'|!]/u.test(letter)) return 3.6;
  if (/[ftr ]/u.test(letter)) return 4.4;
  if (/[mwMW]/u.test(letter)) return 9.6;
  return /[A-Z]/u.test(letter) ? 7.6 : 6.7;
}

/** Draws the badge as an SVG file. The words keep their width whatever font there is. */
export function badgePicture(summary: Judged): string {
  const { tier, name, mark } = summary;
  const words = capital(badgeText(en, summary));
  const { tier: colour, paper } = tierColours(PALETTE_COLOURS.standard, tier, false);
  const textWidth = Math.ceil(Array.from(words, widthOf).reduce((sum, width) => sum + width, 0));
  const start = PAD + MARK + GAP;
  const width = start + textWidth + PAD + 1;
  const label = en.causes.fact(name, badgeText(en, summary));
  return `${renderToString(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is the picture itself
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <rect
        x="0.5"
        y="0.5"
        width={width - 1}
        height={HEIGHT - 1}
        rx="4"
        fill={paper}
        stroke={colour}
        stroke-opacity="0.45"
      />
      <MarkPaths mark={mark} colour={colour} />
      <text
        x={start}
        y="14"
        fill={colour}
        font-family="Verdana, DejaVu Sans, Geneva, sans-serif"
        font-size={FONT}
        textLength={textWidth}
        lengthAdjust="spacingAndGlyphs"
      >
        {words}
      </text>
    </svg>,
  )}\n`;
}

function MarkPaths({ mark, colour }: { readonly mark: Mark; readonly colour: string }) {
  const { fill, line, dashed, stroke, dash } = markShape(mark, MARK);
  const place = `translate(${PAD} ${(HEIGHT - MARK) / 2}) scale(${MARK / 16})`;
  return (
    <g transform={place} fill="none" stroke={colour} stroke-width={stroke}>
      {fill && <path d={fill} fill={colour} stroke="none" />}
      {line && <path d={line} />}
      {dashed && <path d={dashed} stroke-dasharray={dash} />}
    </g>
  );
}

/** The badge in the form that the endpoint badge of shields.io reads. */
export function badgeData(summary: Judged): string {
  const badge = {
    schemaVersion: 1,
    label: en.breakdown.openness,
    message: badgeText(en, summary),
    color: tierColours(PALETTE_COLOURS.standard, summary.tier, false).tier.slice(1),
  };
  return `${JSON.stringify(badge)}\n`;
}
