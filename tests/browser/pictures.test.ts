/**
 * A picture of every view and state in both browsers, light and dark, under `screenshots/views/`, to be looked at. Where the
 * browser and its fonts are those of the baseline, each view is also compared with it, coarsely: one that has moved or
 * changed its colours is told, a pixel is not. After a change that is wanted, and after a merge of several,
 * `ACCEPT_PICTURES=1 npm test -- tests/browser/pictures` takes the pictures of the moment as the new baseline.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../scripts/browsers/server.ts';
import { buildGallery, GALLERY, SHELVES } from '../gallery/build-gallery.ts';
import { BROWSERS, withBrowser } from './harness.ts';

const ROOT = join(import.meta.dirname, '../..');
const PICTURES = join(ROOT, 'screenshots/views');
const WIDTH = 1320;

/** Side of the squares that are compared, in pixels, and how many shades are told apart. */
const SQUARE = 24;
const SHADES = 16;
/** A square has changed from this many shades on; a view from this share of its squares on. */
const CHANGED_SHADES = 2;
const CHANGED_SHARE = 0.005;
/** Pictures that are taken at most of a shelf that has changed: what a busy compositor left out is in the next one. */
const TURNS = 3;

interface Baseline {
  /** Major version of the browser. */
  readonly version: string;
  /** Widths of some words in the fonts that we use: other fonts, other widths. */
  readonly fonts: string;
  /** One hexadecimal digit a square, row by row; rows end with a space. */
  readonly views: Readonly<Record<string, string>>;
}

const fileOf = (browser: string) => join(ROOT, `tests/gallery/baseline-${browser}.json`);

async function baselineOf(browser: string): Promise<Baseline | null> {
  return existsSync(fileOf(browser)) ? (JSON.parse(await readFile(fileOf(browser), 'utf8')) as Baseline) : null;
}

const fontsIn = (page: Page) =>
  page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) return '';
    return ['system-ui', 'DejaVu Sans', 'ui-monospace', 'DejaVu Sans Mono']
      .map((font) => {
        context.font = `13px ${font}`;
        return context.measureText('Open Recipe: 7B, Jun 2026').width.toFixed(1);
      })
      .join(' ');
  });

/** Stops what moves: carets, and bars of work whose end is not known. What fades in is waited for. */
const hold = (page: Page) =>
  page.evaluate(async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { caret-color: transparent }');
    document.adoptedStyleSheets.push(sheet);
    for (const bar of document.querySelectorAll<HTMLProgressElement>('progress:not([value])')) bar.value = 0.3;
    await new Promise((resolve) => setTimeout(resolve, 400));
  });

/** The shades of each view in the picture of a shelf, by the view's name, square by square. */
const shadesOf = (page: Page, picture: string): Promise<Record<string, string>> =>
  page.evaluate(
    async (base64, square, shades) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
      if (!context) throw new Error('no canvas');
      context.drawImage(bitmap, 0, 0);
      const shadeIn = ({ data, width }: ImageData, left: number, top: number) => {
        let sum = 0;
        for (let y = top; y < top + square; y++) {
          for (let at = (y * width + left) * 4, end = at + square * 4; at < end; at += 4)
            sum += ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
        }
        return Math.min(shades - 1, Math.floor((sum / (square * square) / 256) * shades)).toString(shades);
      };
      const views = [...document.querySelectorAll('figure')].map((figure) => {
        const { left, top, width, height } = figure.getBoundingClientRect();
        const [columns, rows] = [Math.floor(width / square), Math.floor(height / square)];
        const image = context.getImageData(
          Math.round(left),
          Math.round(top + scrollY),
          columns * square,
          rows * square,
        );
        const lines = Array.from({ length: rows }, (_row, y) =>
          Array.from({ length: columns }, (_column, x) => shadeIn(image, x * square, y * square)).join(''),
        );
        return [figure.querySelector('figcaption')?.textContent ?? '', lines.join(' ')];
      });
      return Object.fromEntries(views) as Record<string, string>;
    },
    picture,
    SQUARE,
    SHADES,
  );

/** The share of squares that differ clearly; all of them where the sizes differ. */
function changedShare(before: string, now: string): number {
  if (before.length !== now.length) return 1;
  const shadeAt = (view: string, at: number) => Number.parseInt(view.charAt(at), SHADES);
  let changed = 0;
  for (let at = 0; at < before.length; at++)
    if (Math.abs(shadeAt(before, at) - shadeAt(now, at)) >= CHANGED_SHADES) changed++;
  return changed / before.length;
}

const hasChanged = (baseline: Baseline | null, view: string, shades: string) =>
  changedShare(baseline?.views[view] ?? '', shades) > CHANGED_SHARE;

describe.each(BROWSERS)('pictures in %s', (name) => {
  const routes: Route[] = [];
  beforeAll(async () => {
    await mkdir(PICTURES, { recursive: true });
    routes.push(...(await buildGallery()));
  });
  const harness = withBrowser(name, routes);

  it('of every view are as they were, where they can be compared', { timeout: 300_000 }, async ({ skip }) => {
    const baseline = await baselineOf(name);
    const views: Record<string, string> = {};
    let fonts = '';
    for (const shelf of SHELVES) {
      const page = await harness.browser.page(`${GALLERY}#${shelf}`);
      await page.setViewport({ width: WIDTH, height: 900 });
      await page.waitForFunction(() => document.querySelector('figure') !== null && document.fonts.status === 'loaded');
      fonts ||= await fontsIn(page);
      for (const scheme of ['light', 'dark'] as const) {
        await harness.browser.setColorScheme(scheme);
        await hold(page);
        const file = `${shelf}-${scheme}-${name}.png`;
        for (let turn = 0; turn < TURNS; turn++) {
          const picture = await page.screenshot({ fullPage: true, encoding: 'base64' });
          await writeFile(join(PICTURES, file), Buffer.from(picture, 'base64'));
          const taken = Object.entries(await shadesOf(page, picture)).map(
            ([view, shades]) => [`${file}: ${view}`, shades] as const,
          );
          Object.assign(views, Object.fromEntries(taken));
          if (!taken.some(([view, shades]) => hasChanged(baseline, view, shades))) break;
        }
      }
      await page.close();
    }
    const version = /\/(\d+)/.exec(harness.browser.version)?.[1] ?? '';
    if (process.env['ACCEPT_PICTURES'] === '1') {
      await writeFile(fileOf(name), `${JSON.stringify({ version, fonts, views } satisfies Baseline, null, 1)}\n`);
      return;
    }
    if (!baseline || baseline.version !== version || baseline.fonts !== fonts) {
      skip(`not compared: the baseline is of another ${name} or other fonts`);
    }
    const changed = Object.entries(views)
      .filter(([view, shades]) => hasChanged(baseline, view, shades))
      .map(([view]) => view);
    const gone = Object.keys(baseline?.views ?? {}).filter((view) => !(view in views));
    expect({ changed, gone }, 'look at these in screenshots/views; ACCEPT_PICTURES=1 makes them the baseline').toEqual({
      changed: [],
      gone: [],
    });
  });
});
