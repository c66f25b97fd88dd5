/** Where pages are, and how one page leads to another. */
import type { Contents } from './contents.ts';
import { pagePath } from '../../lib/openness/site-paths.ts';

export interface Place {
  /** Address of the site with a slash at its end; null where it is not known. */
  readonly base: string | null;
  /** `owner/name` of the GitHub repository that takes reports; null where there is none. */
  readonly repository: string | null;
  /** Style sheet and script, below the site's address. */
  readonly style: string;
  readonly script: string;
  readonly version: number;
  readonly date: string;
}

/** How a page writes the address of another: relative, so that the site works below any address. */
export type To = (path: string) => string;

/** @param from the path of the page, with a slash at its end; empty for the first */
export function linksFrom(from: string): To {
  const up = '../'.repeat(from.split('/').length - 1);
  return (path) => up + path || './';
}

/** The page that tells of an id of the dataset or of a listed release; null where there is none. */
export function pagesById({
  answers,
  seriesOf,
}: Pick<Contents, 'answers' | 'seriesOf'>): (id: string) => string | null {
  const paths = new Map(answers.map((answer) => [answer.id, pagePath(answer)]));
  return (id) => paths.get(id) ?? paths.get(seriesOf.get(id.toLowerCase()) ?? '') ?? null;
}

export const developerPath = (id: string): string => `developer/${id}/`;
export const tierPath = (tier: string): string => `tier/${tier}/`;
