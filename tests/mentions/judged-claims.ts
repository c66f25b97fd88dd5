/** The project's own labelled claims, and what the detector makes of them. */
import type { Detector } from './detector.ts';
import { excerpts, linesOf } from './labelled-texts.ts';

export interface JudgedClaims {
  /** Claims that were found where they stand, with the verdict stated. */
  readonly right: number;
  readonly missed: readonly string[];
  /** Claims found where there is none, or with another verdict. */
  readonly wrong: readonly string[];
}

/** Judges every line of `claims.txt`: `verdict | passage`, the phrase between double braces; `none` where no claim is made. */
export async function judgeClaims({ detect }: Detector): Promise<JudgedClaims> {
  let right = 0;
  const missed: string[] = [];
  const wrong: string[] = [];
  for (const line of linesOf('claims')) {
    const bar = line.indexOf('|');
    const verdict = line.slice(0, bar).trim();
    const marked = line.slice(bar + 1).trim();
    const text = marked.replace(/\{\{|\}\}/g, '');
    const start = marked.indexOf('{{');
    const end = marked.indexOf('}}') - 2;
    const { claims } = await detect(text);
    const isRight = (claim: (typeof claims)[number]): boolean =>
      start >= 0 && claim.start < end && start < claim.end && claim.verdict === verdict;
    if (verdict === 'none' || verdict === 'unclear') {
      // What is unclear is never marked on a page, so it may as well not be found.
      const strange = claims.filter((claim) => verdict === 'none' || claim.verdict !== 'unclear');
      if (strange.length > 0) wrong.push(line);
    } else if (!claims.some(isRight)) missed.push(line);
    else if (claims.every(isRight)) right++;
    else wrong.push(line);
  }
  return { right, missed, wrong };
}

/** Judges the claims of all excerpts: those contradicted or supported must be marked as such, and nothing else. */
export async function judgeExcerpts({ detect }: Detector): Promise<JudgedClaims> {
  let right = 0;
  const missed: string[] = [];
  const wrong: string[] = [];
  for (const { text, claims: wanted } of excerpts()) {
    const around = (it: { readonly start: number; readonly end: number }): string =>
      text.slice(Math.max(0, it.start - 60), it.end + 40);
    const claims = (await detect(text)).claims.filter(({ verdict }) => verdict !== 'unclear');
    const isSame = (a: (typeof wanted)[number], b: (typeof claims)[number]): boolean =>
      a.start < b.end && b.start < a.end && a.verdict === b.verdict;
    for (const want of wanted) {
      if (claims.some((claim) => isSame(want, claim))) right++;
      else missed.push(around(want));
    }
    wrong.push(...claims.filter((claim) => !wanted.some((want) => isSame(want, claim))).map(around));
  }
  return { right, missed, wrong };
}
