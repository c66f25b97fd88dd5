import { badgeText, tierWords } from '../../lib/language/badge-words.ts';
import { capital } from '../../lib/language/phrases.ts';
import { dateText } from '../../lib/language/wording.ts';
import { useWords } from '../words-context.ts';
import { useMemo } from 'preact/hooks';
import { markShape } from '../../lib/openness/mark-shape.ts';
import type { OverviewRow } from '../../lib/openness/overview.ts';
import { TIERS } from '../../lib/openness/tier-names.ts';
import { Scroller } from './Scroller.tsx';
import { lanesOf, yearCounts, type Lanes } from './time-lanes.ts';

export interface TimeChartProps {
  readonly rows: readonly OverviewRow[];
  /** The address of a model's breakdown. */
  readonly addressOf: (id: string) => string;
}

const MOST_LANES = 16;
/** In units of the picture, which are CSS pixels at its full width. */
const WIDTH = 1000;
const NAMES = 150;
const HEAD = 24;
const STEP = 13;
const PAD = 7;
const MARK = 12;
const MONTHS = 12;

/**
 * Openness over time: one lane a developer, one recipe mark a model. The table below says the same in figures, and is
 * what screen readers and keys get.
 */
export function TimeChart({ rows, addressOf }: TimeChartProps) {
  const words = useWords();
  const chart = useMemo(() => lanesOf(rows, MOST_LANES), [rows]);
  const shown = chart.lanes.length;
  const hints = [
    words.explorer.timeHint,
    shown < chart.developers && words.explorer.timeSome(shown, chart.developers),
    chart.undated > 0 && words.explorer.undated(chart.undated),
  ].filter(Boolean);
  return (
    <div class="or-time">
      <p class="or-quiet">{hints.join(' ')}</p>
      <Picture chart={chart} addressOf={addressOf} />
      <details>
        <summary>{words.explorer.asTable}</summary>
        <Figures chart={chart} />
      </details>
    </div>
  );
}

function Picture({ chart, addressOf }: { readonly chart: Lanes; readonly addressOf: TimeChartProps['addressOf'] }) {
  const words = useWords();
  const { lanes, firstYear, lastYear } = chart;
  const months = (lastYear - firstYear + 1) * MONTHS;
  const left = (month: number) => NAMES + (month / months) * (WIDTH - NAMES - MARK);
  let top = HEAD;
  const floors = lanes.map(({ levels }) => {
    top += levels * STEP + 2 * PAD;
    return top - PAD;
  });
  const floorOf = (place: number) => floors[place] ?? 0;
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, place) => firstYear + place);
  return (
    <Scroller class="or-picture" name={words.explorer.timeLabel} fromRight>
      {/* Names stay where they are while the years scroll. */}
      <svg class="or-lane-names" viewBox={`0 0 ${NAMES} ${top}`} aria-hidden="true">
        {lanes.map(({ developer, name }, place) => (
          <g key={developer}>
            <path class="or-floor" d={`M0 ${floorOf(place) + PAD}H${NAMES}`} />
            <text class="or-lane" x={0} y={floorOf(place) - 2}>
              {short(name)}
              <title>{name}</title>
            </text>
          </g>
        ))}
      </svg>
      <svg class="or-lanes" viewBox={`${NAMES} 0 ${WIDTH - NAMES} ${top}`} aria-hidden="true">
        {years.map((year, place) => (
          <g key={year} class="or-year">
            <path d={`M${left(place * MONTHS)} ${HEAD - 6}V${top}`} />
            <text x={left(place * MONTHS) + 4} y={HEAD - 10}>
              {year}
            </text>
          </g>
        ))}
        {lanes.map(({ developer, placed }, place) => (
          <g key={developer}>
            <path class="or-floor" d={`M${NAMES} ${floorOf(place) + PAD}H${WIDTH}`} />
            {placed.map(({ row, month, level }) => (
              <Mark
                key={row.id}
                row={row}
                x={left(month)}
                y={floorOf(place) - (level + 1) * STEP}
                address={addressOf(row.id)}
              />
            ))}
          </g>
        ))}
      </svg>
    </Scroller>
  );
}

/** Longest name that fits beside a lane, in characters. */
const LONGEST = 22;
const short = (name: string) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);

interface MarkProps {
  readonly row: OverviewRow;
  readonly x: number;
  readonly y: number;
  readonly address: string;
}

function Mark({ row, x, y, address }: MarkProps) {
  const words = useWords();
  const { fill, line, dashed, stroke, dash } = markShape(row.mark, MARK);
  return (
    <a href={address} tabindex={-1}>
      <svg class="or-mark" data-tier={row.tier} x={x} y={y} width={MARK} height={MARK} viewBox="0 0 16 16">
        <title>{`${row.name}: ${badgeText(words, row)}, ${dateText(words, row.released ?? '')}`}</title>
        <rect width="16" height="16" fill="transparent" />
        {fill && <path d={fill} fill="currentColor" />}
        {line && <path d={line} fill="none" stroke="currentColor" stroke-width={stroke} stroke-linejoin="round" />}
        {dashed && <path d={dashed} fill="none" stroke="currentColor" stroke-width={stroke} stroke-dasharray={dash} />}
      </svg>
    </a>
  );
}

function Figures({ chart }: { readonly chart: Lanes }) {
  const words = useWords();
  return (
    <Scroller class="or-figures" name={words.explorer.asTable}>
      <table class="or-grid">
        <thead>
          <tr>
            <th scope="col">{words.explorerColumns.developer}</th>
            <th scope="col">{words.explorer.year}</th>
            {TIERS.map((tier) => (
              <th key={tier} scope="col">
                {capital(tierWords(words, tier, 'series'))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {yearCounts(chart).map(({ name, year, tiers }) => (
            <tr key={`${name} ${year}`}>
              <th scope="row">{name}</th>
              <td class="or-figure">{year}</td>
              {TIERS.map((tier) => (
                <td key={tier} class="or-figure">
                  {tiers.get(tier) ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
