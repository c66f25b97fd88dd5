import { type Page, TimeoutError } from 'puppeteer-core';

const LOAD_LIMIT_MS = 60_000;

/** Loads an address in a tab. A page that never finishes loading is taken as it is after a minute. @throws Error where it cannot be reached */
export async function loadPage(page: Page, url: string): Promise<void> {
  try {
    await page.goto(url, { waitUntil: 'load', timeout: LOAD_LIMIT_MS });
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
  }
}
