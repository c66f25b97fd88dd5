import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { BROWSERS, isNamed, withBrowser } from './harness.ts';

const pages = readTestPages().filter(({ demo }) => demo !== undefined);
const model = pages.find(({ kind }) => kind === 'model')?.url ?? '';
const list = pages.find(({ kind }) => kind === 'model-list')?.url ?? '';
const news = pages.find(({ kind }) => kind === 'article')?.url ?? '';

/** The words on the card that is open, or null where none is. */
const cardText = (page: Page) =>
  page.evaluate(
    () => document.querySelector('open-recipe-card')?.shadowRoot?.querySelector('article')?.innerText ?? null,
  );

const until = { timeout: 10_000, interval: 50 };
const untilOpen = (page: Page, name: string) =>
  vi.waitFor(async () => expect((await cardText(page)) ?? 'no card').toContain(name), until);
const untilClosed = (page: Page) => vi.waitFor(async () => expect(await cardText(page)).toBeNull(), until);

describe.each(BROWSERS)('the card in %s', (name) => {
  const harness = withBrowser(name, routesOf(pages));
  afterEach(() => harness.reset());

  it('opens over a badge and closes when the pointer leaves', async () => {
    const { page, description } = await harness.annotated(model);
    const rect = description.badges.find(({ place }) => place === 'header')?.rect ?? null;
    expect(rect).not.toBeNull();
    await page.mouse.move((rect?.x ?? 0) + 20, (rect?.y ?? 0) + 10);
    await untilOpen(page, 'OLMo');
    expect(await cardText(page)).toContain('Open recipe');
    await page.mouse.move(5, 700);
    await untilClosed(page);
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });

  it('opens over words in a text, though the pointer came in one sweep', async () => {
    const { page } = await harness.annotated(news);
    const { x, y } = await wordsAt(page, 'Llama 3.1');
    await page.mouse.move(x, y, { steps: 5 });
    await untilOpen(page, 'Llama 3.1');
    expect(await cardText(page)).toContain('Restricted weights');
  });

  it('opens over the dot above a word', async () => {
    const { page, description } = await harness.annotated(news);
    const { rect } = description.badges.find((badge) => isNamed(badge, 'Llama 3.1')) ?? {};
    expect(rect).toBeTruthy();
    // The dot's upper half lies above the line.
    await page.mouse.move((rect?.x ?? 0) + 5, (rect?.y ?? 0) + 1, { steps: 3 });
    await untilOpen(page, 'Llama 3.1');
    await page.mouse.move(5, 700);
    await untilClosed(page);
  });

  it('opens by keyboard on a header badge, takes no tab stop in a list, and closes with Escape', async () => {
    const { page } = await harness.annotated(model);
    await page.evaluate(() => {
      document.querySelector('h1 open-recipe-badge')?.shadowRoot?.querySelector<HTMLElement>('button')?.focus();
    });
    await page.keyboard.press('Enter');
    await untilOpen(page, 'OLMo');
    await page.keyboard.press('Escape');
    await untilClosed(page);

    const { page: listPage } = await harness.annotated(list);
    const stops = await listPage.evaluate(
      () =>
        [...document.querySelectorAll('open-recipe-badge')].filter((badge) =>
          badge.shadowRoot?.querySelector('button, a[href], [tabindex]:not([tabindex="-1"])'),
        ).length,
    );
    expect(stops).toBe(0);
  });

  it('does not open for events that the page makes', async () => {
    const { page } = await harness.annotated(model);
    await page.evaluate(() => {
      const face = document.querySelector('h1 open-recipe-badge')?.shadowRoot?.querySelector('button');
      for (const type of ['pointerenter', 'pointerover', 'mouseover', 'focus', 'click']) {
        face?.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, pointerType: 'mouse' }));
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await cardText(page)).toBeNull();
  });

  it('lies over the page without changing its layout', async () => {
    const { page, description } = await harness.annotated(list);
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    const before = await height();
    const rect = description.badges.at(-1)?.rect ?? null;
    await page.mouse.move((rect?.x ?? 0) + 10, (rect?.y ?? 0) + 8);
    await vi.waitFor(async () => expect(await cardText(page)).not.toBeNull(), until);
    expect(await height()).toBe(before);
  });
});

/** The middle of the first line of some words in a page, in viewport coordinates. */
function wordsAt(page: Page, words: string): Promise<{ x: number; y: number }> {
  return page.evaluate((text) => {
    const walker = document.createTreeWalker(document.querySelector('article') ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.nodeValue?.indexOf(text) ?? -1;
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + text.length);
      range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    throw new Error(`"${text}" is not on the page`);
  }, words);
}
