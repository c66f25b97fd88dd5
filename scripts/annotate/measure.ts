import { writeFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import type {
  BadgeDescription,
  ClaimDescription,
  MarkDescription,
  PageDescription,
} from '../../lib/annotate/description.ts';
import type { PageKind } from '../../lib/sites/site.ts';
import { setEnabled, untilSettled } from '../browsers/annotation.ts';
import type { BrowserName } from '../browsers/find.ts';
import { openBrowser } from '../browsers/open.ts';
import type { OpenBrowser } from '../browsers/open-browser.ts';
import { type LocalServer, type Route, type ServedRequest, startServer } from '../browsers/server.ts';
import { shiftBetween } from './layout-shift.ts';
import { layoutShiftOf, sampleAgain, sampleBoxes, serialise, untilGone, untilQuiet } from './page-probe.ts';

const VIEWPORT = { width: 1280, height: 800 };
const TALLEST_PICTURE = 4000;
const LONG_TASK_MS = 50;

/** What `annotate` reports of one page. */
export interface PageReport {
  url: string;
  browser: BrowserName;
  /** `kind` is null where no content script runs. */
  page: { kind: PageKind | null };
  badges: readonly BadgeDescription[];
  marks: readonly MarkDescription[];
  claims: readonly ClaimDescription[];
  /** Ours only. */
  consoleErrors: readonly string[];
  /** Of the annotated load, and all of the extension's own. */
  requests: readonly ServedRequest[];
  /** Our share; never below 0. */
  layoutShift: number;
  /** Our own stretches of work over 50 ms; null where no content script says. */
  longTasks: number | null;
  /** Milliseconds from the start of the navigation; null without a badge. */
  lastBadgeMs: number | null;
  /** Whether the page's tree is what it was once our elements are gone; null where the page itself kept changing it. */
  domUnchanged: boolean | null;
  /** The path of the picture, if one was asked for. */
  screenshot: string | null;
}

/**
 * Loads one page in a real browser with the extension, twice: switched off, then on, and compares.
 *
 * @param route the page; nothing else can be reached
 * @param screenshot where to write a picture of the annotated page, as PNG
 * @throws InputError where the browser is missing
 */
export async function measurePage(
  browserName: BrowserName,
  extensionDir: string,
  route: Route,
  screenshot: string | null,
): Promise<PageReport> {
  const server = await startServer([route]);
  try {
    const browser = await openBrowser(browserName, { extensionDir, from: server, viewport: VIEWPORT });
    try {
      return await measure(browser, server, route, screenshot);
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

async function measure(
  browser: OpenBrowser,
  server: LocalServer,
  route: Route,
  screenshot: string | null,
): Promise<PageReport> {
  const without = await comeAndGo(browser, route.url);
  let { domUnchanged } = without;
  if (domUnchanged !== true) {
    // The page's own scripts may be what changed it: once more without them.
    server.routes = [{ ...route, headers: { ...route.headers, 'content-security-policy': "script-src 'none'" } }];
    ({ domUnchanged } = await comeAndGo(browser, route.url));
    server.routes = [route];
  }

  await setEnabled(browser, true);
  const asked = server.requests.length;
  const page = await browser.page(route.url);
  const description = await untilSettled(browser, page);
  const shift = await layoutShiftOf(page);
  if (screenshot !== null) await takePicture(browser, page, screenshot);
  const requests = await browser.requests();

  return {
    url: route.url,
    browser: browser.name,
    page: { kind: description?.kind ?? null },
    badges: description?.badges ?? [],
    marks: description?.marks ?? [],
    claims: description?.claims ?? [],
    consoleErrors: await browser.consoleErrors(),
    requests: requests.filter(({ from }, index) => index >= asked || from === 'extension'),
    layoutShift:
      shift === null || without.pageShift === null ? without.boxShift : Math.max(0, shift - without.pageShift),
    longTasks: description === null ? null : longTasksOf(description),
    lastBadgeMs: description?.lastBadgeMs ?? null,
    domUnchanged,
    screenshot,
  };
}

interface WithoutUs {
  domUnchanged: boolean | null;
  /** What the page shifts by itself, as the browser measures it; null in Firefox. */
  pageShift: number | null;
  /** How far the page's boxes moved when we came. */
  boxShift: number;
}

/** Loads the page with the extension switched off, switches it on and off again, and compares before and after. */
async function comeAndGo(browser: OpenBrowser, url: string): Promise<WithoutUs> {
  await setEnabled(browser, false);
  const page = await browser.page(url);
  try {
    const isQuiet = await untilQuiet(page);
    const pageShift = await layoutShiftOf(page);
    const boxes = await sampleBoxes(page);
    const before = await serialise(page);
    await setEnabled(browser, true);
    await untilSettled(browser, page);
    const boxShift = shiftBetween(boxes, await sampleAgain(page, boxes), VIEWPORT);
    await setEnabled(browser, false);
    const isGone = await untilGone(page);
    const isSame = isGone && (await serialise(page)) === before;
    return { domUnchanged: isSame ? true : isQuiet ? false : null, pageShift, boxShift };
  } finally {
    await page.close();
  }
}

function longTasksOf({ slices }: PageDescription): number {
  return slices.longestMs > LONG_TASK_MS ? 1 : 0;
}

/** A picture of the page from its top, taken in a window high enough for it, because what is out of view may not be drawn. */
async function takePicture(browser: OpenBrowser, page: Page, path: string): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ ...VIEWPORT, height: Math.min(TALLEST_PICTURE, Math.max(VIEWPORT.height, height)) });
  await untilSettled(browser, page);
  await writeFile(path, await page.screenshot());
}
