import { afterEach, describe, expect, it } from 'vitest';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { expectPage } from './expected-page.ts';
import { BROWSERS, withBrowser } from './harness.ts';

const pages = readTestPages();

describe.each(BROWSERS)('test pages in %s', (name) => {
  const harness = withBrowser(name, routesOf(pages));
  afterEach(() => harness.reset());

  it.each(pages)('$site: $case', async (page) => {
    const { description } = await harness.annotated(page.url);
    expectPage(description, page);
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });
});
