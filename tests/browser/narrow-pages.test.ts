/** Where there is little room, on a phone or in a narrow window, badges move nothing. */
import { afterEach, describe, expect, it } from 'vitest';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { BROWSERS, withBrowser } from './harness.ts';

// The columns of one page are not made for this: they leave its list no width at all.
const pages = readTestPages().filter(
  ({ expect: { nothing }, file }) => !nothing && file !== 'github/organisation-repositories.html',
);

describe.each(BROWSERS)('narrow pages in %s', (name) => {
  const harness = withBrowser(name, routesOf(pages), { viewport: { width: 390, height: 800 } });
  afterEach(() => harness.reset());

  it.each(pages)('$site: $case is as high and as wide with badges as without', async ({ url }) => {
    const { page } = await harness.annotated(url);
    const [annotated, bare] = await page.evaluate(() => {
      const size = () => ({
        width: document.documentElement.scrollWidth,
        height: document.documentElement.getBoundingClientRect().height,
      });
      const before = size();
      for (const badge of document.querySelectorAll('open-recipe-badge')) badge.remove();
      return [before, size()];
    });
    expect(annotated).toEqual(bare);
  });
});
