/** The size budget: what a page, a first hover and the popup may cost. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LANGUAGES } from '../lib/language/languages.ts';

export interface BundleSize {
  readonly bundle: string;
  /** Bytes after gzip. */
  readonly bytes: number;
  readonly budget: number;
}

const KB = 1024;

/** Files named in an HTML page of the build: scripts, preloaded modules, style sheets. */
async function filesOf(folder: string, page: string): Promise<string[]> {
  const html = await readFile(join(folder, page), 'utf8');
  return [page, ...[...html.matchAll(/(?:src|href)="\/?([^":]+\.(?:js|css))"/g)].map((match) => match[1] ?? '')];
}

async function gzipped(folder: string, files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(join(folder, file))).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** What the largest catalogue costs: a view loads one of them. */
async function largestCatalogue(folder: string): Promise<number> {
  const chunks = await readdir(join(folder, 'chunks'));
  const catalogues = chunks.filter((name) => LANGUAGES.some((language) => name.startsWith(`${language}-`)));
  if (catalogues.length !== LANGUAGES.length) throw new Error(`${catalogues.length} catalogues in ${folder}/chunks`);
  return Math.max(...(await Promise.all(catalogues.map((name) => gzipped(folder, [join('chunks', name)])))));
}

/** Measures a build against the budgets of the main job (12 KB a content script, 10 KB more on first use, 45 KB the popup). */
export async function bundleSizes(folder: string): Promise<BundleSize[]> {
  const popup = await gzipped(folder, await filesOf(folder, 'popup.html'));
  return [
    { bundle: 'content script', bytes: await gzipped(folder, ['page.js']), budget: 12 * KB },
    { bundle: 'painter', bytes: await gzipped(folder, ['painter.js']), budget: 10 * KB },
    { bundle: 'card', bytes: await gzipped(folder, ['card.js']), budget: 10 * KB },
    { bundle: 'popup in one language', bytes: popup + (await largestCatalogue(folder)), budget: 45 * KB },
  ];
}
