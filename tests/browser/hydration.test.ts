import type { Page } from 'puppeteer-core';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { describePage, setEnabled, untilSettled } from '../../scripts/browsers/annotation.ts';
import { bundleOf, FRAMEWORKS, type Bundle, type Framework } from '../hydration/bundle.ts';
import { BROWSERS, withBrowser } from './harness.ts';

/** Rows that are named by id, and articles that name models in prose. */
const REPOSITORIES = ['allenai/OLMo', 'EleutherAI/pythia', 'brightloom/lantern', 'allenai/dolma'];
const MODELS = ['allenai/OLMo-2-1124-7B', 'Qwen/Qwen2.5-7B-Instruct', 'quiltworks/none', 'deepseek-ai/DeepSeek-R1'];
const NAMES = ['OLMo 2', 'Qwen2.5 7B', 'Nobody', 'DeepSeek-R1'];

const PAGES: Record<Framework, { url: string; ids: string[]; around: (html: string) => string; query: string }> = {
  react: {
    url: 'https://github.com/search?q=hydration&type=repositories',
    ids: REPOSITORIES,
    query: 'py',
    around: (html) => `<react-app app-name="search"><div data-target="react-app.reactRoot">${html}</div></react-app>`,
  },
  svelte: {
    url: 'https://huggingface.co/models?search=hydration',
    ids: MODELS,
    query: 'Deep',
    around: (html) => `<main><div class="SVELTE_HYDRATER contents" data-target="ModelList">${html}</div></main>`,
  },
  vue: {
    url: 'https://arstechnica.com/open-recipe-demo/vue/',
    ids: NAMES,
    query: 'Deep',
    around: (html) => `<main id="app">${html}</main>`,
  },
  preact: {
    url: 'https://arstechnica.com/open-recipe-demo/preact/',
    ids: NAMES,
    query: 'Deep',
    around: (html) => `<main id="app">${html}</main>`,
  },
};

/** When the framework takes over: as the page is read, just as we come, and long after we have read it. */
const MOMENTS = { before: 'start()', during: "addEventListener('load', start)", after: 'setTimeout(start, 1500)' };

interface AppWindow extends Window {
  app: { change(next: object): void };
  hydrated?: boolean;
  problems: string[];
  unmount(): void;
}

const bundles = new Map<Framework, Bundle>();
beforeAll(async () => {
  for (const framework of FRAMEWORKS) bundles.set(framework, await bundleOf(framework));
});

async function pageOf(framework: Framework, moment: keyof typeof MOMENTS) {
  const { url, ids, around } = PAGES[framework];
  const { script, render } = bundles.get(framework)!;
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A list</title><body>${around(await render(ids))}<script>window.problems=[];addEventListener('error',e=>problems.push(e.message));</script><script>${script.replaceAll('</script', '<\\/script')}</script><script>const start=()=>hydration.start(${JSON.stringify(ids)});${MOMENTS[moment]}</script></body></html>`;
  return { url, content: { html } };
}

const change = (page: Page, next: object) =>
  page.evaluate((next) => (globalThis as unknown as AppWindow).app.change(next), next);

/** The text of the page, and each row's badge beside what the row's link says. */
const rows = (page: Page) =>
  page.evaluate(() => ({
    text: document.body.innerText,
    wrong: [...document.querySelectorAll('open-recipe-badge')]
      .map((badge) => ({
        link: badge.closest('article, .result')?.querySelector('a')?.getAttribute('href') ?? '',
        label: badge.shadowRoot?.querySelector('.badge')?.getAttribute('aria-label') ?? '',
      }))
      .filter(({ link, label }) => !label.toLowerCase().includes(link.split('/').at(-1)!.slice(0, 4).toLowerCase())),
    badges: document.querySelectorAll('open-recipe-badge').length,
    problems: (globalThis as unknown as AppWindow).problems,
  }));

describe.each(BROWSERS)('hydration in %s', (name) => {
  const harness = withBrowser(name, []);
  afterEach(() => harness.reset());

  describe.each(FRAMEWORKS)('by %s', (framework) => {
    const { url, query } = PAGES[framework];
    const isList = framework === 'react' || framework === 'svelte';

    // In prose nothing is inserted, so that it matters less when.
    const moments = (Object.keys(MOMENTS) as (keyof typeof MOMENTS)[]).filter((each) => isList || each !== 'during');
    it.each(moments)('%s we come', async (moment) => {
      const route = await pageOf(framework, moment);
      harness.server.routes = [route];
      await setEnabled(harness.browser, false);
      const alone = await harness.annotated(url);
      await alone.page.waitForFunction(() => (globalThis as unknown as AppWindow).hydrated === true);
      await setEnabled(harness.browser, true);
      const { page } = await harness.annotated(url);
      await page.waitForFunction(() => (globalThis as unknown as AppWindow).hydrated === true);

      const amount = async () => {
        const found = await untilSettled(harness.browser, page);
        return isList
          ? (found?.badges.filter(({ place }) => place === 'list').length ?? 0)
          : (found?.marks.reduce((sum, { count }) => sum + count, 0) ?? 0);
      };
      const same = async (wanted: number) => {
        await vi.waitFor(async () => expect(await amount()).toBe(wanted), { timeout: 12_000, interval: 100 });
        const here = await rows(page);
        expect(here.problems).toEqual([]);
        expect(here.wrong).toEqual([]);
        if (isList) expect(here.badges).toBe(wanted);
        expect(here.text).toBe((await rows(alone.page)).text);
      };
      await same(3);
      for (const [next, wanted] of [
        [{ likes: 1 }, 3],
        [{ order: -1 }, 3],
        [{ query }, 1],
        [{ query: '' }, 3],
      ] as const) {
        await change(page, next);
        await change(alone.page, next);
        await same(wanted);
      }
      for (const each of [page, alone.page]) await each.evaluate(() => (globalThis as unknown as AppWindow).unmount());
      await vi.waitFor(
        async () => {
          const left = await describePage(harness.browser, page);
          expect([left?.badges.length, left?.marks.length]).toEqual([0, 0]);
        },
        { timeout: 8000, interval: 100 },
      );
      expect(await harness.browser.consoleErrors()).toEqual([]);
    });
  });
});
