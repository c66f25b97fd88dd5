/**
 * Builds the gallery and takes its picture, light and dark: `npx tsx tests/gallery/shoot.ts [SHELF ...]` writes
 * `screenshots/gallery-SHELF-SCHEME.png`.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { preact } from '@preact/preset-vite';
import puppeteer from 'puppeteer-core';
import { build, preview, type InlineConfig } from 'vite';
import { findBrowser } from '../../scripts/browsers/find.ts';

const SHELVES = ['marks', 'cards', 'popup', 'breakdown', 'breakdown-more', 'breakdown-narrow'];

const executablePath = findBrowser('chromium');
if (executablePath === undefined) throw new Error('no Chromium found; set CHROMIUM to its path');

const root = fileURLToPath(new URL('.', import.meta.url));
const pictures = fileURLToPath(new URL('../../screenshots/', import.meta.url));
await mkdir(pictures, { recursive: true });

const settings: InlineConfig = {
  root,
  configFile: false,
  logLevel: 'warn',
  plugins: [preact()],
  build: { outDir: `${pictures}gallery`, emptyOutDir: true },
};
await build(settings);
const server = await preview(settings);
const address = server.resolvedUrls?.local[0];
if (address === undefined) throw new Error('the gallery is not being served');
const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox'] });
try {
  for (const shelf of process.argv.length > 2 ? process.argv.slice(2) : SHELVES)
    for (const scheme of ['light', 'dark']) {
      const page = await browser.newPage();
      page.on('pageerror', (error) => console.error(`${shelf}: ${String(error)}`));
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.setViewport({ width: 1320, height: 900, deviceScaleFactor: 1 });
      await page.goto(`${address}#${shelf}`, { waitUntil: 'networkidle0' });
      await new Promise((resolve) => setTimeout(resolve, 200));
      await page.screenshot({ path: `${pictures}gallery-${shelf}-${scheme}.png`, fullPage: true });
      await page.close();
    }
} finally {
  await browser.close();
  await server.close();
}
