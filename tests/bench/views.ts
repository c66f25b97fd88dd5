/** `npm run bench -- views`: how long popup, breakdown, card and explorer let one wait, over the bundled dataset. */
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { untilSettled } from '../../scripts/browsers/annotation.ts';
import { BROWSERS, type BrowserName } from '../../scripts/browsers/find.ts';
import type { OpenBrowser } from '../../scripts/browsers/open-browser.ts';
import { openBrowser } from '../../scripts/browsers/open.ts';
import { type LocalServer, startServer } from '../../scripts/browsers/server.ts';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { buildExtension } from '../../scripts/extension-build.ts';
import type { BenchRow } from './bench-row.ts';

/** Lets us see the card, whose root is closed. */
const GLASSES = join(import.meta.dirname, '../browser/glasses');
const OPENINGS = 9;
const LIMIT_MS = 20_000;
/** Milliseconds that the pointer rests on a badge before a card opens (lib/annotate/pointer.ts), which is not the card's time. */
const HOVER_INTENT = 120;
/** Where the pointer rests meanwhile: outside of everything. */
const AWAY = { x: 5, y: 790 };
const LONG_FRAME_MS = 50;

/** All rows, in both browsers. */
export async function benchViews(): Promise<readonly BenchRow[]> {
  const pages = readTestPages().filter(({ demo }) => demo !== undefined);
  const server = await startServer(routesOf(pages));
  const addressOf = (kind: string) => pages.find((page) => page.kind === kind)?.url ?? '';
  try {
    const rows: BenchRow[] = [];
    for (const name of BROWSERS) rows.push(...(await viewsIn(name, server, addressOf('article'), addressOf('model'))));
    return rows;
  } finally {
    await server.close();
  }
}

async function viewsIn(name: BrowserName, server: LocalServer, news: string, model: string): Promise<BenchRow[]> {
  const extensionDir = await buildExtension(name);
  const browser = await openBrowser(name, { extensionDir, from: server, alongside: [GLASSES] });
  const row = (what: string, times: readonly number[], ratioTo: string | null, unit = 'ms'): BenchRow[] => [
    { what: `${what} (median)`, case: name, value: at(times, 0.5), unit, ratioTo },
    { what: `${what} (worst)`, case: name, value: at(times, 1), unit, ratioTo: null },
  ];
  try {
    const popups = await repeated(() => popupOf(browser, news));
    const cards = await cardsOf(browser, model);
    const scrolled = await explorerOf(browser);
    const records = await browser.inExtension(recordsHeld);
    return [
      { what: 'records in the dataset', case: name, value: records, unit: 'records', ratioTo: null },
      ...row(
        'popup: first paint',
        popups.map(({ first }) => first),
        'at most 120 ms',
      ),
      ...row(
        'popup: the list of the page painted',
        popups.map(({ list }) => list),
        'at most 120 ms',
      ),
      ...row(
        'popup: a breakdown after the press on its row',
        popups.map(({ breakdown }) => breakdown),
        null,
      ),
      ...row('card: first on its page, after the pointer has rested', cards.first, 'at most 100 ms'),
      ...row('card: further ones', cards.further, 'at most 100 ms'),
      { what: 'explorer: everything listed', case: name, value: scrolled.listed, unit: 'ms', ratioTo: null },
      {
        what: `explorer: frames over ${LONG_FRAME_MS} ms while scrolled through`,
        case: name,
        value: scrolled.late,
        unit: `of ${scrolled.frames}`,
        ratioTo: null,
      },
    ];
  } finally {
    await browser.close();
  }
}

/** The part of the extension API that is used here. */
interface RuntimeApi {
  runtime: { sendMessage(letter: object): Promise<{ res: { records: number } }> };
}
declare const chrome: RuntimeApi;

const recordsHeld = async () => (await chrome.runtime.sendMessage({ type: 'datasetStatus' })).res.records;

/** The same some times; what the first pays for the browser's own caches is left out. */
async function repeated<T>(measure: () => Promise<T>): Promise<T[]> {
  await measure();
  const found: T[] = [];
  for (let turn = 0; turn < OPENINGS; turn++) found.push(await measure());
  return found;
}

/** One opening of the popup for an annotated page, and of the first breakdown in it: milliseconds. */
async function popupOf(browser: OpenBrowser, url: string): Promise<{ first: number; list: number; breakdown: number }> {
  const page = await browser.page(url);
  await untilSettled(browser, page);
  const popup = await browser.extensionPage(`popup.html?tabId=${browser.tabId(page)}`);
  await popup.waitForSelector('.or-row', { timeout: LIMIT_MS });
  const painted = await popup.evaluate(async () => {
    const list = await new Promise<number>((resolve) => {
      new PerformanceObserver((entries) => {
        // The title of the first frame is told first.
        const entry = entries.getEntries().find((each) => (each as LargestContentfulPaint).element?.closest('main'));
        if (entry) resolve(entry.startTime);
      }).observe({ type: 'largest-contentful-paint', buffered: true });
    });
    return { first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN, list };
  });
  const breakdown = await popup.evaluate(async () => {
    if (document.querySelector('table')) throw new Error('a breakdown is open already');
    const start = performance.now();
    document.querySelector<HTMLElement>('button.or-row')?.click();
    while (document.querySelector('table') === null) await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - start;
  });
  await popup.close();
  await page.close();
  return { ...painted, breakdown };
}

/** From the end of the pointer's rest on a badge to the card, on fresh pages and on pages that have shown one: milliseconds. */
async function cardsOf(browser: OpenBrowser, url: string): Promise<{ first: number[]; further: number[] }> {
  const first: number[] = [];
  const further: number[] = [];
  await repeated(async () => {
    const page = await browser.page(url);
    const rect = (await untilSettled(browser, page))?.badges.find(({ place }) => place === 'header')?.rect;
    if (!rect) throw new Error(`no badge in the header of ${url}`);
    await browser.focus(page);
    first.push(await cardAt(page, rect.x + 10, rect.y + 10));
    further.push(await cardAt(page, rect.x + 10, rect.y + 10));
    await page.close();
  });
  return { first: first.slice(1), further: further.slice(1) };
}

async function cardAt(page: Page, x: number, y: number): Promise<number> {
  await page.mouse.move(AWAY.x, AWAY.y);
  await page.waitForFunction(() => !document.querySelector('open-recipe-card')?.shadowRoot?.querySelector('article'), {
    timeout: LIMIT_MS,
  });
  const opened = page.evaluate(async () => {
    const start = await new Promise<number>((resolve) =>
      document.addEventListener('pointerover', ({ target }) => {
        if ((target as Element).localName === 'open-recipe-badge') resolve(performance.now());
      }),
    );
    while (!document.querySelector('open-recipe-card')?.shadowRoot?.querySelector('article'))
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - start;
  });
  await page.mouse.move(x, y, { steps: 3 });
  return (await opened) - HOVER_INTENT;
}

/** The explorer: when it lists everything, and how smoothly it is scrolled to its end. */
async function explorerOf(browser: OpenBrowser): Promise<{ listed: number; frames: number; late: number }> {
  const page = await browser.extensionPage('explorer.html');
  await page.waitForFunction(() => /\d models? (?:and|or) corp/.test(document.body.innerText), { timeout: LIMIT_MS });
  const listed = await page.evaluate(() => performance.now());
  await sleep(1000);
  const { frames, late } = await page.evaluate(async (limit) => {
    const box = document.querySelector('.or-scroller');
    if (!box) throw new Error('nothing scrolls');
    let frames = 0;
    let late = 0;
    let last = performance.now();
    while (box.scrollTop + box.clientHeight < box.scrollHeight - 1) {
      box.scrollBy({ top: box.clientHeight / 3, behavior: 'instant' });
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      frames++;
      if (now - last > limit) late++;
      last = now;
    }
    return { frames, late };
  }, LONG_FRAME_MS);
  await page.close();
  return { listed, frames, late };
}

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN;
