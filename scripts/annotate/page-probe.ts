import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';

/** A sampled element: its place in the document's order, and its box in CSS pixels of the viewport. */
export interface Sample {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const OURS = 'open-recipe-badge, open-recipe-layer, open-recipe-card';
const QUIET_MS = 400;
const QUIET_LIMIT_MS = 6000;
const GONE_LIMIT_MS = 8000;

// Functions that run in the page name no functions of their own: the TypeScript runner would wrap them in a helper that is not there.

/** Waits until a page has not changed its own tree for 0.4 s. @returns false where it has not stopped after 6 s */
export function untilQuiet(page: Page): Promise<boolean> {
  return page.evaluate(
    async (quietMs, limitMs) => {
      const start = performance.now();
      let last = start;
      const observer = new MutationObserver(() => {
        last = performance.now();
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      while (performance.now() - last < quietMs && performance.now() - start < limitMs) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      observer.disconnect();
      return performance.now() - last >= quietMs;
    },
    QUIET_MS,
    QUIET_LIMIT_MS,
  );
}

/** The page's tree as text. */
export function serialise(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.outerHTML);
}

/** Waits until none of our elements is left in a page. @returns whether they went within 8 s */
export async function untilGone(page: Page): Promise<boolean> {
  const end = Date.now() + GONE_LIMIT_MS;
  while (await page.evaluate((ours) => document.querySelector(ours) !== null, OURS)) {
    if (Date.now() > end) return false;
    await sleep(50);
  }
  return true;
}

/** A layout shift as the browser measured it: its score, and when it was, in milliseconds from the start of the navigation. */
export interface Shift {
  readonly value: number;
  readonly at: number;
}

/** The page's layout shifts so far, as the browser measured them; null where it does not. */
export function layoutShiftsOf(page: Page): Promise<Shift[] | null> {
  return page.evaluate(async () => {
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return null;
    const entries: PerformanceEntry[] = [];
    const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    // Buffered entries come in a task of their own.
    await new Promise((resolve) => setTimeout(resolve, 100));
    entries.push(...observer.takeRecords());
    observer.disconnect();
    return entries.map((entry) => ({
      value: (entry as PerformanceEntry & { value?: number }).value ?? 0,
      at: entry.startTime,
    }));
  });
}

/** The name of the global variable in which a page keeps when the first node of ours came. */
const FIRST_NODE = 'firstNodeOfOurs';

/** From the next load on, a page notes when the first node of ours comes into it. */
export async function noteFirstNode(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(
    (ours, name) => {
      const observer = new MutationObserver((records) => {
        const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
        if (!added.some((node) => node instanceof Element && node.matches(ours))) return;
        Object.assign(globalThis, { [name]: performance.now() });
        observer.disconnect();
      });
      observer.observe(document, { subtree: true, childList: true });
    },
    OURS,
    FIRST_NODE,
  );
}

/** When the first node of ours came into a page, in milliseconds from the start of the navigation; infinite where none has. */
export async function firstNodeAt(page: Page): Promise<number> {
  const noted = await page.evaluate((name) => (globalThis as Record<string, unknown>)[name], FIRST_NODE);
  return typeof noted === 'number' ? noted : Number.POSITIVE_INFINITY;
}

/** When the page's text was there (read, and first drawn), and when it had loaded: milliseconds from the start of the navigation. */
export function timesOf(page: Page): Promise<{ textMs: number; loadMs: number }> {
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const [drawn] = performance.getEntriesByName('first-contentful-paint');
    const textMs = Math.max(navigation?.domContentLoadedEventEnd ?? 0, drawn?.startTime ?? 0);
    return { textMs, loadMs: navigation?.loadEventEnd ?? 0 };
  });
}

/** The boxes of up to 300 elements of the page itself that are in view, spread evenly over the document. */
export async function sampleBoxes(page: Page): Promise<Sample[]> {
  const visible = await page.evaluate(readBoxes, OURS, null);
  const step = Math.max(1, Math.ceil(visible.length / 300));
  return visible.filter((_, index) => index % step === 0);
}

/** Where the elements of an earlier sampling are now. */
export function sampleAgain(page: Page, samples: readonly Sample[]): Promise<Sample[]> {
  const wanted = samples.map(({ index }) => index);
  return page.evaluate(readBoxes, OURS, wanted);
}

/** Runs in the page: the boxes of the wanted elements, or of all that are in view. */
function readBoxes(ours: string, wanted: number[] | null): Sample[] {
  const own = [...document.querySelectorAll('body *')].filter((element) => !element.matches(ours));
  const indices = wanted ?? own.keys();
  const boxes: Sample[] = [];
  for (const index of indices) {
    const { x, y, width, height } = own[index]?.getBoundingClientRect() ?? new DOMRect();
    const isVisible = width > 0 && height > 0 && y < innerHeight && y + height > 0 && x < innerWidth && x + width > 0;
    if (isVisible || wanted) boxes.push({ index, x, y, width, height });
  }
  return boxes;
}
