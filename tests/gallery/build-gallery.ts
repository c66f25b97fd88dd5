import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { preact } from '@preact/preset-vite';
import { build } from 'vite';
import type { Route } from '../../scripts/browsers/server.ts';
import { freshBuild, ROOT } from '../../scripts/fresh-build.ts';

/** Every shelf of the gallery, as its address's fragment names it. */
export const SHELVES = [
  'marks',
  'cards',
  'popup',
  'breakdown',
  'breakdown-more',
  'breakdown-narrow',
  'panel',
  'explorer',
  'explorer-narrow',
  'options',
  'options-narrow',
  'welcome',
  'welcome-narrow',
  'report',
  'report-narrow',
] as const;

/** Where the gallery stands in a test browser. */
export const GALLERY = 'https://gallery.example/';

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', html: 'text/html' };

/**
 * Builds the gallery, once for whoever asks while it does not change, and says how a local server has to give it out.
 * @throws Error where it cannot be built
 */
export async function buildGallery(): Promise<Route[]> {
  const folder = join(ROOT, '.output/gallery');
  const make = async () => {
    await build({
      root: join(ROOT, 'tests/gallery'),
      configFile: false,
      logLevel: 'warn',
      plugins: [preact()],
      build: { outDir: folder, emptyOutDir: true, target: 'es2023' },
    });
  };
  const sources = ['tests/gallery', 'components', 'lib', 'package-lock.json'];
  await freshBuild({ folder, proof: 'index.html', sources, make });
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = file.slice(folder.length).replace(/^\/?/, '');
      return {
        url: GALLERY + (path === 'index.html' ? '' : path),
        content: { file },
        headers: { 'content-type': TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream' },
      };
    });
}
