/**
 * Builds the gallery and takes its picture, light and dark: `npx tsx tests/gallery/shoot.ts [SHELF ...]` writes
 * `screenshots/gallery-SHELF-SCHEME.png`.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../scripts/browsers/find.ts';
import { startServer } from '../../scripts/browsers/server.ts';
import { buildGallery, GALLERY, SHELVES } from './build-gallery.ts';

const executablePath = findBrowser('chromium');
if (executablePath === undefined) throw new Error('no Chromium found; set CHROMIUM to its path');

const pictures = fileURLToPath(new URL('../../screenshots/', import.meta.url));
await mkdir(pictures, { recursive: true });

const server = await startServer(await buildGallery(`${pictures}gallery`));
const browser = await puppeteer.launch({
  executablePath,
  args: ['--no-sandbox', `--host-resolver-rules=MAP * 127.0.0.1:${server.port}`, '--ignore-certificate-errors'],
});
try {
  for (const shelf of process.argv.length > 2 ? process.argv.slice(2) : SHELVES)
    for (const scheme of ['light', 'dark']) {
      const page = await browser.newPage();
      page.on('pageerror', (error) => console.error(`${shelf}: ${String(error)}`));
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.setViewport({ width: 1320, height: 900, deviceScaleFactor: 1 });
      await page.goto(`${GALLERY}#${shelf}`, { waitUntil: 'networkidle0' });
      await new Promise((resolve) => setTimeout(resolve, 200));
      await page.screenshot({ path: `${pictures}gallery-${shelf}-${scheme}.png`, fullPage: true });
      await page.close();
    }
} finally {
  await browser.close();
  await server.close();
}
