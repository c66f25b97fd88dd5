/** What a page is for those who read it another way: on paper, in the browser's reader view, by the accessibility tree. */
import { inflateSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { setEnabled } from '../../scripts/browsers/annotation.ts';
import { FirefoxRemote } from '../../scripts/browsers/firefox-remote.ts';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { BROWSERS, withBrowser } from './harness.ts';

const pages = readTestPages();
const find = (site: string, name: string) => pages.find((page) => page.site === site && page.case === name)?.url ?? '';
const NEWS = find('article', 'news');
const MARKDOWN = find('github', 'markdown file');
/** Markdown that is long enough for a reader view, with a badge in a heading. */
const LONG = 'https://github.com/brightloom/lantern/blob/main/docs/long.md';
const paragraph = `<p>${'A lantern is lit in the evening, carried around the house, and put out again in the morning. '.repeat(12)}</p>`;
const long = `<!doctype html><html lang="en"><title>Lantern</title><main><article class="markdown-body"><h1>Lantern</h1>${paragraph}<h2>Running OLMo 2</h2><p>The language models OLMo 2 and Llama 3.1 run here.</p>${paragraph}${paragraph}</article></main></html>`;
const PRINTED = [NEWS, MARKDOWN, find('github', 'trending'), find('huggingface', 'model')];

describe.each(BROWSERS)('a page that is read another way in %s', (name) => {
  const harness = withBrowser(name, [...routesOf(pages), { url: LONG, content: { html: long } }]);
  afterEach(() => harness.reset());

  /** What `read` gets of a page without us, and with us. */
  async function bothWays<Read>(url: string, read: (page: Page) => Promise<Read>): Promise<[Read, Read]> {
    await setEnabled(harness.browser, false);
    const alone = await read((await harness.annotated(url)).page);
    await setEnabled(harness.browser, true);
    const { page, description } = await harness.annotated(url);
    expect(description.badges.length).toBeGreaterThan(0);
    return [alone, await read(page)];
  }

  it.each(PRINTED)('is printed as it is without us: %s', async (url) => {
    const [alone, withUs] = await bothWays(url, printed);
    expect(alone.length).toBeGreaterThan(3);
    expect(withUs).toEqual(alone);
  });

  it('shows its underlines again once it is printed', async () => {
    const { page } = await harness.annotated(NEWS);
    const underlined = () => page.evaluate(() => [...CSS.highlights].reduce((sum, [, { size }]) => sum + size, 0));
    const before = await underlined();
    expect(before).toBeGreaterThan(0);
    const first = await printed(page);
    expect(await underlined()).toBe(before);
    await page.evaluate(() => document.querySelector('h1')?.append(' and one word more'));
    expect(await printed(page)).not.toEqual(first);
  });

  it.runIf(name === 'firefox').each([
    [NEWS, 'prose'],
    [LONG, 'heading'],
  ])('has the same reader view: %s', async (url, place) => {
    const { page: first, description } = await harness.annotated(url);
    expect(description.badges.some((badge) => badge.place === place)).toBe(true);
    const remote = new FirefoxRemote(first.browser());
    const [alone, withUs] = await bothWays(url, async (page) => {
      await remote.showReader(page);
      return page.evaluate(() => document.querySelector('.moz-reader-content')?.outerHTML ?? '');
    });
    expect(alone).toContain('OLMo 2');
    expect(withUs).toBe(alone);
  });

  // Chromium's reading mode, like a screen reader, gets the accessibility tree.
  it.runIf(name === 'chromium')('says the same to reading mode and screen readers', async () => {
    const [alone, withUs] = await bothWays(NEWS, async (page) => {
      const session = await page.createCDPSession();
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      await session.detach();
      return nodes
        .filter(({ ignored }) => !ignored)
        .map(({ role, name: said }) => `${String(role?.value)} ${String(said?.value)}`);
    });
    expect(alone.some((node) => node.includes('OLMo 2'))).toBe(true);
    expect(withUs).toEqual(alone);
  });
});

/**
 * The drawing of each part of the page as PDF, with what it is drawn in and how often. Left out are when it was printed, and
 * the table of where each part lies: the packed time may be a byte longer or shorter.
 */
async function printed(page: Page): Promise<string[]> {
  const pdf = Buffer.from(await page.pdf());
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/(?<!end)stream\r?\n/g)].filter(
    ({ index }) => !text.slice(text.lastIndexOf(' obj', index), index).includes('/XRef'),
  );
  return streams.map(({ index, 0: { length } }) => {
    const packed = pdf.subarray(index + length, text.indexOf('endstream', index));
    const isPacked = (packed[0] ?? 0) % 16 === 8;
    const drawing = (isPacked ? inflateSync(packed) : packed).toString('latin1');
    return drawing.replaceAll(/\/(CreationDate|ModDate) \(.*?\)/g, '');
  });
}
