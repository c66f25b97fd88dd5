/** All files of the site, from a packed dataset. */
import { renderToString } from 'preact-render-to-string';
import { markShape } from '../../lib/openness/mark-shape.ts';
import { badgePath } from '../../lib/openness/site-paths.ts';
import { aboutPage, changesPage, notFoundPage } from './about.tsx';
import { bundleAssets } from './assets.ts';
import { badgeData, badgePicture } from './Badge.tsx';
import { changesIn } from './changes.ts';
import { contentsOf } from './contents.ts';
import { atomFeed, jsonFeed, sitemap } from './feeds.ts';
import { developersPage, listPages } from './lists.tsx';
import { pageHtml, SIGN } from './Page.tsx';
import { recordPages } from './records.tsx';

export interface SiteSources {
  /** The dataset as it is packed for the extension. */
  readonly packed: Uint8Array<ArrayBuffer>;
  /** An earlier one; what changed since then is told in the feeds. */
  readonly previous: Uint8Array<ArrayBuffer> | null;
  /** Address of the site with a slash at its end; null where it is not known: pages work, but no sitemap is made. */
  readonly base: string | null;
  /** `owner/name` of the GitHub repository that takes reports; without it pages offer no report. */
  readonly repository: string | null;
  /** Markdown: where the facts come from. */
  readonly attribution: string;
}

/** The name of the file that tells a folder with a site from any other. */
export const SITE_FILE = 'site.json';

/** Colour of the site's sign; stands out on light and on dark tabs. */
const SIGN_COLOUR = '#0c9a6e';

/**
 * Makes every file of the site: its path and its text. The same sources give the same files.
 * @throws InputError where a dataset cannot be read
 */
export async function buildSite(sources: SiteSources): Promise<Map<string, string>> {
  const { packed, previous, base, repository, attribution } = sources;
  const contents = await contentsOf(packed, previous);
  const { version, date } = contents;
  const { style, script, files: assets } = await bundleAssets();
  const place = { base, repository, style, script, version, date };
  const changes = changesIn(contents);
  const pages = [
    ...listPages(contents),
    developersPage(contents),
    ...recordPages(contents, place),
    aboutPage(contents, place, attribution),
    changesPage(changes),
  ];
  const files = new Map(assets);
  for (const page of pages) files.set(`${page.path}index.html`, pageHtml(place, page));
  files.set('404.html', pageHtml(place, notFoundPage(place)));
  // Records come last: where ids differ in nothing but capitals, a file system may keep one file only.
  for (const answer of [...contents.releases, ...contents.answers]) {
    const picture = badgePath(answer.id);
    files.set(picture, badgePicture(answer));
    files.set(picture.replace(/svg$/u, 'json'), badgeData(answer));
  }
  files.set('feed.atom', atomFeed(changes, place));
  files.set('feed.json', jsonFeed(changes, place));
  files.set('icon.svg', icon());
  files.set('robots.txt', `User-agent: *\nAllow: /\n${base === null ? '' : `Sitemap: ${base}sitemap.xml\n`}`);
  if (base !== null) {
    const days = new Map(contents.answers.map(({ id, newestCheck }) => [id, newestCheck]));
    const listed = pages.filter(({ movedTo }) => movedTo === undefined);
    const dayOf = (path: string) => days.get(path.replace(/^series\//u, '').replace(/\/$/u, '')) ?? null;
    files.set(
      'sitemap.xml',
      sitemap(
        base,
        listed.map(({ path }) => ({ path, day: dayOf(path) })),
      ),
    );
  }
  files.set(SITE_FILE, `${JSON.stringify({ site: 'open-recipe', version, date, records: contents.answers.length })}\n`);
  return files;
}

function icon(): string {
  const { fill, line, stroke } = markShape(SIGN, 32);
  return `${renderToString(
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
      <path d={fill} fill={SIGN_COLOUR} />
      <path d={line} fill="none" stroke={SIGN_COLOUR} stroke-width={stroke} />
    </svg>,
  )}\n`;
}
