/** What five people come for, each from the page where they are to what they take away. */
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { BROWSERS, withBrowser } from './harness.ts';
import { tabTo, takeKeyboard } from './keyboard.ts';
import { textOf } from './page-text.ts';

const pages = readTestPages();
const news = pages.find(({ kind, demo }) => kind === 'article' && demo !== undefined)?.url ?? '';
const restricted = pages.find(({ url }) => url.endsWith('/Qwen/Qwen2.5-7B-Instruct/tree/main'))?.url ?? '';
const until = { timeout: 30_000, interval: 100 };

interface Api {
  extension: { getViews(of: { type: 'popup' }): { document: { body: { innerText: string } } }[] };
}
declare const chrome: Api;

const heading = (page: Page) => page.evaluate(() => document.querySelector('h1')?.textContent ?? '');

/** Presses what is called so: by its name for screen readers, else by its words. */
const press = (page: Page, name: RegExp) =>
  vi.waitFor(async () => {
    const found = await page.evaluate((pattern) => {
      const wanted = new RegExp(pattern, 'u');
      const button = [...document.querySelectorAll<HTMLElement>('button, a[href], summary')].find((each) =>
        wanted.test((each.ariaLabel ?? each.innerText).trim()),
      );
      button?.click();
      return button !== undefined;
    }, name.source);
    expect(found, `something called ${name.source}`).toBe(true);
  }, until);

/** The words of the part under a heading. */
const section = (page: Page, title: string) =>
  page.evaluate(
    (wanted) =>
      [...document.querySelectorAll('section')]
        .find((each) => each.querySelector('h2')?.textContent === wanted)
        ?.innerText.trim() ?? '',
    title,
  );

/** Keeps what is copied from now on, besides copying it. */
const watchClipboard = (page: Page) =>
  page.evaluate(() => {
    const copied: string[] = [];
    Object.assign(globalThis, { copied });
    navigator.clipboard.writeText = async (words) => void copied.push(words);
  });
const copied = (page: Page) => page.evaluate(() => (globalThis as unknown as { copied: string[] }).copied);

describe.each(BROWSERS)('in %s', (name) => {
  const harness = withBrowser(name, routesOf(pages));
  afterEach(() => harness.reset());

  it('an engineer finds a more open model of the size at hand, from the page of a model', async () => {
    const { page } = await harness.annotated(restricted);
    await harness.browser.focus(page);
    await page.evaluate(() =>
      document.querySelector('open-recipe-badge')?.shadowRoot?.querySelector<HTMLElement>('button')?.focus(),
    );
    await page.keyboard.press('Enter');
    const place = () =>
      page.evaluate(() => {
        const link = document.querySelector('open-recipe-card')?.shadowRoot?.querySelector('.instead button');
        const { x, y, width, height } = link?.getBoundingClientRect() ?? new DOMRect();
        return width > 0 ? { x: x + width / 2, y: y + height / 2, name: link?.textContent ?? '' } : null;
      });
    await vi.waitFor(async () => expect(await place()).not.toBeNull(), until);
    const alternative = (await place())!;
    await page.mouse.click(alternative.x, alternative.y);
    const popup = () =>
      harness.browser.inExtension(() =>
        chrome.extension
          .getViews({ type: 'popup' })
          .map(({ document }) => document.body.innerText)
          .join(''),
      );
    await vi.waitFor(async () => expect(await popup()).toContain('What it lets you do'), until);
    expect(await popup()).toContain(alternative.name);
    expect(await popup()).toMatch(/open recipe/i);
  });

  it('a journalist decides whether "open source" in an article is right, and which clause says otherwise', async () => {
    const { page } = await harness.annotated(news);
    const popup = await harness.browser.extensionPage(`popup.html?tabId=${harness.browser.tabId(page)}`);
    await vi.waitFor(async () => expect(await textOf(popup)).toMatch(/called open source/), until);
    await press(popup, /^Llama 3\.1/u);
    await vi.waitFor(async () => expect(await section(popup, 'Terms')).not.toBe(''), until);
    expect(await textOf(popup)).toContain('Restricted weights');
    expect(await section(popup, 'Terms')).toMatch(/Llama 3\.1 Community License[\s\S]*Limit: .*users/);
    const evidence = await popup.evaluate(
      () =>
        [...document.querySelectorAll<HTMLAnchorElement>('.or-evidence')].filter(({ href }) =>
          href.startsWith('https:'),
        ).length,
    );
    expect(evidence).toBeGreaterThan(5);
    await popup.close();
  });

  it('a researcher copies accurate words and a citation', async () => {
    const popup = await harness.browser.extensionPage('popup.html?text=OLMo%202');
    await vi.waitFor(async () => expect(await heading(popup)).toBe('OLMo 2'), until);
    await vi.waitFor(async () => expect(await section(popup, 'Say it right')).not.toBe(''), until);
    await watchClipboard(popup);
    await press(popup, /^Copy: one line$/u);
    await press(popup, /^Copy: Markdown$/u);
    await press(popup, /^Copy: Citation, BibTeX$/u);
    const [line = '', badge = '', citation = ''] = await copied(popup);
    expect(line).toMatch(/^OLMo 2 .*open-recipe model/);
    expect(badge).toMatch(/^\[.*open recipe.*\]\(https:.*\)$/i);
    expect(citation).toMatch(/^@misc\{[\s\S]*title = [\s\S]*\}$/);
    await popup.close();
  });

  it('a buyer compares models side by side and keeps the link', async () => {
    const page = await harness.browser.extensionPage('explorer.html#q=llama+3.1&kind=models');
    await vi.waitFor(async () => expect(await textOf(page)).toMatch(/\d models? (?:and|or) corp/), until);
    const tick = (model: string) =>
      vi.waitFor(
        async () =>
          expect(
            await page.evaluate((wanted) => {
              const box = document.querySelector<HTMLInputElement>(`input[aria-label="Compare ${wanted}"]`);
              box?.click();
              return box !== null;
            }, model),
          ).toBe(true),
        until,
      );
    await tick('Llama 3.1');
    await takeKeyboard(harness.browser, page);
    await page.click('.or-field', { count: 3 });
    await page.keyboard.type('olmo 2');
    await tick('OLMo 2');
    await press(page, /^Compare \(2\)$/u);
    await vi.waitFor(
      async () =>
        expect(await page.evaluate(() => document.querySelectorAll('.or-sides thead button.or-link').length)).toBe(2),
      until,
    );
    const row = (title: string) =>
      page.evaluate(
        (wanted) =>
          [...document.querySelectorAll('.or-sides tbody tr')]
            .filter((line) => line.querySelector('th')?.textContent === wanted)
            .map((line) => [...line.querySelectorAll('td')].map(({ innerText }) => innerText.trim())),
        title,
      );
    expect(await row('Verdict')).toEqual([['Restricted weights', expect.stringMatching(/^Open recipe/)]]);
    expect(await row('Pre-training data')).toEqual([[expect.not.stringMatching(/^Open$/), 'Open']]);
    expect(await page.evaluate(() => location.hash)).toContain('compare=meta/llama-3.1,ai2/olmo-2');
    await page.close();
  });

  it('a maintainer corrects a status, with the evidence', async () => {
    const page = await harness.browser.extensionPage('popup.html?id=ai2%2Folmo-2');
    await press(page, /^Report as wrong: (?:optimizer states)$/iu);
    const field = (id: string) =>
      page
        .evaluate((one) => document.querySelector<HTMLInputElement>(`[id="${one}"]`)?.value ?? null, id)
        .catch(() => null);
    await vi.waitFor(async () => expect(await field('component')).toBe('optimizer_state'), until);
    expect(await field('record')).toBe('ai2/olmo-2');
    await takeKeyboard(harness.browser, page);
    await tabTo(page, /^select What it should say/);
    await page.keyboard.type('open');
    await tabTo(page, /^text Evidence/);
    await page.keyboard.type('https://huggingface.co/allenai/OLMo-2-1124-13B');
    await watchClipboard(page);
    await press(page, /^Copy as text$/u);
    await vi.waitFor(async () => expect(await copied(page)).toHaveLength(1), until);
    const [report = ''] = await copied(page);
    for (const words of ['ai2/olmo-2', 'optimizer_state', 'https://huggingface.co/allenai/OLMo-2-1124-13B'])
      expect(report).toContain(words);
    await page.close();
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });
});
