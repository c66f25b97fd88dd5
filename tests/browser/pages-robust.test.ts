import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { changeSettings, describePage, untilSettled } from '../../scripts/browsers/annotation.ts';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { appendEntries, DEEP_SCRIPT, longHtml } from './endless-pages.ts';
import { BROWSERS, isNamed, withBrowser } from './harness.ts';
import { articleHtml } from './page-text.ts';

const pages = readTestPages();
const find = (site: string, name: string) => pages.find((page) => page.site === site && page.case === name)?.url ?? '';
const NEWS = 'https://arstechnica.com/open-recipe-demo';
const until = { timeout: 10_000, interval: 100 };

const ours = (page: Page) => page.evaluate(() => document.querySelectorAll('open-recipe-badge').length);

describe.each(BROWSERS)('robustness in %s', (name) => {
  const harness = withBrowser(name, routesOf(pages));
  afterEach(async () => {
    await harness.reset();
    await changeSettings(harness.browser, { density: 'first', hiddenTiers: [], silentHosts: [] });
  });

  it('finds all of an endless list and forgets what is removed', async () => {
    const { page } = await harness.annotatedHtml({
      url: `${NEWS}/endless-list/`,
      content: { html: articleHtml('<ul id="list"></ul>') },
    });
    await appendEntries(page, 0, 10_000);
    const whole = await untilSettled(harness.browser, page);
    expect(whole?.marks.reduce((sum, { count }) => sum + count, 0)).toBe(1000);
    await page.evaluate(() => document.querySelector('#list')?.replaceChildren());
    await vi.waitFor(async () => expect((await describePage(harness.browser, page))?.marks).toEqual([]), until);
  });

  // No other browser tells what a page holds.
  it.runIf(name === 'chromium')('gives back the memory of an endless list that is emptied', async () => {
    const { page } = await harness.annotatedHtml({
      url: `${NEWS}/emptied-list/`,
      content: { html: articleHtml('<ul id="list"></ul>') },
    });
    const session = await page.createCDPSession();
    /** Fills the list with 10,000 items, empties it, and tells what is held afterwards. */
    const fillAndEmpty = async () => {
      await appendEntries(page, 0, 10_000);
      const full = await untilSettled(harness.browser, page);
      expect(full?.marks.reduce((sum, { count }) => sum + count, 0)).toBe(1000);
      await page.evaluate(() => document.querySelector('#list')?.replaceChildren());
      await vi.waitFor(async () => {
        const empty = await untilSettled(harness.browser, page);
        expect(empty?.marks).toEqual([]);
        expect(empty?.badges).toEqual([]);
      }, until);
      await session.send('HeapProfiler.collectGarbage');
      const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
      return { heap: (await session.send('Runtime.getHeapUsage')).usedSize, nodes, listeners: jsEventListeners };
    };
    const first = await fillAndEmpty();
    await fillAndEmpty();
    const last = await fillAndEmpty();
    await session.detach();
    // Two lists that were kept would be 40,000 nodes.
    expect(last.nodes - first.nodes).toBeLessThan(100);
    expect(last.listeners - first.listeners).toBeLessThan(10);
    expect(last.heap - first.heap).toBeLessThan(500_000);
  });

  // How long a stretch takes is for the bench to say: a busy machine stops any process now and then.
  it('reads ten megabytes and 200,000 nodes in many stretches', async () => {
    const { description } = await harness.annotatedHtml({
      url: `${NEWS}/long/`,
      content: { html: longHtml(100_000) },
    });
    expect(description.settled).toBe(true);
    expect(description.marks.reduce((sum, { count }) => sum + count, 0)).toBe(200);
    expect(description.slices.count).toBeGreaterThan(10);
  });

  it('gives the dot to the first mention, also one that comes later but stands before', async () => {
    const { page } = await harness.annotatedHtml({
      url: `${NEWS}/order/`,
      content: { html: articleHtml('<p id="second">The language model OLMo 2.</p><p>Again OLMo 2.</p>') },
    });
    const dotted = async () => {
      const found = await untilSettled(harness.browser, page);
      const top = await page.evaluate(() => document.querySelector('#second')?.getBoundingClientRect().top ?? 0);
      return found?.badges.map(({ rect }) => Math.sign((rect?.y ?? 0) + 10 - top));
    };
    expect(await dotted()).toEqual([1]);
    await page.evaluate(() => {
      const earlier = document.createElement('p');
      earlier.textContent = 'The language model OLMo 2 comes first.';
      document.querySelector('#second')?.before(earlier);
    });
    await vi.waitFor(async () => expect(await dotted()).toEqual([-1]), until);
  });

  it('leaves nothing behind after 200 soft navigations', async () => {
    const { page } = await harness.annotated(find('github', 'stars'));
    const go = async (from: number, to: number) => {
      await page.evaluate(
        async (from, to) => {
          for (let at = from; at < to; at++) {
            const repository = at % 2 === 0 ? 'EleutherAI/pythia' : 'allenai/OLMo';
            history.pushState(null, '', `/quiltworks?tab=stars&page=${at}`);
            const row = document.createElement('h3');
            const link = document.createElement('a');
            link.href = `/${repository}`;
            link.textContent = repository;
            row.append(link);
            document.querySelector('[data-turbo-body]')?.replaceChildren(row);
            document.dispatchEvent(new CustomEvent('turbo:render'));
            await new Promise((resolve) => setTimeout(resolve, 40));
          }
        },
        from,
        to,
      );
      await untilSettled(harness.browser, page);
      if (name !== 'chromium') return null;
      const session = await page.createCDPSession();
      await session.send('HeapProfiler.collectGarbage');
      await session.detach();
      return page.metrics();
    };
    const before = await go(0, 20);
    const after = await go(20, 200);
    const last = await describePage(harness.browser, page);
    expect(last?.badges.map(({ name }) => name)).toHaveLength(1);
    expect(last?.badges.some((badge) => isNamed(badge, 'OLMo'))).toBe(true);
    expect(await ours(page)).toBe(1);
    if (before && after) {
      expect((after.JSEventListeners ?? 0) - (before.JSEventListeners ?? 0)).toBeLessThan(60);
      expect((after.Nodes ?? 0) - (before.Nodes ?? 0)).toBeLessThan(600);
      expect((after.JSHeapUsedSize ?? 0) - (before.JSHeapUsedSize ?? 0)).toBeLessThan(1_500_000);
    }
  });

  it('is there, once, when a page comes back from the back-forward cache', async () => {
    // A page that may not be stored is not kept either.
    harness.server.routes = harness.server.routes.map((route) => ({
      ...route,
      headers: { ...route.headers, 'cache-control': 'max-age=60' },
    }));
    const { page } = await harness.annotated(find('github', 'topic'));
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { wasKept: persisted }));
    });
    await page.goto(find('github', 'trending'));
    await untilSettled(harness.browser, page);
    // Firefox's driver hears of no load event when a page comes back.
    await page.goBack({ timeout: 3000 }).catch(() => undefined);
    await untilSettled(harness.browser, page);
    const kept = await page.evaluate(() => (globalThis as { wasKept?: boolean }).wasKept ?? false);
    expect(await ours(page)).toBe(1);
    expect(kept, 'the page was kept in the cache').toBe(true);
  });

  it('takes away what an older version left, and does not go because a page says so', async () => {
    const left = '<p>The language model OLMo 2.<open-recipe-badge></open-recipe-badge></p>';
    const { page, description } = await harness.annotatedHtml({
      url: `${NEWS}/left/`,
      content: { html: articleHtml(`${left}<open-recipe-layer id="old"></open-recipe-layer>`) },
    });
    expect(description.marks.length).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.querySelector('#old, open-recipe-badge'))).toBeNull();
    await page.evaluate(() => document.dispatchEvent(new CustomEvent('open-recipe:replaced')));
    const still = await untilSettled(harness.browser, page);
    expect(still?.marks).toEqual(description.marks);
  });

  it.each([
    ['polluted prototypes', 'Object.prototype.id = "x"; Array.prototype.extra = 1; Object.prototype.then = undefined;'],
    [
      'replaced methods',
      'for (const method of ["appendChild","insertBefore","contains"]) Node.prototype[method] = () => { throw new Error("page") }; Element.prototype.attachShadow = () => null; Element.prototype.closest = () => null; globalThis.MutationObserver = class {}; globalThis.Highlight = null;',
    ],
    [
      'elements named like ours',
      'for (const name of ["badge", "layer", "card"]) customElements.define(`open-recipe-${name}`, class extends HTMLElement { static disabledFeatures = ["shadow"]; connectedCallback() { this.remove(); } });',
    ],
    [
      'a storm of changes',
      'setInterval(() => { for (let i = 0; i < 50; i++) { const p = document.createElement("p"); p.textContent = "Llama 3.1"; document.querySelector("#here").replaceChildren(p); } }, 5);',
    ],
    ['a hundred thousand nested elements', DEEP_SCRIPT],
  ])('survives %s', async (_case, script) => {
    // Not waited for: a page that never stops changing is never settled.
    harness.server.routes = [
      ...harness.server.routes.filter(({ url }) => !url.endsWith('/hostile/')),
      {
        url: `${NEWS}/hostile/`,
        content: {
          html: articleHtml(
            '<p>The language model OLMo 2, and \u202eLlama\u200b 3.1\u202c.</p><div id="here"></div>',
            `<script>${script}</script>`,
          ),
        },
      },
    ];
    const page = await harness.browser.page(`${NEWS}/hostile/`);
    await vi.waitFor(async () => {
      const found = await describePage(harness.browser, page);
      expect(found?.marks.some((mark) => isNamed(mark, 'OLMo 2'))).toBe(true);
    }, until);
    expect(await page.evaluate(() => 1 + 1)).toBe(2);
    await page.close();
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });

  it('works under the strictest policy without a single report', async () => {
    const html = articleHtml(
      '<p>The language models OLMo 2 and Llama 3.1.</p>',
      '<script nonce="here">globalThis.reports = []; addEventListener("securitypolicyviolation", (event) => reports.push(event.violatedDirective));</script>',
    );
    const { page, description } = await harness.annotatedHtml({
      url: `${NEWS}/strict/`,
      content: { html },
      headers: {
        'content-security-policy':
          "default-src 'none'; img-src *; script-src 'nonce-here'; require-trusted-types-for 'script'; trusted-types 'none'",
      },
    });
    expect(description.marks).toHaveLength(2);
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(2);
    expect(await page.evaluate(() => (globalThis as unknown as { reports: string[] }).reports)).toEqual([]);
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });

  it.each([
    ['dark', '#0d1117'],
    ['dark_dimmed', '#22272e'],
    ['dark_high_contrast', '#010409'],
    ['light', '#ffffff'],
  ])("takes the colours of GitHub's theme %s", async (theme, colour) => {
    const { page } = await harness.annotated(find('github', 'trending'));
    const paper = () =>
      page.evaluate(() => {
        const host = document.querySelector<HTMLElement>('open-recipe-badge');
        const channels = host?.style.getPropertyValue('--paper').match(/[0-9a-f]{2}/gi) ?? [];
        return channels.reduce((sum, channel) => sum + Number.parseInt(channel, 16), 0) / 3 / 255;
      });
    await page.evaluate(
      (name, background) => {
        const root = document.documentElement;
        document.body.style.background = background;
        root.setAttribute('data-color-mode', name === 'light' ? 'light' : 'dark');
        root.setAttribute(name === 'light' ? 'data-light-theme' : 'data-dark-theme', name);
      },
      theme,
      colour,
    );
    const isLight = theme === 'light';
    await vi.waitFor(async () => expect((await paper()) > 0.5).toBe(isLight), until);
  });

  it('never touches editors and fields', async () => {
    const text = 'The language models Llama 3.1 8B and OLMo 2';
    const fields = `<div id="fields"><div contenteditable="true">${text}</div><textarea>${text}</textarea><input value="${text}"><div role="textbox">${text}</div><div class="cm-editor"><div>${text}</div></div></div><p>The language model Qwen2.5 7B.</p>`;
    const { page, description } = await harness.annotatedHtml({
      url: `${NEWS}/fields/`,
      content: { html: articleHtml(fields) },
    });
    expect(description.marks.map(({ text }) => text)).toEqual(['Qwen2.5 7B']);
    expect(await page.evaluate(() => document.querySelector('#fields')?.outerHTML)).toBe(
      await page.evaluate((html) => {
        const box = document.createElement('div');
        box.append(document.createRange().createContextualFragment(html));
        return box.querySelector('#fields')?.outerHTML;
      }, fields),
    );
  });

  it('leaves selection, find and the order of tab stops alone', async () => {
    for (const url of [find('article', 'news'), find('github', 'markdown file'), find('huggingface', 'collection')]) {
      await changeSettings(harness.browser, { enabled: false });
      const { page: alone } = await harness.annotated(url);
      const plain = await readAsUser(alone);
      await changeSettings(harness.browser, { enabled: true });
      const { page, description } = await harness.annotated(url);
      expect(description.badges.length).toBeGreaterThan(0);
      expect(await readAsUser(page)).toEqual(plain);
    }
  });

  it('never makes a page wider, and cuts no dot off at its top', async () => {
    const edge =
      '<p style="position:absolute;top:0;right:0;margin:0;line-height:1;white-space:nowrap">language model OLMo 2</p>';
    const { page, description } = await harness.annotatedHtml({
      url: `${NEWS}/edge/`,
      content: { html: articleHtml(edge) },
    });
    const dot = description.badges.find((badge) => isNamed(badge, 'OLMo 2'));
    expect(dot?.rect?.y).toBeGreaterThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });

  it('leaves the quotation mark behind a name free', async () => {
    const code = `<pre>m = from_pretrained("<b>allenai/OLMo-2-1124-7B</b>")\nm = from_pretrained("Qwen/Qwen2.5-7B")</pre>`;
    const { page, description } = await harness.annotatedHtml({
      url: `${NEWS}/quoted/`,
      content: { html: articleHtml(`<p>The language models “Llama 3.1” and 'Mistral 7B'.</p>${code}`) },
    });
    const quotes = await page.evaluate(() => {
      const found: { left: number; top: number; right: number; bottom: number }[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (const { index } of (node as Text).data.matchAll(/["'“”]/g)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          const { left, top, right, bottom } = range.getBoundingClientRect();
          found.push({ left, top, right, bottom });
        }
      return found;
    });
    const dots = description.badges.flatMap(({ place, rect }) => (place === 'prose' && rect ? [rect] : []));
    expect([dots.length, quotes.length]).toEqual([4, 8]);
    const touched = dots.filter(({ x, y, width, height }) =>
      quotes.some(
        ({ left, top, right, bottom }) => x + width > left + 1 && x < right && y + height > top && y < bottom,
      ),
    );
    expect(touched).toEqual([]);
  });

  it('underlines all of a name that several elements hold, and nothing else gets a rule', async () => {
    const { page } = await harness.annotatedHtml({
      url: `${NEWS}/held/`,
      content: {
        html: articleHtml('<p id="held">The language model <b>OLMo</b> 2 and <em>Qwen2.5</em><i> 7B</i>.</p>'),
      },
    });
    const lines = (tier: string) =>
      page.evaluate(
        (name) =>
          ['b', '#held', 'em', 'i', 'h1'].map((selector) => {
            const element = document.querySelector(selector);
            return element ? getComputedStyle(element, `::highlight(${name})`).textDecorationLine : '';
          }),
        `open-recipe-${tier}`,
      );
    expect((await lines('open-recipe')).slice(0, 2)).toEqual(['underline', 'underline']);
    expect((await lines('open-weights')).slice(2, 4)).toEqual(['underline', 'underline']);
    expect((await lines('open-recipe')).at(-1)).toBe('none');
  });

  it('leaves words out of a badge before it cuts a name short', async () => {
    const { page } = await harness.annotated(find('huggingface', 'organisation'));
    const rows = await page.evaluate(() =>
      [...document.querySelectorAll('.overview-card-wrapper header')].flatMap((row) => {
        const name = row.querySelector('h4');
        const face = row.querySelector('open-recipe-badge')?.shadowRoot?.querySelector('.badge');
        if (!name || !face) return [];
        return {
          hasWords: face.textContent !== '',
          label: face.getAttribute('aria-label'),
          isCut: name.scrollWidth > name.clientWidth,
        };
      }),
    );
    expect(rows.some(({ hasWords }) => !hasWords)).toBe(true);
    expect(rows.filter(({ hasWords, isCut }) => hasWords && isCut)).toEqual([]);
    expect(rows.every(({ label }) => label)).toBe(true);
  });

  it('applies density, hidden tiers and silence at once', async () => {
    const twice = '<p>Language models: OLMo 2 and Qwen2.5 7B.</p><p>Again OLMo 2 and Qwen2.5 7B.</p>';
    const { page, description } = await harness.annotatedHtml({
      url: `${NEWS}/twice/`,
      content: { html: articleHtml(twice) },
    });
    const look = () => untilSettled(harness.browser, page);
    const first = description.badges.length;
    expect(first).toBe(2);
    await changeSettings(harness.browser, { density: 'all' });
    expect((await look())?.badges.length).toBe(4);
    await changeSettings(harness.browser, { density: 'off' });
    expect((await look())?.badges).toEqual([]);
    expect((await look())?.marks.length).toBeGreaterThan(0);
    await changeSettings(harness.browser, { density: 'first', hiddenTiers: ['open-weights'] });
    const tiers = new Set((await look())?.marks.map(({ tier }) => tier));
    expect(tiers.has('open-weights')).toBe(false);
    expect(tiers.has('open-recipe')).toBe(true);
    await changeSettings(harness.browser, { silentHosts: ['arstechnica.com'] });
    expect((await look())?.marks).toEqual([]);
    expect(await page.evaluate(() => [document.querySelector('open-recipe-layer'), CSS.highlights.size])).toEqual([
      null,
      0,
    ]);
  });

  it('is walked by keyboard', async () => {
    const { page } = await harness.annotated(find('article', 'news'));
    await page.bringToFront();
    const step = (to: string) => harness.browser.askTab(page, 'walk', to) as Promise<{ at: number; of: number }>;
    const first = await step('next');
    expect(first.at).toBe(1);
    expect(first.of).toBeGreaterThan(3);
    expect((await step('next')).at).toBe(2);
    expect((await step('previous')).at).toBe(1);
    expect((await step('previous')).at).toBe(first.of);
    await step('open');
    const focused = () =>
      page.evaluate(() => document.querySelector('open-recipe-card')?.shadowRoot?.activeElement?.localName ?? null);
    await vi.waitFor(async () => expect(await focused()).toBe('button'), until);
    await page.keyboard.press('Escape');
    await vi.waitFor(async () => expect(await focused()).toBeNull(), until);
  });
});

/** What a user gets from a page: the text that is selected and copied, whether words are found, and its own tab stops. */
async function readAsUser(page: Page): Promise<unknown> {
  await page.bringToFront();
  const seen = await page.evaluate(() => {
    const selection = getSelection();
    selection?.selectAllChildren(document.body);
    const text = selection?.toString();
    selection?.removeAllRanges();
    const page = globalThis as unknown as { find(words: string): boolean };
    const found = ['OLMo 2', 'Restricted weights', 'Open recipe:'].map((words) => page.find(words));
    selection?.removeAllRanges();
    (document.activeElement as HTMLElement | null)?.blur();
    return { text, found };
  });
  const stops: string[] = [];
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(() => {
        const at = document.activeElement;
        return at?.localName === 'open-recipe-badge' ? '' : `${at?.localName} ${at?.getAttribute('href') ?? ''}`;
      }),
    );
  }
  return { ...seen, stops: stops.filter(Boolean).slice(0, 8) };
}
