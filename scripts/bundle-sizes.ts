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

/** The script of this name, which the popup loads later, and what it imports. @throws Error where it is not in the build */
async function laterFiles(folder: string, name: string): Promise<string[]> {
  const chunks = await readdir(join(folder, 'chunks'));
  const [found, ...others] = chunks.filter((chunk) => chunk.startsWith(`${name}-`));
  if (found === undefined || others.length > 0) throw new Error(`not one script called ${name} in ${folder}/chunks`);
  const script = await readFile(join(folder, 'chunks', found), 'utf8');
  const imports = [...script.matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  return [found, ...imports].map((file) => `chunks/${file}`);
}

/** Measures a build against the budgets of the main job (12 KB a content script, 10 KB more on first use, 45 KB the popup). */
export async function bundleSizes(folder: string): Promise<BundleSize[]> {
  const popup = [...(await filesOf(folder, 'popup.html')), ...(await laterFiles(folder, 'Breakdown'))];
  const inLanguages = LANGUAGES.map(async (language) =>
    gzipped(folder, [...new Set([...popup, ...(await laterFiles(folder, language))])]),
  );
  return [
    { bundle: 'content script', bytes: await gzipped(folder, ['page.js']), budget: 12 * KB },
    { bundle: 'painter', bytes: await gzipped(folder, ['painter.js']), budget: 10 * KB },
    { bundle: 'card', bytes: await gzipped(folder, ['card.js']), budget: 10 * KB },
    { bundle: 'popup in one language', bytes: Math.max(...(await Promise.all(inLanguages))), budget: 45 * KB },
  ];
}
