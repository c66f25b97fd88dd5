/** What a page costs the main thread with us, without us, and with a content script that does nothing, as the browser itself counts it, in turns. */
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadPage } from '../../../scripts/browsers/load-page.ts';
import { openWith } from '../../../scripts/browsers/open.ts';
import type { OpenBrowser } from '../../../scripts/browsers/open-browser.ts';
import type { LocalServer } from '../../../scripts/browsers/server.ts';
import { buildExtension } from '../../../scripts/extension-build.ts';
import { emptyExtension } from '../empty-extension.ts';
import type { MeasuredCase } from './page-set.ts';

const ROUNDS = 3;
/** What comes after the load event counts too (milliseconds). */
const AFTERWARDS = 1500;

export interface LoadCost {
  readonly group: MeasuredCase['group'];
  /** Milliseconds of main-thread tasks, the least of some loads. */
  readonly without: number;
  readonly withEmptyScript: number;
  readonly withUs: number;
}

/** Chromium only: no other browser tells what its main thread does. @param tell told after each page */
export async function loadCosts(
  cases: readonly MeasuredCase[],
  server: LocalServer,
  tell: (done: number) => void,
): Promise<LoadCost[]> {
  const empty = [emptyExtension(), emptyExtension({ readsPages: true })];
  const browsers: OpenBrowser[] = [];
  try {
    for (const extensionDir of [...empty, await buildExtension('chromium')])
      browsers.push(await openWith('chromium', { extensionDir, from: server }));
    const costs: LoadCost[] = [];
    for (const { group, route } of cases) {
      const [without = 0, withEmptyScript = 0, withUs = 0] = await leastOf(browsers, route.url);
      costs.push({ group, without, withEmptyScript, withUs });
      tell(costs.length);
    }
    return costs;
  } finally {
    for (const browser of browsers) await browser.close();
    for (const folder of empty) rmSync(folder, { recursive: true, force: true });
  }
}

/** The least main-thread time of an address in each browser. */
async function leastOf(browsers: readonly OpenBrowser[], url: string): Promise<number[]> {
  const least = browsers.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [place, browser] of browsers.entries()) {
      const took = await mainThreadTime(browser, url);
      least[place] = Math.min(least[place] ?? took, took);
    }
  }
  return least;
}

/** Milliseconds that the main thread worked for a page: processor time, so that a busy machine does not count. */
async function mainThreadTime(browser: OpenBrowser, url: string): Promise<number> {
  const page = await browser.page('about:blank');
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await loadPage(page, url);
  await sleep(AFTERWARDS);
  const { metrics } = await session.send('Performance.getMetrics');
  await page.close();
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}
