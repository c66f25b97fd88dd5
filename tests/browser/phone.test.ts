/**
 * What Firefox for Android lacks, taken away from the Firefox at hand: no menu, no commands, no windows, no panel; and a
 * screen of 360 px. Only there: Chrome runs extensions on no phone.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { withBrowser } from './harness.ts';

/** As a page of the extension sees it. */
declare const chrome: Readonly<Record<string, unknown>>;

const pages = readTestPages().filter(({ demo }) => demo !== undefined);
const news = pages.find(({ kind }) => kind === 'article')?.url ?? '';
const until = { timeout: 15_000, interval: 100 };

/** An API is there where the manifest asks for it; only `windows` has to be taken away. */
const LACKS = "for (const api of [browser, chrome]) Object.defineProperty(api, 'windows', { value: undefined });";

function makePhone(folder: string): void {
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
}

describe('on a phone', () => {
  const harness = withBrowser('firefox', routesOf(pages), {
    change: makePhone,
    viewport: { width: 360, height: 740 },
  });

  it('pages are annotated, and the popup lists them', async () => {
    const { page, description } = await harness.annotated(news);
    expect(description.marks.length).toBeGreaterThan(0);
    const popup = await harness.browser.extensionPage(`popup.html?tabId=${harness.browser.tabId(page)}`);
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
      const page = await harness.browser.extensionPage(path);
      await vi.waitFor(async () => {
        expect(await page.evaluate(() => document.querySelector('h1')?.innerText ?? '')).not.toBe('');
      }, until);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await page.close();
    },
  );

  it('no error comes of what is lacking', async () => expect(await harness.browser.consoleErrors()).toEqual([]));
});
