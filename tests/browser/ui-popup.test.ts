import { afterEach, describe, expect, it, vi } from 'vitest';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { BROWSERS, withBrowser } from './harness.ts';
import { savedBy } from './saved-files.ts';

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

  it('saves the report of the page as CSV with the sentences that name its models', async () => {
    const { page, description } = await harness.annotated(news);
    const popup = await harness.browser.extensionPage(`popup.html?tabId=${harness.browser.tabId(page)}`);
    await vi.waitFor(
      async () => expect(await popup.evaluate(() => document.querySelector('.or-save') !== null)).toBe(true),
      until,
    );
    const [csv = ''] = await savedBy(popup, '.or-save', 'CSV');
    const rows = csv.trimEnd().split('\r\n');
    expect(rows).toHaveLength(description.entities.length + 1);
    const sentence = description.entities.flatMap(({ sentences }) => sentences)[0];
    expect(sentence).toBeDefined();
    expect(csv).toContain(sentence?.replaceAll('"', '""'));
    await popup.close();
  });

  it('shows the list of a page soon after it is opened (the figures are printed, not judged)', async () => {
    const { page } = await harness.annotated(news);
    const path = `popup.html?tabId=${harness.browser.tabId(page)}`;
    // The first opening pays for the browser's own caches.
    await (await harness.browser.extensionPage(path)).close();
    const popup = await harness.browser.extensionPage(path);
    await vi.waitFor(
      async () => expect(await popup.evaluate(() => document.querySelector('.or-row') !== null)).toBe(true),
      until,
    );
    const { first, list } = await popup.evaluate(async () => {
      const largest = await new Promise<number>((resolve) => {
        new PerformanceObserver((entries) => {
          // The title of the first frame is told first.
          const painted = entries
            .getEntries()
            .find((entry) => (entry as LargestContentfulPaint).element?.closest('main') !== null);
          if (painted) resolve(painted.startTime);
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      });
      // Read last: rows are there before they are painted.
      const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
      return { first: painted, list: largest };
    });
    const status = await popup.evaluate(() => document.querySelector('.or-dataset')?.textContent);
    console.log(`${name}: popup painted after ${first.toFixed(0)} ms, its list after ${list.toFixed(0)} ms; ${status}`);
    expect(first).toBeGreaterThan(0);
    expect(list).toBeGreaterThanOrEqual(first);
    await popup.close();
  });

  it('has a first frame that waits for nothing, and gives way to the view', async () => {
    const popup = await harness.browser.extensionPage('popup.html');
    await vi.waitFor(
      async () => expect(await popup.evaluate(() => document.querySelector('.or-foot') !== null)).toBe(true),
      until,
    );
    const [before, after] = await popup.evaluate(async () => {
      const written = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
      const titles = (from: Document) => [...from.querySelectorAll('#app h1')].map(({ textContent }) => textContent);
      return [titles(written), titles(document)];
    });
    expect(before).toEqual(['Open Recipe']);
    expect(after).toEqual(['Open Recipe']);
    expect(await popup.evaluate(() => document.querySelector('[data-first-frame]') === null)).toBe(true);
    await popup.close();
  });

  it('is walked with the keyboard: search from anywhere, breakdown, and back', async () => {
    const popup = await harness.browser.extensionPage('popup.html?id=meta%2Fllama-3.1');
    // A page without the window's focus gets keys but, in Firefox, none of what they do.
    await harness.browser.focus(popup);
    await vi.waitFor(async () => expect(await popup.evaluate(() => document.hasFocus())).toBe(true), until);
    const focused = () => popup.evaluate(() => document.activeElement?.className ?? '');
    await vi.waitFor(
      async () => expect(await popup.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Llama 3.1'),
      until,
    );
    await popup.keyboard.press('/');
    await vi.waitFor(async () => expect(await focused()).toContain('or-field'), until);
    await popup.keyboard.type('olmo 2');
    await vi.waitFor(
      async () =>
        expect(await popup.evaluate(() => document.querySelector('.or-row')?.textContent)).toContain('OLMo 2'),
      until,
    );
    // The list is filled anew with every letter: it is walked once it has come to rest.
    let before = '';
    await vi.waitFor(
      async () => {
        const now = await popup.evaluate(() => document.querySelector('.or-rows')?.textContent ?? '');
        const rests = now !== '' && now === before;
        before = now;
        expect(rests).toBe(true);
      },
      { timeout: 10_000, interval: 400 },
    );
    await popup.keyboard.press('Tab');
    await vi.waitFor(async () => expect(await focused()).toContain('or-row'), until);
    await popup.keyboard.press('Enter');
    const heading = () =>
      popup.evaluate(() => [document.activeElement?.localName, document.activeElement?.textContent]);
    await vi.waitFor(async () => expect(await heading()).toEqual(['h1', expect.stringContaining('OLMo 2')]), until);
    await popup.keyboard.down('Shift');
    while (!(await focused()).includes('or-back')) await popup.keyboard.press('Tab');
    await popup.keyboard.up('Shift');
    await popup.keyboard.press('Enter');
    await vi.waitFor(async () => expect(await focused()).toContain('or-field'), until);
    await popup.close();
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });

  it('says so where no record is, with names instead of ids where it is', async () => {
    const lost = await harness.browser.extensionPage('popup.html?id=nobody%2Fnothing-at-all');
    await vi.waitFor(
      async () =>
        expect(await lost.evaluate(() => document.body.innerText)).toContain('It is in no record of the dataset'),
      until,
    );
    await lost.close();
    const found = await harness.browser.extensionPage('popup.html?id=meta%2Fllama-3.1');
    await vi.waitFor(
      async () => expect(await found.evaluate(() => document.querySelector('.or-overview')?.textContent)).toBeTruthy(),
      until,
    );
    const why = await found.evaluate(() => document.querySelector('.or-overview .or-list')?.textContent ?? '');
    expect(why).toMatch(/Llama 3\.1 Community License/i);
    expect(why).not.toContain('llama3.1');
    await found.close();
  });
});
