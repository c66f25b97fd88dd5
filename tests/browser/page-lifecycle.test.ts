/** When the script comes and goes: updates, sites that the user lets us in, one page at a time, an adapter switched off. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { MATCHES } from '../../lib/sites/matches.ts';
import { SWITCHED_OFF_KEY } from '../../lib/storage-keys.ts';
import { describePage, untilSettled } from '../../scripts/browsers/annotation.ts';
import type { BrowserName } from '../../scripts/browsers/find.ts';
import { openBrowser } from '../../scripts/browsers/open.ts';
import type { OpenBrowser } from '../../scripts/browsers/open-browser.ts';
import { type LocalServer, startServer } from '../../scripts/browsers/server.ts';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { buildExtension } from '../../scripts/extension-build.ts';
import { BROWSERS, withBrowser } from './harness.ts';

const pages = readTestPages().filter(({ demo }) => demo !== undefined);
const model = pages.find(({ kind }) => kind === 'model')?.url ?? '';
const news = pages.find(({ kind }) => kind === 'article')?.url ?? '';
const until = { timeout: 15_000, interval: 100 };

const GRANTED = 'https://heron.example';
const OTHER = 'https://wader.example/';
const article = `<!doctype html><html lang="en"><title>Birds</title><main><article><h1>Language models</h1><p>${'A paragraph of nothing in particular, to make this an article. '.repeat(6)}</p><p>The language models OLMo 2 and Llama 3.1.</p></article></main></html>`;
const routes = [...routesOf(pages), ...[`${GRANTED}/`, OTHER].map((url) => ({ url, content: { html: article } }))];

interface Extension {
  runtime: { sendMessage(message: object): Promise<unknown> };
  scripting: { getRegisteredContentScripts(): Promise<{ matches: string[] }[]> };
  permissions: {
    getAll(): Promise<{ origins: string[] }>;
    request(permissions: { origins: string[] }): Promise<boolean>;
  };
  storage: { local: { set(values: object): Promise<void> } };
}
declare const chrome: Extension;

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

/** A copy of the built extension whose manifest `change` may alter, in a folder of its own. */
async function copyOfBuild(name: BrowserName, change: (manifest: Manifest) => void): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'open-recipe-copy-'));
  cpSync(await buildExtension(name, 'test'), folder, { recursive: true });
  changeManifest(folder, change);
  return folder;
}

function changeManifest(folder: string, change: (manifest: Manifest) => void): void {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  change(manifest);
  writeFileSync(path, JSON.stringify(manifest));
}

describe.each(BROWSERS)('an update in %s', (name) => {
  let browser: OpenBrowser;
  let server: LocalServer;
  let folder: string;
  beforeAll(async () => {
    folder = await copyOfBuild(name, (manifest) => (manifest.version = '0.0.1'));
    server = await startServer(routes);
    browser = await openBrowser(name, { extensionDir: folder, from: server });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('annotates open tabs anew without a reload, and nothing of the old script stays', async () => {
    const tabs = [];
    for (const url of [model, news]) {
      const page = await browser.page(url);
      await untilSettled(browser, page);
      await page.evaluate(() => {
        for (const each of document.querySelectorAll('open-recipe-badge, open-recipe-layer'))
          each.setAttribute('data-old', '');
        Object.assign(globalThis, { sameDocument: true });
      });
      tabs.push({ page, before: await ours(page) });
    }
    expect(tabs.every(({ before }) => before.old > 0)).toBe(true);
    changeManifest(folder, (manifest) => (manifest.version = '0.0.2'));
    await tabs[0]?.page.browser().installExtension(folder);
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

describe.each(BROWSERS)('an extension that is taken away in %s', (name) => {
  const harness = withBrowser(name, routes);

  // Firefox ends the scripts with their extension, and tells them nothing.
  it.runIf(name === 'chromium')('leaves nothing in a page that is looked at again', async () => {
    const { page } = await harness.annotated(model);
    const before = await ours(page);
    expect(before.badges).toBeGreaterThan(0);
    const [id] = [...(await page.browser().extensions()).keys()];
    expect(id).toBeDefined();
    const other = await page.browser().newPage();
    if (id) await page.browser().uninstallExtension(id);
    expect(await ours(page)).toEqual(before);
    await other.bringToFront();
    await page.bringToFront();
    await vi.waitFor(
      async () => expect(await ours(page)).toEqual({ badges: 0, layers: 0, old: 0, ranges: 0, sheets: 0 }),
      until,
    );
  });
});

describe.each(BROWSERS)('a granted site in %s', (name) => {
  let browser: OpenBrowser;
  let server: LocalServer;
  let folder: string;
  beforeAll(async () => {
    // As if the user had let it run on one more site.
    folder = await copyOfBuild(name, (manifest) => manifest.host_permissions.push(`${GRANTED}/*`));
    server = await startServer(routes);
    browser = await openBrowser(name, { extensionDir: folder, from: server });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is annotated by a script that is registered for just that site', async () => {
    await vi.waitFor(async () => {
      const scripts = await browser.inExtension(() => chrome.scripting.getRegisteredContentScripts());
      expect(scripts.flatMap(({ matches }) => matches)).toEqual([`${GRANTED}/*`]);
    }, until);
    const page = await browser.page(`${GRANTED}/`);
    const found = await untilSettled(browser, page);
    expect(found?.marks.map(({ text }) => text)).toEqual(['OLMo 2', 'Llama 3.1']);
    const other = await browser.page(OTHER);
    expect(await describePage(browser, other)).toBeNull();
    expect(await browser.consoleErrors()).toEqual([]);
  });
});

describe.each(BROWSERS)('an extension that is switched off and on again in %s', (name) => {
  let browser: OpenBrowser;
  let server: LocalServer;
  let folder: string;
  beforeAll(async () => {
    folder = await copyOfBuild(name, (manifest) => manifest.host_permissions.push(`${GRANTED}/*`));
    server = await startServer(routes);
    browser = await openBrowser(name, { extensionDir: folder, from: server });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('annotates open tabs anew without a reload, each once, and just where it may', async () => {
    await vi.waitFor(async () => {
      const scripts = await browser.inExtension(() => chrome.scripting.getRegisteredContentScripts());
      expect(scripts).toHaveLength(1);
    }, until);
    const tabs: { page: Page; before: Awaited<ReturnType<typeof ours>> }[] = [];
    for (const url of [model, news, `${GRANTED}/`]) {
      const page = await browser.page(url);
      await untilSettled(browser, page);
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
});

describe.each(BROWSERS)('one page at a time in %s', (name) => {
  const harness = withBrowser(name, routes);
  afterEach(() => harness.reset());

  // Firefox's driver cannot press the button in the toolbar.
  it.runIf(name === 'chromium')('is annotated once after a click on the button, and only that page', async () => {
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
    const [extension] = [...(await page.browser().extensions()).values()];
    expect(extension).toBeDefined();
    if (extension) await page.triggerExtensionAction(extension);
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
});
