/** A page of ours, used with the keyboard alone. */
import type { Page } from 'puppeteer-core';
import { expect, vi } from 'vitest';
import type { OpenBrowser } from '../../scripts/browsers/open-browser.ts';

declare global {
  /** What was copied or saved since `watchTaken`. */
  var taken: string[];
}

const until = { timeout: 30_000, interval: 50 };

/** Gives a page the window's focus, for good: without it Firefox sends keys that do nothing, and it shows downloads in front. */
export async function takeKeyboard(browser: OpenBrowser, page: Page): Promise<void> {
  if (browser.name === 'firefox') await browser.setPreference('browser.download.alwaysOpenPanel', false);
  await browser.focus(page);
  await vi.waitFor(async () => expect(await page.evaluate(() => document.hasFocus())).toBe(true), until);
}

/** What has the focus, as a screen reader calls it: "button Full breakdown", "checkbox on Closed". Roots are looked into. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element) return '';
    const { localName } = element;
    const { labels, type, checked, placeholder } = element as HTMLInputElement;
    const kind =
      localName === 'input'
        ? type + (type === 'radio' || type === 'checkbox' ? ` ${checked ? 'on' : 'off'}` : '')
        : localName;
    const label = labels?.[0]?.textContent ?? '';
    const name =
      element.getAttribute('aria-label') || label || placeholder || (localName === 'select' ? '' : element.textContent);
    return `${kind} ${name ?? ''}`.replaceAll(/\s+/gu, ' ').trim().slice(0, 120);
  });

/** Tabs on until what is focused is called so. @throws AssertionError where that is more than `most` stops away */
export async function tabTo(page: Page, wanted: RegExp, most = 60): Promise<void> {
  const passed: string[] = [];
  for (let stops = 0; stops < most; stops++) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (wanted.test(now)) return;
    passed.push(now);
  }
  expect(passed.join('\n'), 'the stops passed').toMatch(wanted);
}

/** Tabs to something and presses Enter there. */
export async function enter(page: Page, wanted: RegExp, most?: number): Promise<void> {
  await tabTo(page, wanted, most);
  await page.keyboard.press('Enter');
}

/** The same the other way round. */
export async function enterBackwards(page: Page, wanted: RegExp): Promise<void> {
  await page.keyboard.down('Shift');
  await tabTo(page, wanted);
  await page.keyboard.up('Shift');
  await page.keyboard.press('Enter');
}

/** Keeps what is copied and saved from now on. */
export const watchTaken = (page: Page): Promise<void> =>
  page.evaluate(() => {
    globalThis.taken = [];
    navigator.clipboard.writeText = (text) => Promise.resolve(void taken.push(text));
    const original = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      void blob.text().then((text) => taken.push(text));
      return original(blob);
    };
  });

/** Waits until that many things were copied or saved. @returns them */
export const untilTaken = (page: Page, count: number): Promise<string[]> =>
  vi.waitFor(async () => {
    const all = await page.evaluate(() => taken);
    expect(all).toHaveLength(count);
    return all;
  }, until);
