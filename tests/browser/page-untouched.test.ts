import { afterEach, describe, expect, it } from 'vitest';
import { serialise, untilGone, untilQuiet } from '../../scripts/annotate/page-probe.ts';
import { setEnabled, untilSettled } from '../../scripts/browsers/annotation.ts';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { BROWSERS, withBrowser } from './harness.ts';

const pages = readTestPages().filter(({ demo }) => demo !== undefined);

describe.each(BROWSERS)('the page in %s', (name) => {
  const harness = withBrowser(name, routesOf(pages));
  afterEach(() => harness.reset());

  it.each(pages)('is what it was once we are gone: $case', async ({ url }) => {
    await setEnabled(harness.browser, false);
    const { page, description: before } = await harness.annotated(url);
    expect(before.badges).toEqual([]);
    expect(await untilQuiet(page)).toBe(true);
    const tree = await serialise(page);

    await setEnabled(harness.browser, true);
    const annotated = await untilSettled(harness.browser, page);
    expect((annotated?.badges.length ?? 0) + (annotated?.marks.length ?? 0)).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.body.innerText.includes('Restricted weights'))).toBe(false);

    await setEnabled(harness.browser, false);
    expect(await untilGone(page)).toBe(true);
    expect(await serialise(page)).toBe(tree);
    const painted = () =>
      page.evaluate(() => [...CSS.highlights].flatMap(([name, ranges]) => (ranges.size > 0 ? [name] : [])));
    expect(await painted()).toEqual([]);
  });

  it('asks nobody but the page itself', async () => {
    for (const { url } of pages) await harness.annotated(url);
    const requests = await harness.browser.requests();
    expect(requests.filter(({ from }) => from === 'extension')).toEqual([]);
  });
});
