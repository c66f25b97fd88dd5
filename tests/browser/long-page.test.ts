import { afterEach, describe, expect, it } from 'vitest';
import { BROWSERS, withBrowser } from './harness.ts';

const MEGABYTES = 5;
const url = 'https://arstechnica.com/open-recipe-demo/endless/';

/** A page of much text that names a model here and there. */
function longPage(megabytes: number): string {
  const filler =
    'The tide came in over the flats and went out again, and nobody at the harbour took notice of it. '.repeat(20);
  const paragraphs: string[] = [];
  for (let size = 0; size < megabytes * 1024 * 1024; size += filler.length) {
    paragraphs.push(
      `<p>${filler}${paragraphs.length % 100 === 0 ? 'The language model OLMo 2 was asked why.' : ''}</p>`,
    );
  }
  return `<!doctype html><html lang="en"><title>Tides</title><body><main><article><h1>Tides</h1>${paragraphs.join('')}</article></main></body></html>`;
}

describe.each(BROWSERS)('a page of five megabytes in %s', (name) => {
  const harness = withBrowser(name, []);
  afterEach(() => harness.reset());

  it('is read in short stretches', async () => {
    const { description } = await harness.annotatedHtml({ url, content: { html: longPage(MEGABYTES) } });
    expect(description.settled).toBe(true);
    expect(description.marks.some(({ tier }) => tier === 'open-recipe')).toBe(true);
    // Far above the budget of a stretch, because a busy machine stops any process now and then.
    expect(description.slices.longestMs).toBeLessThan(200);
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });
});
