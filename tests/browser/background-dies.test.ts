import { afterEach, describe, expect, it } from 'vitest';
import { untilSettled } from '../../scripts/browsers/annotation.ts';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { BROWSERS, isNamed, withBrowser } from './harness.ts';

const pages = readTestPages().filter(({ demo }) => demo !== undefined);
const news = pages.find(({ site }) => site === 'article');

describe.each(BROWSERS)('a background that dies in %s', (name) => {
  const harness = withBrowser(name, routesOf(pages));
  afterEach(() => harness.reset());

  it('is woken by the next page', async () => {
    for (const { url } of pages) {
      await harness.browser.stopBackground();
      const { description } = await harness.annotated(url);
      expect(description.badges.length + description.marks.length).toBeGreaterThan(0);
    }
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });

  it('is woken by what a page adds later', async () => {
    const { page, description } = await harness.annotated(news?.url ?? '');
    expect(description.marks.some((mark) => isNamed(mark, 'Pythia'))).toBe(false);
    for (const [index, sentence] of [
      'It also tried Pythia 6.9B, a language model by EleutherAI.',
      'Gemma 2 9B came last.',
    ].entries()) {
      await harness.browser.stopBackground();
      await page.evaluate((text) => {
        const paragraph = document.createElement('p');
        paragraph.textContent = text;
        document.querySelector('[itemprop="articleBody"]')?.append(paragraph);
      }, sentence);
      const later = await until(harness, page, (marks) =>
        marks.some((mark) => isNamed(mark, index === 0 ? 'Pythia' : 'Gemma 2')),
      );
      expect(later, sentence).toBe(true);
    }
  });

  it('may die while a page is read', async () => {
    const opened = Promise.all(pages.map(({ url }) => harness.annotated(url)));
    for (let times = 0; times < 5; times++) await harness.browser.stopBackground();
    for (const { page, description } of await opened) {
      await page.bringToFront();
      const settled = (await untilSettled(harness.browser, page)) ?? description;
      expect(settled.badges.length + settled.marks.length, settled.url).toBeGreaterThan(0);
    }
  });
});

/** Asks again until the page's marks are as wanted, for at most ten seconds. */
async function until(
  { browser }: ReturnType<typeof withBrowser>,
  page: Parameters<typeof untilSettled>[1],
  holds: (marks: NonNullable<Awaited<ReturnType<typeof untilSettled>>>['marks']) => boolean,
): Promise<boolean> {
  const end = Date.now() + 10_000;
  while (Date.now() < end) {
    const description = await untilSettled(browser, page);
    if (description && holds(description.marks)) return true;
  }
  return false;
}
