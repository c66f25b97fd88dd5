import { afterEach, describe, expect, it } from 'vitest';
import { BROWSERS, withBrowser } from './harness.ts';

const PARAGRAPHS = 100_000;
const url = 'https://arstechnica.com/open-recipe-demo/endless/';

/** Ten megabytes in many short paragraphs side by side, which is what is slow to compare, sort and query; some name a model. */
function longPage(): string {
  const filler =
    'The tide came in over the flats and went out again, and nobody at the harbour took any notice of it. ';
  const paragraphs = Array.from(
    { length: PARAGRAPHS },
    (_, number) => `<p>${number % 500 === 0 ? 'The language model OLMo 2 was asked why. ' : filler}</p>`,
  );
  return `<!doctype html><html lang="en"><title>Tides</title><body><main><article><h1>Tides</h1>${paragraphs.join('')}</article></main></body></html>`;
}

describe.each(BROWSERS)('a page of ten megabytes and 200,000 nodes in %s', (name) => {
  const harness = withBrowser(name, []);
  afterEach(() => harness.reset());

  // How long a stretch takes is for the bench to say: a busy machine stops any process now and then.
  it('is read in many stretches', async () => {
    const { description } = await harness.annotatedHtml({ url, content: { html: longPage() } });
    expect(description.settled).toBe(true);
    expect(description.marks.reduce((sum, { count }) => sum + count, 0)).toBe(PARAGRAPHS / 500);
    expect(description.slices.count).toBeGreaterThan(10);
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });
});
