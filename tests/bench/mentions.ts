/** What finding mentions costs in a page and in the background, beside its peers, and how good it is. */
import { readdirSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { freshContext } from '../../lib/mentions/mention.ts';
import type { PageQuestion } from '../../lib/mentions/page-question.ts';
import { untilSettled } from '../../scripts/browsers/annotation.ts';
import { openBrowser, openWith } from '../../scripts/browsers/open.ts';
import type { OpenBrowser } from '../../scripts/browsers/open-browser.ts';
import { startServer } from '../../scripts/browsers/server.ts';
import { buildExtension } from '../../scripts/extension-build.ts';
import { appendEntries, DEEP_SCRIPT, longHtml } from '../browser/endless-pages.ts';
import type { BenchRow } from './bench-row.ts';
import { emptyExtension } from './empty-extension.ts';
import { bundle } from './mentions/bundle.ts';
import type { PageSide } from './mentions/page-side.ts';
import { qualityRows } from './mentions/quality.ts';

const MOST = 1_000_000;
const COUNTS = [3000, 30_000, MOST] as const;
const ROUNDS = 15;
const COLD_STARTS = 10;
/** Real pages beside the project; where they are not at hand, its own test pages. */
const PAGE_FOLDERS = ['../shared/corpus/html', 'tests/pages'];
const BLANK = 'https://bench.example/';
const LONG = 'https://arstechnica.com/bench/';
const DEEP = `${LONG}deep`;
const LIST = `${LONG}list`;
const LIST_STEP = 5000;

interface Runtime {
  runtime: { sendMessage(message: object): Promise<unknown> };
}
declare const chrome: Runtime;
declare const bench: PageSide;

/** All rows, from a real Chromium. */
export async function benchMentions(): Promise<readonly BenchRow[]> {
  const script = await bundle('tests/bench/mentions/page-side.ts');
  const server = await startServer([
    { url: BLANK, content: { html: '<!doctype html><title>Bench</title>' } },
    ...[1, 2, 4, 8].map((times) => ({ url: `${LONG}${times}`, content: { html: longHtml(50_000 * times) } })),
    { url: DEEP, content: { html: `${longHtml(0)}<script>${DEEP_SCRIPT}</script>` } },
    { url: LIST, content: { html: longHtml(0).replace('<h1>', '<ul id="list"></ul><h1>') } },
  ]);
  try {
    const browser = await openBrowser('chromium', {
      extensionDir: await buildExtension('chromium'),
      from: server,
    });
    try {
      const rows = [...(await qualityRows()), ...(await slices(browser)), ...(await inPage(browser, script))];
      rows.push(...(await inBackground(browser, script, server)));
      return rows;
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

/** The HTML of all pages. */
function pagesHtml(): string[] {
  const folder = PAGE_FOLDERS.find((path) => existsSync(path)) ?? '.';
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.html(?:\.gz)?$/.test(name))
    .toSorted()
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    });
}

/** The four ways through the same documents, in turns. */
async function inPage(browser: OpenBrowser, script: string): Promise<BenchRow[]> {
  const page = await browser.page(BLANK);
  await page.evaluate(script);
  const text = await page.evaluate((pages) => bench.load(pages), pagesHtml());
  const rows: BenchRow[] = [row('visible text of the pages', 'all', text / 1e6, 'million characters', null)];
  for (const count of COUNTS) {
    const { bytes, falsePass } = await page.evaluate((names) => bench.makeGate(names), count);
    rows.push(row('gate', namesOf(count), bytes / 1024, 'KB', 'at most 64 KB'));
    rows.push(row('other words that pass the gate', namesOf(count), falsePass * 100, '%', 'at most 2 %'));
  }
  const found = await page.evaluate((counts, rounds) => bench.compareGates(counts, rounds), [...COUNTS], ROUNDS);
  rows.push(row('(a) bare walk over the text nodes', 'all', found.floor, 'ms', null));
  rows.push(row('(a) walk without looking at what is seen', 'all', found.plain, 'ms', null));
  for (const [place, count] of COUNTS.entries()) {
    const ms = found.ours[place] ?? 0;
    const times = (ms / found.floor).toFixed(2);
    rows.push(row('(b) ours', namesOf(count), ms, 'ms', `${times} x the bare walk; at most 1.25`));
    rows.push(
      row(
        '(b) ours: text sent to the background',
        namesOf(count),
        (found.sent[place] ?? 0) / 1000,
        'K characters',
        null,
      ),
    );
  }
  await page.close();
  for (const [way, name] of [
    ['regexp', '(c) one RegExp of all names'],
    ['aho-corasick', '(d) modern-ahocorasick'],
  ] as const) {
    for (const count of COUNTS) rows.push(...(await peer(browser, script, way, name, count, found.floor)));
  }
  return rows;
}

/** One peer at one size, in a tab of its own: the large ones may take it down. */
async function peer(
  browser: OpenBrowser,
  script: string,
  way: 'regexp' | 'aho-corasick',
  what: string,
  count: number,
  floor: number,
): Promise<BenchRow[]> {
  const page = await browser.page(BLANK);
  try {
    await page.evaluate(script);
    await page.evaluate((pages) => bench.load(pages), pagesHtml());
    const found = await page.evaluate((kind, names) => bench.comparePeer(kind, names), way, count);
    if (typeof found === 'string') return [row(what, namesOf(count), 0, 'ms', `cannot be made: ${found}`)];
    return [
      row(what, namesOf(count), found.reading, 'ms', `${(found.reading / floor).toFixed(1)} x the bare walk`),
      row(`${what}: making it`, namesOf(count), found.making, 'ms', null),
    ];
  } catch {
    return [row(what, namesOf(count), 0, 'ms', 'did not end within a minute, or took the tab down')];
  } finally {
    await page.close().catch(() => undefined);
  }
}

/** Long pages through the real content script. */
async function slices(browser: OpenBrowser): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  let one = 0;
  for (const times of [1, 2, 4, 8]) {
    const page = await browser.page(`${LONG}${times}`);
    const description = await untilSettled(browser, page);
    if (!description) throw new Error('no content script answers');
    const { longestMs, totalMs } = description.slices;
    one ||= totalMs;
    const of = `${times * 5} MB, ${times * 100} thousand nodes`;
    rows.push(row('longest slice in the page', of, longestMs, 'ms', times === 1 ? 'at most 8 ms' : null));
    rows.push(row('all work in the page', of, totalMs, 'ms', `${(totalMs / one).toFixed(2)} x that of 5 MB`));
    await page.close();
  }
  return [...rows, await deepSlice(browser), await listWork(browser)];
}

/** Most of it is the browser's own: it computes the styles of all ancestors. */
async function deepSlice(browser: OpenBrowser): Promise<BenchRow> {
  const page = await browser.page(DEEP);
  const description = await untilSettled(browser, page);
  await page.close();
  return row(
    'longest slice in the page',
    '100 thousand nested elements',
    description?.slices.longestMs ?? 0,
    'ms',
    null,
  );
}

/** A list that grows twice by as much: linear is 1, and what is read again and again is more. */
async function listWork(browser: OpenBrowser): Promise<BenchRow> {
  const page = await browser.page(LIST);
  const works: number[] = [];
  for (const at of [0, 1]) {
    await appendEntries(page, at * LIST_STEP, (at + 1) * LIST_STEP);
    works.push((await untilSettled(browser, page))?.slices.totalMs ?? 0);
  }
  await page.close();
  const [first = 0, both = 0] = works;
  const of = `${LIST_STEP.toLocaleString('en')} entries more`;
  return row(
    'all work in an endless list',
    of,
    both - first,
    'ms',
    `${((both - first) / first).toFixed(2)} x the first`,
  );
}

/** The background with a million names in its store. */
async function inBackground(
  browser: OpenBrowser,
  script: string,
  server: Awaited<ReturnType<typeof startServer>>,
): Promise<BenchRow[]> {
  const page = await browser.page(BLANK);
  await page.evaluate(script);
  await page.evaluate((pages) => bench.load(pages), pagesHtml());
  await page.evaluate((count) => bench.makeGate(count), MOST);
  const asked = await page.evaluate((count) => {
    const gate = bench.gateOf(count);
    return gate ? bench.questions(gate).filter(({ windows }) => windows.length > 0) : [];
  }, MOST);
  await page.close();
  const desk = await browser.extensionPage('manifest.json');
  await desk.evaluate(script);
  const keys = await desk.evaluate((count) => bench.fillStore(count), MOST);
  const times = (await desk.evaluate((questions) => bench.answerAll(questions), asked)).toSorted((a, b) => a - b);
  const cold = await coldAnswers(browser, question());
  const memory = await workerMemory(browser, desk, asked);
  const empty = await emptyExtensionStart(server);
  return [
    row('keys of the index', namesOf(MOST), keys, 'keys', null),
    row('resolving one page (median)', namesOf(MOST), at(times, 0.5), 'ms', 'at most 15 ms'),
    row('resolving one page (95 %)', namesOf(MOST), at(times, 0.95), 'ms', null),
    row("an empty extension's cold start and answer (median)", 'none', empty, 'ms', null),
    row('cold wake to first answer (median)', namesOf(MOST), cold, 'ms', null),
    row('cold wake beyond that of an empty extension', namesOf(MOST), cold - empty, 'ms', 'at most 60 ms'),
    row('memory of the worker after all pages', namesOf(MOST), memory / 1e6, 'MB', 'at most 40 MB'),
  ];
}

function question(): PageQuestion {
  const text = 'We compared OLMo 2 7B with Llama 3.1 8B and Qwen2.5-72B, all three language models.';
  return { windows: [{ block: 0, offset: 0, text }], context: freshContext('article', ''), ids: [], pageModel: null };
}

/** Milliseconds from asking a background that is not running to its answer; the median. */
async function coldAnswers(browser: OpenBrowser, data: unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < COLD_STARTS; run++) {
    await browser.stopBackground();
    times.push(
      await browser.inExtension(async (asked) => {
        const start = performance.now();
        await chrome.runtime.sendMessage({ type: 'readPage', data: asked });
        return performance.now() - start;
      }, data),
    );
  }
  return at(
    times.toSorted((a, b) => a - b),
    0.5,
  );
}

/** The same of an extension whose background does nothing but answer: the browser's own share. */
async function emptyExtensionStart(server: Awaited<ReturnType<typeof startServer>>): Promise<number> {
  const folder = emptyExtension({
    worker: 'chrome.runtime.onMessage.addListener((message, sender, reply) => { reply({ res: 1 }); });',
  });
  try {
    const browser = await openWith('chromium', { extensionDir: folder, from: server });
    try {
      return await coldAnswers(browser, null);
    } finally {
      await browser.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bytes of the worker's heap in use after it has answered every page, garbage collected. */
async function workerMemory(browser: OpenBrowser, desk: Page, asked: readonly PageQuestion[]): Promise<number> {
  for (const data of asked) {
    await browser.inExtension((each) => chrome.runtime.sendMessage({ type: 'readPage', data: each }), data);
  }
  const target = desk
    .browser()
    .targets()
    .find((each) => each.type() === 'service_worker');
  const session = await target?.createCDPSession();
  if (!session) throw new Error('the service worker is not running');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;

const namesOf = (count: number): string => `${count.toLocaleString('en')} names`;

function row(what: string, of: string, value: number, unit: string, ratioTo: string | null): BenchRow {
  return { what, case: of, value, unit, ratioTo };
}
