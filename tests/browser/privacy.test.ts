/** What docs/privacy.md promises: reading pages, cards and verdicts sends nothing anywhere. */
import { afterAll, describe, expect, it, vi } from 'vitest';
import { describePage } from '../../scripts/browsers/annotation.ts';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { BROWSERS, withBrowser } from './harness.ts';

const pages = readTestPages();
/** Every kind of page, and the first ones again, as somebody comes back to them. */
const visits = [...pages, ...pages].slice(0, Math.max(50, pages.length));

describe.each(BROWSERS)('browsing in %s', (name) => {
  const harness = withBrowser(name, routesOf(pages));
  afterAll(() => harness.reset());

  it('asks no host but those of the pages themselves', async () => {
    expect(visits.length).toBeGreaterThanOrEqual(50);
    for (const [at, { url }] of visits.entries()) {
      const page = await harness.browser.page(url);
      // Some are left before they are read to the end.
      if (at % 5 !== 4) {
        const isSettled = async () => (await describePage(harness.browser, page))?.settled === true;
        await vi.waitFor(async () => expect(await isSettled()).toBe(true), { timeout: 20_000, interval: 100 });
      }
      if (at % 10 === 0) {
        const popup = await harness.browser.extensionPage(`popup.html?tabId=${harness.browser.tabId(page)}`);
        await vi.waitFor(async () => expect(await popup.evaluate(() => document.body.textContent)).not.toBe(''));
        await popup.close();
      }
      await page.close();
    }
    const breakdown = await harness.browser.extensionPage('popup.html?id=meta%2Fllama-3.1');
    await vi.waitFor(async () =>
      expect(await breakdown.evaluate(() => document.body.textContent)).toMatch(/Llama 3\.1/),
    );
    await breakdown.close();

    const asked = await harness.browser.requests();
    expect(asked.length).toBeGreaterThanOrEqual(visits.length);
    expect(asked.filter(({ from }) => from === 'extension')).toEqual([]);
    const hosts = new Set(pages.map(({ url }) => new URL(url).host));
    expect(asked.filter(({ url }) => !hosts.has(new URL(url).host))).toEqual([]);
    expect(await harness.browser.consoleErrors()).toEqual([]);
  }, 600_000);
});
