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
import { loadPage } from '../browsers/load-page.ts';
import { openBrowser } from '../browsers/open.ts';
import type { OpenBrowser } from '../browsers/open-browser.ts';
import { type LocalServer, type Route, type ServedRequest, startServer } from '../browsers/server.ts';
import { shiftBetween } from './layout-shift.ts';
import {
  firstNodeAt,
  layoutShiftsOf,
  noteFirstNode,
  sampleAgain,
  sampleBoxes,
  serialise,
  type Shift,
  timesOf,
  untilGone,
  untilQuiet,
} from './page-probe.ts';

const VIEWPORT = { width: 1280, height: 800 };
const TALLEST_PICTURE = 4000;
const LONG_TASK_MS = 50;
const SHIFT_TRIES = 3;

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
  /** Our share: what moved after our first node, less what the page moves by itself, the least of some comparisons. */
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
      return (await measureIn(browser, server, route, screenshot)).report;
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

/**
 * The same in a browser that is open already, and on a server of the caller's; the tab is closed afterwards.
 *
 * @param server where `browser` gets its pages; `route` is among its routes
 */
export async function measureIn(
  browser: OpenBrowser,
  server: LocalServer,
  route: Route,
  screenshot: string | null,
): Promise<MeasuredPage> {
  const without = await comeAndGo(browser, route.url);
  let { domUnchanged } = without;
  if (domUnchanged !== true) {
    // The page's own scripts may be what changed it: once more without them.
    const { routes } = server;
    server.routes = [{ ...route, headers: { ...route.headers, 'content-security-policy': "script-src 'none'" } }];
    ({ domUnchanged } = await comeAndGo(browser, route.url));
    server.routes = routes;
  }

  await setEnabled(browser, true);
  const asked = server.requests.length;
  const page = await notedPage(browser, route.url);
  const description = await untilSettled(browser, page);
  const shifts = await layoutShiftsOf(page);
  const firstNode = await firstNodeAt(page);
  if (screenshot !== null) await takePicture(browser, page, screenshot);
  const requests = await browser.requests();
  const { textMs, loadMs } = await timesOf(page);
  await page.close();
  let layoutShift =
    shifts === null || without.shifts === null ? without.boxShift : oursOf(shifts, without.shifts, firstNode);
  // What a page shifts by itself varies with when its parts come; what we shift would be there each time.
  for (let again = 0; shifts !== null && layoutShift > 0 && again < SHIFT_TRIES; again++)
    layoutShift = Math.min(layoutShift, await shiftOnceMore(browser, route.url));

  const report: PageReport = {
    url: route.url,
    browser: browser.name,
    page: { kind: description?.kind ?? null },
    badges: description?.badges ?? [],
    marks: description?.marks ?? [],
    claims: description?.claims ?? [],
    consoleErrors: await browser.consoleErrors(),
    requests: requests.filter(({ from }, index) => index >= asked || from === 'extension'),
    layoutShift,
    longTasks: description === null ? null : longTasksOf(description),
    lastBadgeMs: description?.lastBadgeMs ?? null,
    domUnchanged,
    screenshot,
  };
  return { report, textMs, loadMs, slices: description?.slices ?? null };
}

/** A report, and what it does not say. */
export interface MeasuredPage {
  readonly report: PageReport;
  /** When the text was read and first drawn, and when the page had loaded: milliseconds from the start of the navigation. */
  readonly textMs: number;
  readonly loadMs: number;
  /** Our own stretches of work; null where no content script says. */
  readonly slices: PageDescription['slices'] | null;
}

/** Opens a page that notes when the first node of ours comes; in Firefox, which tells of no shifts, just a page. */
async function notedPage(browser: OpenBrowser, url: string): Promise<Page> {
  if (browser.name === 'firefox') return browser.page(url);
  const page = await browser.page('about:blank');
  await noteFirstNode(page);
  await loadPage(page, url);
  return page;
}

/** Our share of what shifted: nothing that moved before our first node, and less what the page moves later by itself. */
function oursOf(withUs: readonly Shift[], without: readonly Shift[], firstNode: number): number {
  const later = (shifts: readonly Shift[]) =>
    shifts.filter(({ at }) => at >= firstNode).reduce((sum, { value }) => sum + value, 0);
  return Math.max(0, later(withUs) - later(without));
}

/** Loads a page without and with us, and compares what the browser says it shifted. */
async function shiftOnceMore(browser: OpenBrowser, url: string): Promise<number> {
  const load = async (isOn: boolean) => {
    await setEnabled(browser, isOn);
    const page = await notedPage(browser, url);
    await untilQuiet(page);
    await untilSettled(browser, page);
    const seen = { shifts: (await layoutShiftsOf(page)) ?? [], firstNode: await firstNodeAt(page) };
    await page.close();
    return seen;
  };
  const without = await load(false);
  const withUs = await load(true);
  return oursOf(withUs.shifts, without.shifts, withUs.firstNode);
}

interface WithoutUs {
  domUnchanged: boolean | null;
  /** What the page shifts by itself, as the browser measures it; null in Firefox. */
  shifts: readonly Shift[] | null;
  /** How far the page's boxes moved when we came. */
  boxShift: number;
}

/** Loads the page with the extension switched off, switches it on and off again, and compares before and after. */
async function comeAndGo(browser: OpenBrowser, url: string): Promise<WithoutUs> {
  await setEnabled(browser, false);
  const page = await browser.page(url);
  try {
    const isQuiet = await untilQuiet(page);
    const shifts = await layoutShiftsOf(page);
    const boxes = await sampleBoxes(page);
    const before = await serialise(page);
    await setEnabled(browser, true);
    await untilSettled(browser, page);
    const boxShift = shiftBetween(boxes, await sampleAgain(page, boxes), VIEWPORT);
    await setEnabled(browser, false);
    const isGone = await untilGone(page);
    const isSame = isGone && (await serialise(page)) === before;
    return { domUnchanged: isSame ? true : isQuiet ? false : null, shifts, boxShift };
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
