import { afterEach, describe, expect, it, vi } from 'vitest';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { BROWSERS, withBrowser } from './harness.ts';

const pages = readTestPages().filter(({ demo }) => demo !== undefined);
const news = pages.find(({ kind }) => kind === 'article')?.url ?? '';
const until = { timeout: 10_000, interval: 100 };

describe.each(BROWSERS)('the popup in %s', (name) => {
  const harness = withBrowser(name, routesOf(pages));
  afterEach(() => harness.reset());

  it('lists what the page names, by tier, and opens the breakdown', async () => {
    const { page } = await harness.annotated(news);
    const popup = await harness.browser.extensionPage(`popup.html?tabId=${harness.browser.tabId(page)}`);
    const text = () => popup.evaluate(() => document.body.innerText);
    await vi.waitFor(async () => expect(await text()).toContain('OLMo 2'), until);
    for (const words of ['Open recipe', 'Restricted weights', 'Llama 3.1', 'Closed', 'GPT-4o'])
      expect(await text()).toContain(words);

    await popup.evaluate(() => {
      const rows = [...document.querySelectorAll<HTMLElement>('button, a')];
      rows.find((row) => row.innerText.includes('Llama 3.1'))?.click();
    });
    await vi.waitFor(async () => expect(await text()).toMatch(/Meta/), until);
    await popup.close();
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });

  it('works when the background has just died', async () => {
    const { page } = await harness.annotated(news);
    await harness.browser.stopBackground();
    const popup = await harness.browser.extensionPage(`popup.html?tabId=${harness.browser.tabId(page)}`);
    await vi.waitFor(
      async () => expect(await popup.evaluate(() => document.body.innerText)).toContain('OLMo 2'),
      until,
    );
    await popup.close();
  });
});
