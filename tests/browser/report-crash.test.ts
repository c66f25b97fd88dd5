/** The browser itself killed while a report is typed and sent: it is there once, as it stood at some moment. */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { BROWSERS, packaged } from './harness.ts';
import { KilledBrowser } from './killed-browser.ts';

const KILLS = 4;
const NAME = 'Stubborn 13B';
const until = { timeout: 20_000, interval: 100 };

const press = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    [...document.querySelectorAll<HTMLElement>('button')].find((each) => each.innerText === wanted)?.click();
  }, words);
const waitingIn = async (page: Page) =>
  [...(await page.evaluate(() => document.body.innerText)).matchAll(/^Missing: (.+)$/gmu)].map(([, name]) => name);

declare const chrome: { storage: { local: { set(values: object): Promise<void> } } };

describe.each(BROWSERS)('a killed %s', (name) => {
  const killed = new KilledBrowser(name);
  afterAll(() => killed.close());

  it('comes back with the report, once', async () => {
    const extensionDir = packaged(name);
    const openForm = async (open: (path: string) => Promise<Page>) => {
      const page = await open('report.html');
      await page.waitForSelector('#name');
      return page;
    };
    const open = await killed.open(extensionDir);
    const settings = await open('options.html');
    await settings.evaluate(() => chrome.storage.local.set({ settings: { reportRepository: 'acme/open-recipe' } }));
    let page = await openForm(open);
    await page.type('#name', NAME);
    await vi.waitFor(
      async () => expect(await page.evaluate(() => document.body.innerText)).toContain('Kept in this browser.'),
      until,
    );
    for (let turn = 0; turn < KILLS; turn++) {
      await killed.kill();
      page = await openForm(await killed.open(extensionDir));
      await vi.waitFor(async () => expect(await waitingIn(page)).toHaveLength(1), until);
      expect((await waitingIn(page))[0]).toMatch(/^Stubborn 13B(?:x(?:yz?)?)*$/u);
      await press(page, 'Go on');
      await page.focus('#name');
      await page.keyboard.press('End');
      await page.keyboard.type('xyz');
      // Without a network the form never comes, whenever the browser dies.
      if (turn % 2 === 1) await press(page, 'Open the issue form');
      await sleep(randomInt(0, 1500));
    }
  }, 180_000);
});
