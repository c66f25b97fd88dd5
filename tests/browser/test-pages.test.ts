/** Every test page is annotated as it should be, and, as docs/privacy.md promises, none of that sends anything anywhere. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { untilSettled } from '../../scripts/browsers/annotation.ts';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { expectPage } from './expected-page.ts';
import { BROWSERS, withBrowser } from './harness.ts';

const pages = readTestPages();

describe.each(BROWSERS)('test pages in %s', (name) => {
  const harness = withBrowser(name, routesOf(pages));
  afterEach(() => harness.reset());

  it.each(pages)('$site: $case', async (page) => {
    const { description } = await harness.annotated(page.url);
    expectPage(description, page);
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });

  it.each(pages.filter(({ case: what }) => ['front page', 'issue', 'news'].includes(what)))(
    '$site: $case, once the page has turned dark, is marked as before, in the colours for the dark',
    async ({ url }) => {
      const { page, description } = await harness.annotated(url);
      const underlines = () =>
        page.evaluate(() => [...CSS.highlights].flatMap(([underline, { size }]) => (size > 0 ? [underline] : [])));
      expect(description.marks.length).toBeGreaterThan(0);
      expect((await underlines()).filter((underline) => underline.endsWith('-dark'))).toEqual([]);
      await harness.browser.setColorScheme('dark');
      try {
        await vi.waitFor(
          async () => expect((await underlines()).filter((underline) => !underline.endsWith('-dark'))).toEqual([]),
          { timeout: 15_000, interval: 100 },
        );
        expect((await untilSettled(harness.browser, page))?.marks).toEqual(description.marks);
      } finally {
        await harness.browser.setColorScheme('light');
      }
    },
  );

  it('asks no host but those of the pages themselves, whatever is read, left early or looked up', async () => {
    for (const { url } of pages.filter((_page, at) => at % 10 === 0)) {
      const { page } = await harness.annotated(url);
      const popup = await harness.browser.extensionPage(`popup.html?tabId=${harness.browser.tabId(page)}`);
      await vi.waitFor(async () => expect(await popup.evaluate(() => document.body.textContent)).not.toBe(''));
      await popup.close();
    }
    // All have been read by the tests before, unless this one runs alone.
    const visited = new Set(harness.server.requests.map(({ url }) => url));
    const unread = pages.filter(({ url }, at) => at % 5 === 0 || !visited.has(url.replace(/#.*/, '')));
    for (const { url } of unread) await (await harness.browser.page(url)).close();
    const breakdown = await harness.browser.extensionPage('popup.html?id=meta%2Fllama-3.1');
    await vi.waitFor(async () =>
      expect(await breakdown.evaluate(() => document.body.textContent)).toMatch(/Llama 3\.1/),
    );
    await breakdown.close();

    const asked = await harness.browser.requests();
    expect(pages.length).toBeGreaterThanOrEqual(50);
    expect(asked.length).toBeGreaterThanOrEqual(pages.length);
    expect(asked.filter(({ from }) => from === 'extension')).toEqual([]);
    const hosts = new Set(pages.map(({ url }) => new URL(url).host));
    expect(asked.filter(({ url }) => !hosts.has(new URL(url).host))).toEqual([]);
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });
});
