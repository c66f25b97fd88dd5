/** How good detection is on the project's own labelled texts, by genre. */
import { openDetector } from '../../mentions/detector.ts';
import { judgeClaims, judgeExcerpts, type JudgedClaims } from '../../mentions/judged-claims.ts';
import { labelledTexts } from '../../mentions/labelled-texts.ts';
import type { BenchRow } from '../bench-row.ts';

interface Tally {
  texts: number;
  found: number;
  exact: number;
  /** Of those found whose record is stated, and those of them that have it. */
  stated: number;
  right: number;
  missed: number;
  wrong: number;
  quiet: number;
  disturbed: number;
}

/** Counts over all texts of a genre, and over all genres. */
export async function qualityOf(): Promise<ReadonlyMap<string, Tally>> {
  const { detect } = await openDetector();
  const { speaking, quiet } = labelledTexts();
  const tallies = new Map<string, Tally>();
  const tallyOf = (genre: string): Tally => {
    const known = tallies.get(genre) ?? {
      texts: 0,
      found: 0,
      exact: 0,
      stated: 0,
      right: 0,
      missed: 0,
      wrong: 0,
      quiet: 0,
      disturbed: 0,
    };
    tallies.set(genre, known);
    return known;
  };
  for (const { genre, text, spans } of [...speaking, ...quiet]) {
    const { mentions } = await detect(text);
    const hits = spans.map((span) => mentions.filter((it) => it.start < span.end && span.start < it.end));
    const found = hits.filter((each) => each.length > 0).length;
    const exact = hits.filter((each, place) =>
      each.some((it) => it.start === spans[place]?.start && it.end === spans[place].end),
    ).length;
    const named = spans.flatMap(({ id }, place) => {
      const [first] = hits[place] ?? [];
      return id === undefined || first === undefined ? [] : [first.id === id];
    });
    const wrong = mentions.filter((it) => !spans.some((span) => it.start < span.end && span.start < it.end)).length;
    for (const tally of [tallyOf(genre), tallyOf('all')]) {
      tally.texts++;
      tally.found += found;
      tally.exact += exact;
      tally.stated += named.length;
      tally.right += named.filter(Boolean).length;
      tally.missed += spans.length - found;
      tally.wrong += wrong;
      tally.quiet += spans.length === 0 ? 1 : 0;
      tally.disturbed += spans.length === 0 && wrong > 0 ? 1 : 0;
    }
  }
  return tallies;
}

/** The quality table. Shares are percentages. */
export async function qualityRows(): Promise<BenchRow[]> {
  const percent = (part: number, rest: number): number => (part + rest === 0 ? 100 : (part / (part + rest)) * 100);
  const detector = await openDetector();
  const claimRows = (kind: string, { right, missed, wrong }: JudgedClaims): BenchRow[] => {
    const claims = `${kind}: ${right + missed.length} claims, ${wrong.length} wrong`;
    return [
      {
        what: 'precision of openness claims',
        case: claims,
        value: percent(right, wrong.length),
        unit: '%',
        ratioTo: 'at least 90',
      },
      {
        what: 'recall of openness claims',
        case: claims,
        value: percent(right, missed.length),
        unit: '%',
        ratioTo: 'at least 80',
      },
    ];
  };
  const ofClaims = [
    ...claimRows('sentences', await judgeClaims(detector)),
    ...claimRows('excerpts', await judgeExcerpts(detector)),
  ];
  const ofNames = [...(await qualityOf())].flatMap(([genre, it]) => {
    const of = `${genre}, ${it.texts} texts`;
    const rows: BenchRow[] = [];
    const add = (what: string, value: number, unit: string, ratioTo: string): void => {
      rows.push({ what, case: of, value, unit, ratioTo: genre === 'all' ? ratioTo : null });
    };
    if (it.found + it.missed > 0) {
      add('precision', percent(it.found, it.wrong), '%', 'at least 98.5');
      add('recall', percent(it.found, it.missed), '%', 'at least 92');
      add('exact span of what is found', percent(it.exact, it.found - it.exact), '%', 'at least 95');
    }
    if (it.stated > 0)
      add('right record of what is found', percent(it.right, it.stated - it.right), '%', 'at least 97');
    if (it.quiet > 0)
      add('texts without a model that are marked', percent(it.disturbed, it.quiet - it.disturbed), '%', 'at most 1');
    return rows;
  });
  return [...ofNames, ...ofClaims];
}
