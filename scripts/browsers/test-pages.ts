import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Place, PageKind } from '../../lib/sites/site.ts';
import type { ClaimVerdict } from '../../lib/mentions/mention.ts';
import type { Tier } from '../../lib/openness/tier-names.ts';
import type { Route } from './server.ts';

const FOLDER = fileURLToPath(new URL('../../tests/pages/', import.meta.url));

/** Something that has to be found on a test page. `name` is a part of its name or id; case and punctuation do not count. */
interface ExpectedName {
  name: string;
  tier?: Tier;
}

/** A page that ships with the project, and what has to be found on it. */
export interface TestPage {
  case: string;
  /** The site adapter that it is for, and its folder. */
  site: string;
  url: string;
  file: string;
  kind: PageKind;
  /** What it is called where it is shown to people; only the pages of `npm start` have it. */
  demo?: string;
  expect: {
    badges?: (ExpectedName & { place: Place; from?: string })[];
    /** How many badges there are in all. */
    badgeCount?: number;
    marks?: ExpectedName[];
    claims?: { text: string; verdict: ClaimVerdict }[];
    /** Names that must not be found. */
    absent?: string[];
    /** Nothing may be found at all. */
    nothing?: boolean;
  };
}

/** All pages of tests/pages/index.json. */
export function readTestPages(): TestPage[] {
  return JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8')) as TestPage[];
}

/** A site's own style sheet, where its rhythm matters to badges; else the plain one. */
function styleOf(site: string): string {
  const own = join(FOLDER, site, 'site.css');
  return existsSync(own) ? own : join(FOLDER, 'plain.css');
}

/** What the server needs to give out test pages: the pages, and the style sheet of each page's site at `/site.css`. */
export function routesOf(pages: readonly TestPage[]): Route[] {
  const styles = new Map(pages.map(({ url, site }) => [new URL('/site.css', url).href, styleOf(site)] as const));
  return [
    ...pages.map(({ url, file }) => ({ url, content: { file: join(FOLDER, file) } })),
    ...[...styles].map(([url, file]) => ({ url, content: { file }, headers: { 'content-type': 'text/css' } })),
  ];
}
