/** The user lets us run on more sites, in the settings: up to the browser's question, and past it where that can be answered. */
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { patternsOf } from '../../lib/site-access.ts';
import { MORE_NEWS_HOSTS } from '../../lib/sites/more-news-hosts.ts';
import { untilSettled } from '../../scripts/browsers/annotation.ts';
import { BROWSERS, withBrowser } from './harness.ts';
import { enter, enterBackwards, tabTo, takeKeyboard } from './keyboard.ts';
import { articleHtml, untilText } from './page-text.ts';

const until = { timeout: 30_000, interval: 100 };
const SITE = 'https://heron.example/';
const ELSEWHERE = 'https://wader.example/';
const article = articleHtml('<p>The language models OLMo 2 and Llama 3.1.</p>');

interface Asked {
  readonly origins: readonly string[];
  /** Whether it was asked within a press of the user's, without which browsers refuse. */
  readonly inPress: boolean;
}
declare global {
  var grantsAsked: Asked[];
}
interface Api {
  permissions: { request(wanted: { origins: string[] }): Promise<boolean> };
}
declare const chrome: Api;
declare const browser: Api | undefined;

/** Answers the browser's question in its place with no, and keeps what was asked. */
const answerNo = (page: Page) =>
  page.evaluate(() => {
    globalThis.grantsAsked = [];
    const { permissions } = typeof browser === 'undefined' ? chrome : browser;
    permissions.request = ({ origins }) => {
      grantsAsked.push({ origins, inPress: navigator.userActivation.isActive });
      return Promise.resolve(false);
    };
  });
const lastAsked = (page: Page, times: number): Promise<Asked | undefined> =>
  vi.waitFor(async () => {
    const all = await page.evaluate(() => grantsAsked);
    expect(all).toHaveLength(times);
    return all.at(-1);
  }, until);

describe.each(BROWSERS)('leave to run on more sites in %s', (name) => {
  const kept = { 'cache-control': 'max-age=60' };
  const harness = withBrowser(
    name,
    [SITE, ELSEWHERE].map((url) => ({ url, content: { html: article }, headers: kept })),
  );
  afterEach(() => harness.reset());

  async function open(path: string, ready: RegExp): Promise<Page> {
    const page = await harness.browser.extensionPage(path);
    await untilText(page, ready);
    await takeKeyboard(harness.browser, page);
    return page;
  }

  it('is asked for within the press, for just what was pressed, and a no is told', async () => {
    const page = await open('options.html', /Another site/);
    await answerNo(page);
    await tabTo(page, /^text Another site$/);
    await page.keyboard.type('heron.example');
    await page.keyboard.press('Enter');
    expect(await lastAsked(page, 1)).toEqual({
      origins: ['https://heron.example/*', 'https://*.heron.example/*'],
      inPress: true,
    });
    await untilText(page, /The browser did not allow it\./);
    await enter(page, /^button Allow \d+ more publications$/);
    const news = await lastAsked(page, 2);
    expect(news?.inPress).toBe(true);
    expect(news?.origins.length).toBeGreaterThan(20);
    expect(news?.origins).not.toContain('https://*/*');
    await enter(page, /^button Allow all sites$/);
    expect(await lastAsked(page, 3)).toEqual({ origins: ['https://*/*', 'http://*/*'], inPress: true });
    await enter(page, /^summary Publications one by one$/);
    const [first = ''] = MORE_NEWS_HOSTS;
    await tabTo(page, /^button Always on /, 1);
    await page.keyboard.press('Enter');
    expect(await lastAsked(page, 4)).toEqual({ origins: patternsOf(first), inPress: true });
    await page.close();
  });

  // Chromium has no way to answer its own question without a window.
  it.runIf(name === 'firefox')('is granted, used at once in an open page, and taken back', async () => {
    await harness.browser.setPreference('extensions.webextOptionalPermissionPrompts', false);
    const bird = await harness.browser.page(SITE);
    const page = await open('options.html', /No other site\./);
    await tabTo(page, /^text Another site$/);
    await page.keyboard.type('heron.example');
    await page.keyboard.press('Enter');
    await vi.waitFor(
      async () =>
        expect(await page.evaluate(() => document.querySelector('.or-hosts')?.textContent)).toContain('heron.example'),
      until,
    );
    const found = await untilSettled(harness.browser, bird);
    expect(found?.marks.map(({ text: marked }) => marked)).toEqual(['OLMo 2', 'Llama 3.1']);
    await enterBackwards(page, /^button Remove access: heron\.example$/);
    await untilText(page, /No other site\./);
    await page.close();
    await bird.close();
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });

  it.runIf(name === 'firefox')(
    'reaches a page that was in the back-forward cache, once it is asked about',
    async () => {
      await harness.browser.setPreference('extensions.webextOptionalPermissionPrompts', false);
      const bird = await harness.browser.page(SITE);
      await bird.evaluate(() => {
        addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { wasKept: persisted }));
      });
      await bird.goto(ELSEWHERE);
      const page = await open('options.html', /No other site\./);
      await tabTo(page, /^text Another site$/);
      await page.keyboard.type('heron.example');
      await page.keyboard.press('Enter');
      await vi.waitFor(
        async () =>
          expect(await page.evaluate(() => document.querySelector('.or-hosts')?.textContent)).toContain(
            'heron.example',
          ),
        until,
      );
      await bird.bringToFront();
      // Firefox's driver hears of no load event when a page comes back.
      await bird.goBack({ timeout: 3000 }).catch(() => undefined);
      expect(await bird.evaluate(() => (globalThis as { wasKept?: boolean }).wasKept), 'was kept').toBe(true);
      const popup = await open(`popup.html?tabId=${harness.browser.tabId(bird)}`, /OLMo 2/);
      const found = await untilSettled(harness.browser, bird);
      expect(found?.marks.map(({ text: marked }) => marked)).toEqual(['OLMo 2', 'Llama 3.1']);
      await popup.close();
      await page.bringToFront();
      await enterBackwards(page, /^button Remove access: heron\.example$/);
      await untilText(page, /No other site\./);
      await page.close();
      await bird.close();
      expect(await harness.browser.consoleErrors()).toEqual([]);
    },
  );
});
