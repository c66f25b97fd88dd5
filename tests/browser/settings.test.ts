import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TIERS } from '../../lib/openness/tier-names.ts';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { BROWSERS, withBrowser, type Harness } from './harness.ts';
import { untilText } from './page-text.ts';
import { savedBy } from './saved-files.ts';

const pages = readTestPages().filter(({ demo }) => demo !== undefined);
const news = pages.find(({ kind }) => kind === 'article')?.url ?? '';
const model =
  pages.find(({ kind, url }) => kind === 'model' || /huggingface\.co\/[\w.-]+\/[\w.-]+$/u.test(url))?.url ?? '';
const until = { timeout: 15_000, interval: 100 };

interface StorageApi {
  storage: { local: { set(values: object): Promise<void>; get(key: string): Promise<Record<string, unknown>> } };
  tabs: { query(what: object): Promise<{ url?: string }[]> };
}
declare const chrome: StorageApi;

/** Chooses a radio button or ticks a box, as its user would. */
const press = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.click(), selector);
const pressButton = (page: Page, name: string) =>
  page.evaluate((wanted) => {
    const buttons = [...document.querySelectorAll<HTMLElement>('button')];
    buttons.find((button) => button.innerText.trim() === wanted)?.click();
  }, name);
const choose = (page: Page, language: string) =>
  page.evaluate((value) => {
    const select = document.querySelector<HTMLSelectElement>('#language');
    if (!select) throw new Error('there is no choice of language');
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, language);
const badgeTexts = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('open-recipe-badge')].map(
      (badge) => badge.shadowRoot?.querySelector('.badge')?.textContent ?? '',
    ),
  );
const stored = (harness: Harness) =>
  harness.browser.inExtension(
    async () => (await chrome.storage.local.get('settings'))['settings'] as Record<string, unknown>,
  );

describe.each(BROWSERS)('settings and welcome in %s', (name) => {
  const harness = withBrowser(name, routesOf(pages));
  afterEach(async () => {
    await harness.browser.inExtension(() => chrome.storage.local.set({ settings: {} }));
    await harness.reset();
  });

  it('the settings apply at once: language, terms, colours and tiers in an open page and in the settings themselves', async () => {
    const { page } = await harness.annotated(model);
    await vi.waitFor(async () => expect((await badgeTexts(page)).length).toBeGreaterThan(0), until);
    const before = await badgeTexts(page);
    const options = await harness.browser.extensionPage('options.html');
    await untilText(options, 'Settings');
    for (const [language, heading] of [
      ['de', 'Einstellungen'],
      ['fr', 'Réglages'],
      ['es', 'Ajustes'],
      ['zh', '设置'],
    ] as const) {
      await choose(options, language);
      await untilText(options, heading);
      expect(await options.evaluate(() => document.documentElement.lang)).toBe(language);
      await vi.waitFor(async () => {
        const now = await badgeTexts(page);
        expect(now).toHaveLength(before.length);
        for (const [at, words] of now.entries()) expect(words).not.toBe(before[at]);
      }, until);
    }
    await choose(options, 'en');
    await untilText(options, 'Settings');
    const colour = () =>
      page.evaluate(() => {
        const badge = document.querySelector<HTMLElement>('open-recipe-badge');
        return badge?.style.getPropertyValue('--tier') ?? '';
      });
    const standard = await colour();
    await press(options, 'input[name=palette][value=distinct]');
    await vi.waitFor(async () => expect([standard, '']).not.toContain(await colour()), until);
    await press(options, 'input[name=terms][value=g7]');
    await vi.waitFor(async () => expect((await badgeTexts(page)).join()).toMatch(/AI/u), until);
    // In one go, before the first is stored.
    const tiers = await options.evaluate(() => {
      const boxes = [...document.querySelectorAll<HTMLInputElement>('input[name=tier]')];
      for (const box of boxes) box.click();
      return boxes.map(({ value }) => value);
    });
    expect(tiers.toSorted()).toEqual(TIERS.toSorted());
    await vi.waitFor(async () => expect(await stored(harness)).toMatchObject({ hiddenTiers: tiers }), until);
    await vi.waitFor(async () => expect(await badgeTexts(page)).toEqual([]), until);
    await options.close();
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });

  it('the settings go to a file and come back from it', async () => {
    const options = await harness.browser.extensionPage('options.html');
    await untilText(options, 'Settings');
    await press(options, 'input[name=density][value=all]');
    await vi.waitFor(async () => expect(await stored(harness)).toMatchObject({ density: 'all' }), until);
    const [file = ''] = await savedBy(options, 'button', 'Save to a file');
    expect(JSON.parse(file)).toMatchObject({ format: 'open-recipe-settings', settings: { density: 'all' } });
    await pressButton(options, 'Reset to defaults');
    await vi.waitFor(async () => expect(await stored(harness)).toMatchObject({ density: 'first' }), until);
    const read = (content: string) =>
      options.evaluate((given) => {
        const input = document.querySelector<HTMLInputElement>('input[type=file]');
        const files = new DataTransfer();
        files.items.add(new File([given], 'settings.json', { type: 'application/json' }));
        if (!input) throw new Error('there is no way to read a file');
        input.files = files.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      }, content);
    await read(file);
    await untilText(options, 'The settings of the file are in use.');
    expect(await stored(harness)).toMatchObject({ density: 'all' });
    await read('{"format":"something-else"}');
    await untilText(options, 'holds no settings of Open Recipe');
    await options.close();
  });

  it('the settings show where the dataset stands, and a wrong address of an own one', async () => {
    const options = await harness.browser.extensionPage('options.html');
    await untilText(options, /Dataset \d+, \w+ \d{4}, came with the extension/u);
    await untilText(options, 'No dataset host is set');
    await options.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#dataset-url');
      if (!field) throw new Error('there is no field for an own dataset');
      field.value = 'ftp://nowhere';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await untilText(options, 'cannot be used');
    await options.close();
  });

  it('the welcome page is opened once the extension is installed', async () => {
    await vi.waitFor(async () => {
      const tabs = await harness.browser.inExtension(async () =>
        (await chrome.tabs.query({})).map(({ url }) => url ?? ''),
      );
      expect(tabs.filter((url) => url.endsWith('/welcome.html'))).toHaveLength(1);
    }, until);
  });

  it('the welcome page shows the card of a name in its sample, from the dataset', async () => {
    const welcome = await harness.browser.extensionPage('welcome.html');
    await untilText(welcome, 'Llama 3.1');
    await press(welcome, '.or-sample-text [data-tier=restricted-weights]');
    const card = () =>
      welcome.evaluate(() =>
        [...document.querySelectorAll('*')].map((element) => element.shadowRoot?.textContent ?? '').join(''),
      );
    await vi.waitFor(async () => expect(await card()).toContain('Restricted weights'), until);
    await welcome.close();
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });

  it('the welcome page takes the news off and on again, at once in an open article', async () => {
    const { page, description } = await harness.annotated(news);
    expect(description.entities.length).toBeGreaterThan(0);
    const found = async () =>
      ((await harness.browser.askTab(page, 'describePage')) as { entities: unknown[] }).entities.length;
    const welcome = await harness.browser.extensionPage('welcome.html');
    await untilText(welcome, 'Mark models in the news');
    await press(welcome, '.or-switch input');
    await vi.waitFor(async () => expect(await found()).toBe(0), until);
    await press(welcome, '.or-switch input');
    await vi.waitFor(async () => expect(await found()).toBeGreaterThan(0), until);
    await welcome.close();
  });
});
