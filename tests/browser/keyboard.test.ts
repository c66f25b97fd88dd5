/** Every feature of our pages with the keyboard alone; cards on web pages are in card.test.ts. */
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { BROWSERS, withBrowser } from './harness.ts';
import { enter, enterBackwards, focused, tabTo, takeKeyboard, untilTaken, watchTaken } from './keyboard.ts';
import { untilText } from './page-text.ts';

const pages = readTestPages().filter(({ demo }) => demo !== undefined);
const news = pages.find(({ kind }) => kind === 'article')?.url ?? '';
const until = { timeout: 30_000, interval: 100 };

interface Api {
  storage: { local: { set(values: object): Promise<void>; get(key: string): Promise<Record<string, unknown>> } };
  tabs: { query(what: object): Promise<{ url?: string }[]> };
}
declare const chrome: Api;

const untilFocused = (page: Page, wanted: RegExp) =>
  vi.waitFor(async () => expect(await focused(page)).toMatch(wanted), until);
const hash = (page: Page) => page.evaluate(() => location.hash);
const untilHash = (page: Page, wanted: string) =>
  vi.waitFor(async () => expect(await hash(page)).toContain(wanted), until);

describe.each(BROWSERS)('with the keyboard alone in %s', (name) => {
  const harness = withBrowser(name, routesOf(pages));
  afterEach(async () => {
    await harness.browser.inExtension(() => chrome.storage.local.set({ settings: {} }));
    await harness.reset();
  });

  async function open(path: string, ready: RegExp): Promise<Page> {
    const page = await harness.browser.extensionPage(path);
    await untilText(page, ready);
    await takeKeyboard(harness.browser, page);
    await watchTaken(page);
    return page;
  }
  const settings = () =>
    harness.browser.inExtension(
      async () => ((await chrome.storage.local.get('settings'))['settings'] ?? {}) as Record<string, unknown>,
    );
  const untilSettings = (wanted: object) =>
    vi.waitFor(async () => expect(await settings()).toMatchObject(wanted), until);
  const untilTab = (path: string) =>
    vi.waitFor(async () => {
      const tabs = await harness.browser.inExtension(() => chrome.tabs.query({}));
      expect(tabs.map(({ url }) => url).join(' ')).toContain(path);
    }, until);

  it.each(['popup', 'sidepanel'])(
    'the list of the page in the %s: report, switches, a model and back',
    async (view) => {
      const { page } = await harness.annotated(news);
      const popup = await open(`${view}.html?tabId=${harness.browser.tabId(page)}`, /Llama 3.1/);
      await enter(popup, /^button Copy: report on this page$/);
      await enter(popup, /^button Save as TXT$/);
      await enter(popup, /^button Save as CSV$/);
      const [copied = '', saved = '', csv = ''] = await untilTaken(popup, 3);
      expect(saved).toBe(copied);
      expect(csv).toMatch(/^"name","id"/);

      await enter(popup, /^button Llama 3\.1/);
      await untilFocused(popup, /^h1 Llama 3\.1/);
      await untilText(popup, /What it lets you do/);
      await enterBackwards(popup, /^button Back$/);
      await tabTo(popup, /^checkbox on Marks on /);
      await popup.keyboard.press(' ');
      await vi.waitFor(async () => expect((await settings())['silentHosts']).toHaveLength(1), until);
      await tabTo(popup, /^checkbox on Marks on every site$/);
      await popup.keyboard.press(' ');
      await untilSettings({ enabled: false });
      await enter(popup, /^button All models$/);
      await untilTab('/explorer.html');
      await popup.close();
    },
  );

  it('a breakdown: evidence, words to copy, another model, and the report of a row', async () => {
    const popup = await open('popup.html?id=meta%2Fllama-3.1', /Say it right/);
    await tabTo(popup, /^button Report as wrong: weights$/);
    const isSeen = () => popup.evaluate(() => getComputedStyle(document.activeElement ?? document.body).opacity);
    await vi.waitFor(async () => expect(await isSeen()).toBe('1'), until);
    await tabTo(popup, /^a \S+\.\w+$/);
    await enter(popup, /^button Copy: one line$/, 200);
    await enter(popup, /^button Copy: paragraph$/);
    await enter(popup, /^button Copy: Markdown$/);
    await enter(popup, /^button Copy: HTML$/);
    const [line = '', paragraph = '', , html] = await untilTaken(popup, 4);
    expect(paragraph.startsWith(line.slice(0, -1))).toBe(true);
    expect(html).toMatch(/^<a href/);
    await popup.close();

    const again = await open('popup.html?id=meta%2Fllama-3.1', /Use this instead/);
    const [other = ''] = await again.evaluate(() =>
      [...document.querySelectorAll('.or-lines > [data-tier] .or-link')].map((link) => link.textContent ?? ''),
    );
    const named = other.replaceAll(/\W/gu, '.');
    await enter(again, new RegExp(`^button ${named}$`, 'u'), 200);
    await untilFocused(again, new RegExp(`^h1 ${named}`, 'u'));
    await enter(again, /^button Report as wrong: checkpoints$/);
    await untilTab('/report.html');
    await again.close();
  });

  it('the explorer: filters, sorting, comparison, link and files', async () => {
    const page = await open('explorer.html#q=llama', /\d models? (?:and|or) corp/);
    await tabTo(page, /^checkbox off Restricted weights/);
    await page.keyboard.press(' ');
    await untilHash(page, 'tier=restricted-weights');
    await tabTo(page, /^select Kind/);
    await page.keyboard.type('Models');
    await untilHash(page, 'kind=models');
    await enter(page, /^button Copy: link to this view$/);
    await enter(page, /^button Save these rows as CSV$/);
    await enter(page, /^button Save these rows as JSON$/);
    const [link, csv = '', json = ''] = await untilTaken(page, 3);
    expect(link).toContain('kind=models');
    expect(csv.split('\r\n').length - 2).toBe((JSON.parse(json) as { records: unknown[] }).records.length);
    await enter(page, /^button Name/);
    await untilHash(page, 'sort=name');
    for (let ticked = 1; ticked <= 2; ticked++) {
      await tabTo(page, /^checkbox off Compare /);
      await page.keyboard.press(' ');
      await untilFocused(page, /^checkbox on Compare /);
    }
    await enterBackwards(page, /^button Compare \(2\)$/);
    await untilText(page, /Only what differs/);
    await tabTo(page, /^checkbox off Only what differs/);
    await page.keyboard.press(' ');
    await enter(page, /^button Take .* out$/);
    await vi.waitFor(
      async () =>
        expect(await page.evaluate(() => document.querySelectorAll('.or-sides thead .or-link').length)).toBe(1),
      until,
    );
    await page.close();
  });

  it('the settings: each control', async () => {
    const page = await open('options.html', /Dataset \d+/);
    await tabTo(page, /^checkbox on Mark models on pages$/);
    await page.keyboard.press(' ');
    await untilSettings({ enabled: false });
    await tabTo(page, /^select Language/);
    await page.keyboard.type('Deutsch');
    await untilText(page, /Einstellungen/);
    await page.keyboard.press('ArrowUp');
    await untilText(page, /Settings/);
    for (const [group, key] of [
      ['At the first mention in a section', 'density'],
      ['Open Recipe: ', 'terms'],
      ['Standard', 'palette'],
    ] as const) {
      const before = (await settings())[key];
      await tabTo(page, new RegExp(`^radio on ${group}`));
      await page.keyboard.press('ArrowDown');
      await vi.waitFor(async () => expect([before, undefined]).not.toContain((await settings())[key]), until);
      if (key !== 'density') continue;
      await tabTo(page, /^checkbox on Open recipe$/);
      await page.keyboard.press(' ');
      await untilSettings({ hiddenTiers: ['open-recipe'] });
    }
    await tabTo(page, /^checkbox on Mark models in the news$/);
    await page.keyboard.press(' ');
    await vi.waitFor(async () => expect((await settings())['silentHosts']).not.toEqual([]), until);
    await tabTo(page, /^text Another site$/);
    await page.keyboard.type('no host name');
    await page.keyboard.press('Enter');
    await untilText(page, /That is no host name\./);
    await tabTo(page, /^button Allow \d+ more publications$/);
    await tabTo(page, /^button Allow all sites$/);
    await tabTo(page, /^checkbox off Pause updates$/);
    await page.keyboard.press(' ');
    await untilSettings({ syncPaused: true });
    await enter(page, /^summary Own dataset$/);
    await tabTo(page, /^text Address$/);
    await page.keyboard.type('ftp://nowhere');
    await tabTo(page, /^text Root key$/);
    await untilText(page, /cannot be used/);
    await enter(page, /^button Use the built-in one$/);
    await untilSettings({ datasetUrl: null });
    await enter(page, /^summary Last updates$/);
    await untilText(page, /No update yet\./);
    await tabTo(page, /^text Repository for reports$/);
    await page.keyboard.type('heron/dataset');
    await tabTo(page, /^checkbox off Keep them the same in all my browsers$/);
    await untilSettings({ reportRepository: 'heron/dataset' });
    await enter(page, /^button Save to a file$/);
    expect((await untilTaken(page, 1))[0]).toContain('heron/dataset');
    await tabTo(page, /^button Read from a file$/);
    await enter(page, /^button Reset to defaults$/);
    await untilSettings({ reportRepository: null, enabled: true });
    await enter(page, /^summary Where the facts come from$/);
    await page.close();
  });

  it('the welcome page: a name shows its card, the card leads on, news go off', async () => {
    const page = await open('welcome.html', /Llama 3.1/);
    await tabTo(page, /^button Llama 3\.1$/);
    await enter(page, /^button Full breakdown$/);
    await tabTo(page, /^checkbox on Mark models in the news$/);
    await page.keyboard.press(' ');
    await vi.waitFor(async () => expect((await settings())['silentHosts']).not.toEqual([]), until);
    await tabTo(page, /^button Allow \d+ more publications$/);
    await page.close();
  });

  it('the report: kind, fields, statement, copy and discard', async () => {
    const page = await open('report.html', /What becomes public/);
    await tabTo(page, /^text Model or corpus/);
    await page.keyboard.type('Heron 9');
    await tabTo(page, /^text Hugging Face id/);
    await page.keyboard.type('heron/heron-9');
    await tabTo(page, /^button Ask Hugging Face$/);
    await enter(page, /^summary Add a statement$/);
    await tabTo(page, /^select Part$/);
    await page.keyboard.type('Weights');
    await tabTo(page, /^select Status$/);
    await page.keyboard.type('open');
    await tabTo(page, /^text Shown at/);
    await page.keyboard.type('https://huggingface.co/heron/heron-9');
    await enter(page, /^button Add$/);
    await enter(page, /^button Copy as text$/);
    const [copied] = await untilTaken(page, 1);
    expect(copied).toContain('weights_final: open (https://huggingface.co/heron/heron-9)');
    await enter(page, /^button Discard$/);
    await tabTo(page, /^radio on A model is missing$/);
    await page.keyboard.press('ArrowRight');
    await untilText(page, /What it should say/);
    await page.close();
  });
});
