import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { PageDescription } from '../../lib/annotate/description.ts';
import { SETTINGS_KEY } from '../../lib/settings.ts';
import type { OpenBrowser } from './open-browser.ts';

/** The part of the extension API that is used here. */
interface StorageApi {
  storage: {
    local: { get(key: string): Promise<Record<string, object>>; set(values: Record<string, object>): Promise<void> };
  };
}
declare const chrome: StorageApi;

const FIRST_ANSWER_LIMIT_MS = 8000;
const SETTLE_LIMIT_MS = 40_000;
const EVERY_MS = 75;

/** Switches the extension on or off in its settings, as the popup does; open pages follow without a reload. */
export async function setEnabled(browser: OpenBrowser, enabled: boolean): Promise<void> {
  await changeSettings(browser, { enabled });
}

/** Changes some of the extension's settings and leaves the others. */
export async function changeSettings(browser: OpenBrowser, changes: object): Promise<void> {
  await browser.inExtension(
    async (key, changed) => {
      const stored = await chrome.storage.local.get(key);
      await chrome.storage.local.set({ [key]: { ...stored[key], ...changed } });
    },
    SETTINGS_KEY,
    changes,
  );
}

/** What the content script says of a tab right now; null where it does not run or has not started. */
export async function describePage(browser: OpenBrowser, page: Page): Promise<PageDescription | null> {
  try {
    return (await browser.askTab(page, 'describePage')) as PageDescription;
  } catch {
    return null;
  }
}

/**
 * Waits until the content script of a tab has nothing left to do, and returns what it says then: settled twice in a row
 * with the same number of annotations. After 40 seconds, what it says by then. Null where no content script answers
 * within 8 seconds.
 */
export async function untilSettled(browser: OpenBrowser, page: Page): Promise<PageDescription | null> {
  const start = Date.now();
  let last: PageDescription | null = null;
  for (;;) {
    const now = await describePage(browser, page);
    if (now?.settled && last?.settled && amount(now) === amount(last)) return now;
    last = now ?? last;
    if (Date.now() - start > (last ? SETTLE_LIMIT_MS : FIRST_ANSWER_LIMIT_MS)) return last;
    await sleep(EVERY_MS);
  }
}

function amount({ badges, marks, claims }: PageDescription): string {
  const marked = marks.reduce((sum, { count }) => sum + count, 0);
  return `${badges.length} ${marked} ${claims.length}`;
}
