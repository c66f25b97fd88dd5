/** What a page of ours says, and pages for ours to read. */
import type { Page } from 'puppeteer-core';
import { expect, vi } from 'vitest';

export const textOf = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);

/** Waits until a page says something. @throws AssertionError where it does not within half a minute */
export const untilText = (page: Page, wanted: string | RegExp): Promise<void> =>
  vi.waitFor(async () => expect(await textOf(page)).toMatch(wanted), { timeout: 30_000, interval: 100 });

/** A page that passes for an article about models. @param body what it says besides its heading and some filler */
export function articleHtml(body: string, head = ''): string {
  const filler = 'A paragraph of nothing in particular, to make this an article. '.repeat(6);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page about language models</title>${head}</head><body><main><article><h1>Language models</h1><p>${filler}</p>${body}</article></main></body></html>`;
}
