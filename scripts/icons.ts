/**
 * Draws the toolbar icons `public/icon/*.png` in a headless Chromium: `npx tsx scripts/icons.ts`. The icon is the
 * recipe mark with its upper half, the recipe, filled: what the project is about.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { markShape } from '../lib/openness/mark-shape.ts';
import { findBrowser } from './browsers/find.ts';

const SIZES = [16, 32, 48, 128];

/** Stands out at 3:1 on light and on dark toolbars. */
const COLOUR = '#0c9a6e';

function svg(size: number): string {
  const { fill, line, stroke } = markShape({ data: 'full', code: 'full', weights: 'empty', terms: 'empty' }, size);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 16 16">
    <path d="${fill}" fill="${COLOUR}"/><path d="${line}" fill="none" stroke="${COLOUR}" stroke-width="${stroke}"/></svg>`;
}

const executablePath = findBrowser('chromium');
if (executablePath === undefined) throw new Error('no Chromium found; set CHROMIUM to its path');
const folder = new URL('../public/icon/', import.meta.url);
await mkdir(folder, { recursive: true });
const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg(size)}`);
    await writeFile(new URL(`${size}.png`, folder), await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
