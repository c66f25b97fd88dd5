/** The ways into the report form that are pages of the extension. */
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { BROWSERS, withBrowser } from './harness.ts';

const unknown = readTestPages().filter(({ url }) => url.endsWith('quiltworks/patchwork-3b'));
const url = unknown[0]?.url ?? '';
const until = { timeout: 20_000, interval: 100 };

/** The value of a field of the form, wherever the tab has gone by now. */
const valueIn = (tab: Page, id: string) =>
  tab
    .evaluate((field) => document.querySelector<HTMLInputElement>(`[id="${field}"]`)?.value ?? null, id)
    .catch(() => null);
const press = (tab: Page, label: string) =>
  vi.waitFor(
    async () =>
      expect(
        await tab.evaluate((wanted) => {
          const buttons = [...document.querySelectorAll<HTMLElement>('button')];
          const button = buttons.find((each) => (each.ariaLabel ?? each.innerText) === wanted);
          button?.click();
          return button !== undefined;
        }, label),
      ).toBe(true),
    until,
  );

declare const chrome: { contextMenus: { update(id: string, changes: object): Promise<void> } };

describe.each(BROWSERS)('into the report form in %s', (name) => {
  const harness = withBrowser(name, routesOf(unknown));
  afterEach(() => harness.reset());

  it('from a row of the breakdown, with the component and what it says', async () => {
    const popup = await harness.browser.extensionPage('popup.html?id=meta%2Fllama-3.1');
    await press(popup, 'Report as wrong: pre-training data');
    await vi.waitFor(async () => expect(await valueIn(popup, 'component')).toBe('data_pretrain'), until);
    expect(await valueIn(popup, 'record')).toBe('meta/llama-3.1');
    expect(await valueIn(popup, 'now')).not.toBe('');
    expect(await valueIn(popup, 'page')).toBe('');
    await popup.close();
  });

  it('from the popup on a page with an unknown model, without a repository: to copy', async () => {
    const { page } = await harness.annotated(url);
    const popup = await harness.browser.extensionPage(`popup.html?tabId=${harness.browser.tabId(page)}`);
    await press(popup, 'Missing or wrong?');
    await vi.waitFor(async () => expect(await valueIn(popup, 'hub')).toBe('quiltworks/patchwork-3b'), until);
    expect(await valueIn(popup, 'page')).toBe(url);
    const text = await popup.evaluate(() => document.body.innerText);
    expect(text).not.toContain('Open the issue form');
    expect(text).toContain('Nothing is sent. The copy holds just these words');
    await popup.bringToFront();
    await popup.evaluate(() => document.querySelector<HTMLElement>('.or-actions button')?.focus());
    await popup.keyboard.press('Enter');
    await vi.waitFor(
      async () =>
        expect(await popup.evaluate(() => document.querySelector('.or-outcome')?.textContent)).toBe('Copied.'),
      until,
    );
    await popup.close();
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });

  it('has an item in the menu of a selection', async () => {
    await vi.waitFor(
      () => harness.browser.inExtension(() => chrome.contextMenus.update('report-selection', {})),
      until,
    );
    await expect(harness.browser.inExtension(() => chrome.contextMenus.update('no-such-item', {}))).rejects.toThrow();
  });
});
