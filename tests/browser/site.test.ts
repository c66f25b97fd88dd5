import { readFileSync } from 'node:fs';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readDataset } from '../../lib/dataset/read-files.ts';
import { BROWSERS, findBrowser } from '../../scripts/browsers/find.ts';
import { startServer, type LocalServer } from '../../scripts/browsers/server.ts';
import { pack } from '../../scripts/data/pack.ts';
import { buildSite } from '../../scripts/site/build.tsx';
import { violationsIn } from './accessibility.ts';

const BASE = 'https://openness.example/models/';
const { dataset } = await readDataset('tests/dataset/example');
const files = await buildSite({
  packed: pack(dataset).bytes,
  previous: null,
  base: BASE,
  repository: null,
  attribution: readFileSync('data/ATTRIBUTION.md', 'utf8'),
});

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  json: 'application/json',
};
const routesAt = (home: string) =>
  Array.from(files, ([path, text]) => ({
    url: home + path.replace(/(^|\/)index\.html$/u, '$1'),
    content: { html: text },
    headers: { 'content-type': TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'text/plain' },
  }));

/** One page of each kind. */
const PAGES = [
  '',
  'tier/open-weights/',
  'developer/',
  'developer/acme/',
  'series/acme/heron-1/',
  'corpora/meadow/',
  'family/heron/',
  'changes/',
  'about/',
  '404.html',
].filter((path) => files.has(path) || files.has(`${path}index.html`));

const shownRows = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('tbody tr')]
      .filter((row) => row.checkVisibility())
      .map((row) => row.querySelector('a')?.textContent ?? ''),
  );
const names = [...dataset.series, ...dataset.corpora, ...dataset.families].map(({ name }) => name).toSorted();

describe.each(BROWSERS)('the site in %s', (name) => {
  let browser: Browser;
  let server: LocalServer;
  /** Where the site is served now; its pages work below any address. */
  let home = '';
  const open: Page[] = [];

  beforeAll(async () => {
    const executablePath = findBrowser(name);
    if (executablePath === undefined) throw new Error(`${name} is missing; npm test installs it`);
    server = await startServer([]);
    home = `http://127.0.0.1:${server.port}/models/`;
    server.routes = routesAt(home);
    const isChromium = name === 'chromium';
    browser = await puppeteer.launch({
      browser: isChromium ? 'chrome' : 'firefox',
      executablePath,
      args: isChromium && process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((page) => page.close()));
    server.routes = routesAt(home);
  });

  const blank = async () => {
    const page = await browser.newPage();
    open.push(page);
    return page;
  };
  const visit = async (path: string, width = 1200) => {
    const page = await blank();
    await page.setViewport({ width, height: 800 });
    await page.goto(home + path);
    return page;
  };

  it('can be read without script', async () => {
    // Firefox's driver cannot switch scripts off. Pages have but one, in a file, so not to serve that is as good.
    server.routes = server.routes.filter(({ url }) => !url.endsWith('.js'));
    const page = await blank();
    if (name === 'chromium') await page.setJavaScriptEnabled(false);
    await page.goto(home);
    expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('How open AI models are');
    expect((await shownRows(page)).toSorted()).toEqual(names);
    expect(await page.evaluate(() => document.querySelector<HTMLElement>('#filter')?.checkVisibility())).toBe(false);
    await page.goto(`${home}series/acme/heron-1/`);
    const text = await page.evaluate(() => document.body.innerText);
    for (const part of ['Heron 1', 'Components', 'Terms', 'Say it right']) expect(text).toContain(part);
  });

  it('is filtered by what is typed, and the address keeps it', async () => {
    const page = await visit('');
    await page.bringToFront();
    await page.focus('#filter input');
    await page.keyboard.type('meadow');
    await vi.waitFor(async () => expect(await shownRows(page)).toEqual(['Meadow']), { timeout: 5000 });
    expect(page.url()).toBe(`${home}?q=meadow`);
    const again = await visit('?q=meadow');
    expect(await shownRows(again)).toEqual(['Meadow']);
  });

  it('needs no more than 320 px', async () => {
    for (const path of PAGES) {
      const page = await visit(path, 320);
      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(widths[0], path).toBeLessThanOrEqual(widths[1] ?? 0);
    }
  });

  it('loads what it needs, from itself alone, and breaks no rule of its own', async () => {
    const faults: string[] = [];
    for (const path of PAGES) {
      const page = await visit(path);
      page.on('console', (message) => message.type() === 'error' && faults.push(`${path}: ${message.text()}`));
      await page.reload();
      const styled = await page.evaluate(() => getComputedStyle(document.body).display);
      expect(styled, path).toBe('flex');
      const broken = await page.evaluate(() => [...document.images].filter((image) => image.naturalWidth === 0).length);
      expect(broken, path).toBe(0);
    }
    expect(faults).toEqual([]);
    const elsewhere = server.requests.filter(({ url }) => !url.startsWith(home) && !url.endsWith('/favicon.ico'));
    expect(elsewhere).toEqual([]);
  });

  it('has no fault that axe-core can see', async () => {
    for (const path of PAGES) expect(await violationsIn(await visit(path)), path).toEqual([]);
  });

  it('leads from the address of a release to its series', async () => {
    const release = dataset.series.find(({ id }) => id === 'acme/heron-1')?.releases[0]?.id ?? '';
    const page = await visit(`hub/${release}/`);
    await vi.waitFor(() => expect(page.url()).toBe(`${home}series/acme/heron-1/`), { timeout: 5000 });
  });

  it('writes XML that a strict reader takes', async () => {
    const page = await visit('about/');
    const faultsIn = (text: string) =>
      page.evaluate((xml) => {
        const read = new DOMParser().parseFromString(xml, 'application/xml');
        return read.querySelector('parsererror')?.textContent ?? null;
      }, text);
    const documents = [...files].filter(([path]) => /\.(?:svg|atom|xml)$/u.test(path));
    expect(documents.length).toBeGreaterThan(8);
    for (const [path, text] of documents) expect(await faultsIn(text), path).toBeNull();
    expect(await faultsIn('<a>')).not.toBeNull();
  });
});
