/** The pages that are measured: real saved pages beside the project, or where they are not at hand the project's own. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTestPages, routesOf } from '../../../scripts/browsers/test-pages.ts';
import type { Route } from '../../../scripts/browsers/server.ts';

const HUB_AND_CODE = '../shared/pages';
const TEXTS = '../shared/corpus/html';
/** Any address that is read as an article. */
const NEWS = 'https://arstechnica.com/bench';

/** `site`: Hugging Face, GitHub and the like, with badges in their own markup. `news`: running text. */
export type PageGroup = 'site' | 'news';

export interface MeasuredCase {
  readonly name: string;
  readonly group: PageGroup;
  readonly route: Route;
}

export interface PageSet {
  /** Where the pages are from, in words. */
  readonly source: string;
  readonly cases: readonly MeasuredCase[];
  /** What else the server gives out. */
  readonly routes: readonly Route[];
}

/** All pages there are, in a fixed order. */
export function readPageSet(): PageSet {
  const real = [...sitePages(), ...newsPages()];
  if (real.length > 0) return { source: 'saved real pages', cases: real, routes: [] };
  const pages = readTestPages();
  const cases = pages.map(({ url, site, case: name }): MeasuredCase => {
    const route = routesOf(pages).find((each) => each.url === url);
    if (!route) throw new Error(`no route for ${url}`);
    return { name: `${site}: ${name}`, group: site === 'article' ? 'news' : 'site', route };
  });
  return { source: "the project's own pages", cases, routes: routesOf(pages) };
}

function sitePages(): MeasuredCase[] {
  const index = join(HUB_AND_CODE, 'index.jsonl');
  if (!existsSync(index)) return [];
  return readFileSync(index, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as { file: string; url: string })
    .map(({ file, url }) => ({
      name: file,
      group: 'site',
      route: { url, content: { file: join(HUB_AND_CODE, file) } },
    }));
}

function newsPages(): MeasuredCase[] {
  if (!existsSync(TEXTS)) return [];
  return readdirSync(TEXTS)
    .filter((name) => name.endsWith('.html.gz'))
    .toSorted()
    .map((name) => ({
      name,
      group: 'news',
      route: { url: `${NEWS}/${name.split('.')[0]}/`, content: { file: join(TEXTS, name) } },
    }));
}
