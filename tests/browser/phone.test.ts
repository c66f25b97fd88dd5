/**
 * What Firefox for Android lacks, taken away from the Firefox at hand: no menu, no commands, no windows, no panel; and a
 * screen of 360 px. Only there: Chrome runs extensions on no phone.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { untilSettled } from '../../scripts/browsers/annotation.ts';
import { openBrowser } from '../../scripts/browsers/open.ts';
import type { OpenBrowser } from '../../scripts/browsers/open-browser.ts';
import { type LocalServer, startServer } from '../../scripts/browsers/server.ts';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { buildExtension } from '../../scripts/extension-build.ts';

/** As a page of the extension sees it. */
declare const chrome: Readonly<Record<string, unknown>>;

const pages = readTestPages().filter(({ demo }) => demo !== undefined);
const news = pages.find(({ kind }) => kind === 'article')?.url ?? '';
const until = { timeout: 15_000, interval: 100 };

/** An API is there where the manifest asks for it; only `windows` has to be taken away. */
const LACKS = "for (const api of [browser, chrome]) Object.defineProperty(api, 'windows', { value: undefined });";

async function phoneBuild(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'open-recipe-phone-'));
  cpSync(await buildExtension('firefox', 'test'), folder, { recursive: true });
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  edit('manifest.json', (text) => {
    const { commands: _keys, sidebar_action: _panel, ...manifest } = JSON.parse(text) as Record<string, unknown>;
    const permissions = (manifest['permissions'] as string[]).filter((permission) => permission !== 'contextMenus');
    return JSON.stringify({ ...manifest, permissions, background: { scripts: ['lacks.js', 'background.js'] } });
  });
  for (const page of ['popup.html', 'options.html', 'report.html', 'welcome.html'])
    edit(page, (html) => html.replace('<head>', '<head><script src="/lacks.js"></script>'));
  writeFileSync(join(folder, 'lacks.js'), LACKS);
  return folder;
}

describe('on a phone', () => {
  let browser: OpenBrowser;
  let server: LocalServer;
  let folder: string;
  beforeAll(async () => {
    folder = await phoneBuild();
    server = await startServer(routesOf(pages));
    browser = await openBrowser('firefox', {
      extensionDir: folder,
      from: server,
      viewport: { width: 360, height: 740 },
    });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('pages are annotated, and the popup lists them', async () => {
    const page = await browser.page(news);
    const found = await untilSettled(browser, page);
    expect(found?.marks.length).toBeGreaterThan(0);
    const popup = await browser.extensionPage(`popup.html?tabId=${browser.tabId(page)}`);
    await vi.waitFor(async () => {
      expect(await popup.evaluate(() => document.body.innerText)).toContain('OLMo 2');
    }, until);
    const lacking = await popup.evaluate(() =>
      ['contextMenus', 'commands', 'windows', 'sidebarAction'].filter((api) => chrome[api] !== undefined),
    );
    expect(lacking).toEqual([]);
    await popup.close();
    await page.close();
  });

  it.each(['popup.html?id=ai2/olmo-2', 'options.html', 'report.html', 'welcome.html'])(
    '%s opens and fits the screen',
    async (path) => {
      const page = await browser.extensionPage(path);
      await vi.waitFor(async () => {
        expect(await page.evaluate(() => document.querySelector('h1')?.innerText ?? '')).not.toBe('');
      }, until);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await page.close();
    },
  );

  it('no error comes of what is lacking', async () => expect(await browser.consoleErrors()).toEqual([]));
});
