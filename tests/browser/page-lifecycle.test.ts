/** When the script comes and goes: updates, sites that the user lets us in, one page at a time, an adapter switched off. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Extension, Page } from 'puppeteer-core';
import { describe, expect, it, vi } from 'vitest';
import { MATCHES } from '../../lib/sites/matches.ts';
import { SWITCHED_OFF_KEY } from '../../lib/storage-keys.ts';
import { describePage, untilSettled } from '../../scripts/browsers/annotation.ts';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { BROWSERS, withBrowser } from './harness.ts';
import { articleHtml } from './page-text.ts';

const pages = readTestPages().filter(({ demo }) => demo !== undefined);
const model = pages.find(({ kind }) => kind === 'model')?.url ?? '';
const news = pages.find(({ kind }) => kind === 'article')?.url ?? '';
const until = { timeout: 15_000, interval: 100 };

const GRANTED = 'https://heron.example';
const OTHER = 'https://wader.example/';
const article = articleHtml('<p>The language models OLMo 2 and Llama 3.1.</p>');
const routes = [...routesOf(pages), ...[`${GRANTED}/`, OTHER].map((url) => ({ url, content: { html: article } }))];

interface ExtensionApi {
  runtime: { sendMessage(message: object): Promise<unknown> };
  scripting: { getRegisteredContentScripts(): Promise<{ matches: string[] }[]> };
  permissions: {
    getAll(): Promise<{ origins: string[] }>;
    request(permissions: { origins: string[] }): Promise<boolean>;
  };
  storage: { local: { set(values: object): Promise<void> } };
}
declare const chrome: ExtensionApi;

interface Manifest {
  version: string;
  host_permissions: string[];
}

/** What of ours is in a page: badges and layers, those that carry our mark of old ones, and painted ranges. */
const ours = (page: Page) =>
  page.evaluate(() => ({
    badges: document.querySelectorAll('open-recipe-badge').length,
    layers: document.querySelectorAll('open-recipe-layer').length,
    old: document.querySelectorAll('[data-old]').length,
    ranges: [...CSS.highlights].reduce((sum, [, ranges]) => sum + ranges.size, 0),
    sheets: document.adoptedStyleSheets.length,
  }));

function changeManifest(folder: string, change: (manifest: Manifest) => void): void {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  change(manifest);
  writeFileSync(path, JSON.stringify(manifest));
}

/** Our extension, as the driver knows it. */
async function extensionIn(page: Page): Promise<Extension> {
  const all = [...(await page.browser().extensions()).values()];
  const found = all.find(({ name }) => name === 'Open Recipe');
  if (!found) throw new Error(`no Open Recipe among ${all.map(({ name }) => name).join(', ')}`);
  return found;
}

describe.each(BROWSERS)('the extension as it is in %s', (name) => {
  const harness = withBrowser(name, routes);

  // Firefox's driver cannot press the button in the toolbar.
  it.runIf(name === 'chromium')('annotates a page once after a click on the button, and only that page', async () => {
    const page = await harness.browser.page(OTHER);
    const tabId = harness.browser.tabId(page);
    const once = () =>
      harness.browser.inExtension(
        (tab) => chrome.runtime.sendMessage({ type: 'annotateOnce', data: tab }) as Promise<{ res: boolean }>,
        tabId,
      );
    expect((await once()).res).toBe(false);
    expect(await ours(page)).toMatchObject({ layers: 0, ranges: 0 });
    await page.bringToFront();
    await page.triggerExtensionAction(await extensionIn(page));
    expect((await once()).res).toBe(true);
    const found = await untilSettled(harness.browser, page);
    expect(found?.marks.map(({ text }) => text)).toEqual(['OLMo 2', 'Llama 3.1']);
    // Twice is as good as once.
    expect((await once()).res).toBe(true);
    expect(await ours(page)).toMatchObject({ layers: 1, ranges: 2 });
    await page.goto(`${GRANTED}/`);
    expect(await describePage(harness.browser, page)).toBeNull();
  });

  it('asks for nothing but the sites of the manifest', async () => {
    const { origins } = await harness.browser.inExtension(() => chrome.permissions.getAll());
    expect(origins.filter((origin) => !MATCHES.includes(origin))).toEqual([]);
    const scripts = await harness.browser.inExtension(() => chrome.scripting.getRegisteredContentScripts());
    expect(scripts).toEqual([]);
  });

  it('leaves a site alone whose adapter a signed manifest has switched off', async () => {
    const switchOff = (sites: string[]) =>
      harness.browser.inExtension((key, off) => chrome.storage.local.set({ [key]: off }), SWITCHED_OFF_KEY, sites);
    await switchOff(['article']);
    const page = await harness.browser.page(news);
    const { description } = await harness.annotated(model);
    expect(description.badges.length).toBeGreaterThan(0);
    expect(await ours(page)).toMatchObject({ badges: 0, layers: 0, ranges: 0 });
    await switchOff([]);
  });

  // Firefox ends the scripts with their extension, and tells them nothing.
  it.runIf(name === 'chromium')('once it is taken away leaves nothing in a page that is looked at again', async () => {
    const { page } = await harness.annotated(model);
    const before = await ours(page);
    expect(before.badges).toBeGreaterThan(0);
    const { id } = await extensionIn(page);
    const other = await page.browser().newPage();
    await page.browser().uninstallExtension(id);
    expect(await ours(page)).toEqual(before);
    await other.bringToFront();
    await page.bringToFront();
    await vi.waitFor(
      async () => expect(await ours(page)).toEqual({ badges: 0, layers: 0, old: 0, ranges: 0, sheets: 0 }),
      until,
    );
  });
});

describe.each(BROWSERS)('an older version with leave for one more site in %s', (name) => {
  const change = (folder: string) =>
    changeManifest(folder, (manifest) => {
      manifest.version = '0.0.1';
      // As if the user had let it run there.
      manifest.host_permissions.push(`${GRANTED}/*`);
    });
  const harness = withBrowser(name, routes, { change });

  it('annotates a granted site by a script that is registered for just that site', async () => {
    await vi.waitFor(async () => {
      const scripts = await harness.browser.inExtension(() => chrome.scripting.getRegisteredContentScripts());
      expect(scripts.flatMap(({ matches }) => matches)).toEqual([`${GRANTED}/*`]);
    }, until);
    const { description } = await harness.annotated(`${GRANTED}/`);
    expect(description.marks.map(({ text }) => text)).toEqual(['OLMo 2', 'Llama 3.1']);
    const other = await harness.browser.page(OTHER);
    expect(await describePage(harness.browser, other)).toBeNull();
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });

  it('switched off and on again annotates open tabs anew without a reload, each once, and just where it may', async () => {
    const { browser } = harness;
    const tabs: { page: Page; before: Awaited<ReturnType<typeof ours>> }[] = [];
    for (const url of [model, news, `${GRANTED}/`]) {
      const { page } = await harness.annotated(url);
      await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
      tabs.push({ page, before: await ours(page) });
    }
    expect(tabs.every(({ before }) => before.ranges > 0)).toBe(true);
    const other = await browser.page(OTHER);
    await browser.switchOffAndOn(async () => {
      for (const { page } of tabs) {
        await page.evaluate(() => {
          for (const each of document.querySelectorAll('open-recipe-badge, open-recipe-layer'))
            each.setAttribute('data-old', '');
        });
      }
    });
    for (const { page, before } of tabs) {
      await page.bringToFront();
      await vi.waitFor(async () => expect(await ours(page)).toEqual({ ...before, old: 0 }), until);
      expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
      expect((await untilSettled(browser, page))?.settled).toBe(true);
      expect(await ours(page)).toEqual({ ...before, old: 0 });
    }
    expect(await ours(other)).toMatchObject({ badges: 0, layers: 0, ranges: 0 });
    expect(await browser.consoleErrors()).toEqual([]);
  });

  it('on an update annotates open tabs anew without a reload, and nothing of the old script stays', async () => {
    const tabs = [];
    for (const url of [model, news]) {
      const { page } = await harness.annotated(url);
      await page.evaluate(() => {
        for (const each of document.querySelectorAll('open-recipe-badge, open-recipe-layer'))
          each.setAttribute('data-old', '');
        Object.assign(globalThis, { sameDocument: true });
      });
      tabs.push({ page, before: await ours(page) });
    }
    expect(tabs.every(({ before }) => before.old > 0)).toBe(true);
    changeManifest(harness.extensionDir, (manifest) => (manifest.version = '0.0.2'));
    await tabs[0]?.page.browser().installExtension(harness.extensionDir);
    for (const { page, before } of tabs) {
      await page.bringToFront();
      await vi.waitFor(async () => expect(await ours(page)).toEqual({ ...before, old: 0 }), until);
      expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
      // The old script sees what the page does next, and leaves it to the new one.
      await page.evaluate(() => document.querySelector('main')?.append('!'));
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await ours(page)).toEqual({ ...before, old: 0 });
    }
  });
});
