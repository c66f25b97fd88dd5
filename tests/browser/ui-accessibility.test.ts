/** Every page and state of ours: no violation that axe-core knows, and nothing lost when zoomed. */
import type { Page } from 'puppeteer-core';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Route } from '../../scripts/browsers/server.ts';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { buildGallery, GALLERY, SHELVES } from '../gallery/build-gallery.ts';
import { colour, COLOURS, expectNoViolation } from './accessibility.ts';
import { BROWSERS, withBrowser } from './harness.ts';

const pages = readTestPages().filter(({ demo }) => demo !== undefined);
const news = pages.find(({ kind }) => kind === 'article')?.url ?? '';
const model = pages.find(({ kind }) => kind === 'model')?.url ?? '';
const until = { timeout: 60_000, interval: 100 };

/** Pages of the extension, each with what is in it once it is ready. */
const PAGES: readonly (readonly [what: string, path: string, ready: string])[] = [
  ['the popup without a page', 'popup.html', '.or-notice'],
  ['the breakdown of restricted weights', 'popup.html?id=meta%2Fllama-3.1', '.or-table'],
  ['the breakdown of an open recipe', 'popup.html?id=ai2%2Folmo-2', '.or-table'],
  ['the breakdown of a family', 'popup.html?id=family%2Fllama', '.or-releases'],
  ['the breakdown of nothing known', 'popup.html?id=nobody%2Fnothing', '.or-overview'],
  ['the panel', 'sidepanel.html', '.or-notice'],
  ['the explorer, table', 'explorer.html#q=llama', 'tbody .or-name'],
  ['the explorer, components', 'explorer.html#view=components&q=llama', 'tbody .or-cell'],
  ['the explorer, time', 'explorer.html#view=time&q=llama', '.or-picture'],
  ['the explorer, comparison', 'explorer.html#view=compare&compare=meta/llama-3.1,ai2/olmo-2', '.or-sides'],
  ['the report form', 'report.html', 'form, main'],
  ['the settings', 'options.html', '.or-facts dd'],
  ['the welcome page', 'welcome.html', '.or-sample-text'],
];

/** Widths that 1280 px come to when zoomed to 200 and to 400 per cent. */
const ZOOMED = [640, 320] as const;

/** Rules about whole pages; a shelf of the gallery holds many. */
const OF_PAGES = [
  'landmark-no-duplicate-banner',
  'landmark-no-duplicate-contentinfo',
  'landmark-no-duplicate-main',
  'landmark-main-is-top-level',
  'landmark-banner-is-top-level',
  'landmark-contentinfo-is-top-level',
  'landmark-complementary-is-top-level',
  'landmark-unique',
  'page-has-heading-one',
  'heading-order',
  'region',
];

const ready = (page: Page, selector: string) =>
  vi.waitFor(
    async () => expect(await page.evaluate((it) => document.querySelector(it) !== null, selector)).toBe(true),
    until,
  );

/** What sticks out of the window to either side, other than in what scrolls by itself. */
const sticksOut = (page: Page, direction: string) =>
  page.evaluate((dir) => {
    document.documentElement.dir = dir;
    return [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const { left, right, width, height } = element.getBoundingClientRect();
        const isOut = right > innerWidth + 1 || left < -1;
        const isSeen = width > 1 && height > 1 && element.checkVisibility();
        return isOut && isSeen && element.closest('.or-scroller') === null;
      })
      .map(({ className, localName }) => `${localName}.${className}`);
  }, direction);

const routes: Route[] = [...routesOf(pages)];
beforeAll(async () => {
  routes.push(...(await buildGallery()));
});

describe.each(BROWSERS)('accessibility in %s', (name) => {
  const harness = withBrowser(name, routes);
  afterEach(() => harness.reset());

  it.each(PAGES)('%s has no violation in any colours, and loses nothing zoomed in', async (_what, path, selector) => {
    const page = await harness.browser.extensionPage(path);
    await ready(page, selector);
    for (const colours of COLOURS) {
      await colour(harness.browser, page, colours);
      await expectNoViolation(page, { onlyContrast: colours !== 'light' }, colours);
    }
    for (const width of ZOOMED) {
      await page.setViewport({ width, height: 640 });
      for (const direction of ['ltr', 'rtl'])
        expect(await sticksOut(page, direction), `${width} px, ${direction}`).toEqual([]);
    }
    await page.close();
  });

  it('the list of a page and search have no violation', async () => {
    const { page } = await harness.annotated(news);
    const popup = await harness.browser.extensionPage(`popup.html?tabId=${harness.browser.tabId(page)}`);
    await ready(popup, '.or-row');
    await expectNoViolation(popup);
    await harness.browser.focus(popup);
    await popup.keyboard.press('/');
    await ready(popup, '.or-field');
    await popup.keyboard.type('olmo');
    await ready(popup, '.or-row');
    await expectNoViolation(popup);
    await popup.close();
  });

  it('badge and card on a page have no violation, light, dark and in forced colours', async () => {
    const { page } = await harness.annotated(model);
    await harness.browser.focus(page);
    await page.evaluate(() =>
      document.querySelector('h1 open-recipe-badge')?.shadowRoot?.querySelector<HTMLElement>('button')?.focus(),
    );
    await page.keyboard.press('Enter');
    await vi.waitFor(
      async () =>
        expect(
          await page.evaluate(
            () => document.querySelector('open-recipe-card')?.shadowRoot?.querySelector('article') != null,
          ),
        ).toBe(true),
      until,
    );
    for (const part of ['open-recipe-card', 'h1 open-recipe-badge'])
      for (const colours of COLOURS) {
        await colour(harness.browser, page, colours);
        await expectNoViolation(page, { part, onlyContrast: colours !== 'light', without: OF_PAGES }, colours);
      }
  });

  it.each(SHELVES)('every state on the shelf "%s" has no violation', async (shelf) => {
    const page = await harness.browser.page(`${GALLERY}#${shelf}`);
    await ready(page, 'figure');
    for (const colours of COLOURS) {
      await colour(harness.browser, page, colours);
      const look = { part: '.shelf', onlyContrast: colours !== 'light', without: OF_PAGES };
      await expectNoViolation(page, look, colours);
    }
    await page.close();
  });
});
