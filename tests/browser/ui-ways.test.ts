/** From a badge's card to the breakdown: the toolbar's popup where the browser opens it, else one tab that is used again. */
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { BROWSERS, withBrowser } from './harness.ts';

const pages = readTestPages().filter(({ demo }) => demo !== undefined);
const model = pages.find(({ kind }) => kind === 'model')?.url ?? '';
const until = { timeout: 10_000, interval: 100 };

interface Api {
  extension: { getViews(of: { type: 'popup' }): { document: { body: { innerText: string } } }[] };
  tabs: { query(what: object): Promise<{ url?: string }[]> };
  runtime: { getURL(path: string): string; getManifest(): { commands?: object } };
  contextMenus: { update(id: string, changes: object): Promise<void> };
}
declare const chrome: Api;

/** Opens the card of the page's header and presses its way to the breakdown, as a person would. */
async function askForBreakdown(page: Page): Promise<void> {
  await page.bringToFront();
  await page.evaluate(() => {
    document.querySelector('h1 open-recipe-badge')?.shadowRoot?.querySelector<HTMLElement>('button')?.focus();
  });
  await page.keyboard.press('Enter');
  const place = () =>
    page.evaluate(() => {
      const rect = document
        .querySelector('open-recipe-card')
        ?.shadowRoot?.querySelector('.open')
        ?.getBoundingClientRect();
      return rect && rect.width > 0 ? { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 } : null;
    });
  await vi.waitFor(async () => expect(await place()).not.toBeNull(), until);
  const { x, y } = (await place())!;
  await page.mouse.click(x, y);
}

describe.each(BROWSERS)('the way to the breakdown in %s', (name) => {
  const harness = withBrowser(name, routesOf(pages));
  afterEach(() => harness.reset());

  const popupText = () =>
    harness.browser.inExtension(() =>
      chrome.extension
        .getViews({ type: 'popup' })
        .map(({ document }) => document.body.innerText)
        .join('\n'),
    );
  const ownTabs = () =>
    harness.browser.inExtension(async () => {
      const all = await chrome.tabs.query({});
      return all.flatMap(({ url = '' }) => (url.startsWith(chrome.runtime.getURL('/popup.html')) ? url : []));
    });

  it('is the popup, opened at the model that the card is about', async () => {
    const { page } = await harness.annotated(model);
    await askForBreakdown(page);
    await vi.waitFor(async () => expect(await popupText()).toContain('What it lets you do'), until);
    expect(await popupText()).toContain('OLMo');
    expect(await ownTabs()).toEqual([]);
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });

  it('is in the menu of a selection too, and leads to what the words name, or to a search for them', async () => {
    await vi.waitFor(() => harness.browser.inExtension(() => chrome.contextMenus.update('how-open', {})), until);
    const known = await harness.browser.extensionPage('popup.html?text=Llama%203.1%208B');
    const heading = () => known.evaluate(() => document.querySelector('h1')?.textContent);
    await vi.waitFor(async () => expect(await heading()).toBe('Llama 3.1 8B'), until);
    await known.close();
    const unknown = await harness.browser.extensionPage('popup.html?text=grandmother%27s%20soup');
    const field = () => unknown.evaluate(() => document.querySelector<HTMLInputElement>('.or-field')?.value);
    await vi.waitFor(async () => expect(await field()).toBe("grandmother's soup"), until);
    await unknown.close();
  });

  it('is the panel beside the page, which lists what a tab names', async () => {
    const { page } = await harness.annotated(model);
    const panel = await harness.browser.extensionPage(`sidepanel.html?tabId=${harness.browser.tabId(page)}`);
    const rows = () => panel.evaluate(() => document.querySelectorAll('.or-row').length);
    await vi.waitFor(async () => expect(await rows()).toBeGreaterThan(0), until);
    const manifest = await harness.browser.inExtension(() => chrome.runtime.getManifest());
    expect(JSON.stringify(manifest)).toMatch(/"(?:default_path|default_panel)":"[^"]*sidepanel\.html"/);
    expect(manifest.commands).toHaveProperty('_execute_action');
    await panel.close();
  });

  // Firefox before 149 opens the popup only in a click on its own buttons and menus; so does one with this preference off.
  it.runIf(name === 'firefox')('is one tab, used again, where the browser opens no popup', async () => {
    await harness.browser.setPreference('extensions.openPopupWithoutUserGesture.enabled', false);
    try {
      for (let turn = 0; turn < 2; turn++) {
        const { page } = await harness.annotated(model);
        await askForBreakdown(page);
        await vi.waitFor(async () => expect(await ownTabs()).toHaveLength(1), until);
      }
      const [address = ''] = await ownTabs();
      expect(new URL(address).searchParams.get('id')).toMatch(/olmo/i);
    } finally {
      await harness.browser.setPreference('extensions.openPopupWithoutUserGesture.enabled', true);
    }
  });
});
