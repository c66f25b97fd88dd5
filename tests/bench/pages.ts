/** `npm run bench -- pages`: whether pages are the same with us, and what we cost them, in both browsers. */
import { measureIn, type MeasuredPage } from '../../scripts/annotate/measure.ts';
import { BROWSERS, type BrowserName } from '../../scripts/browsers/find.ts';
import { openBrowser } from '../../scripts/browsers/open.ts';
import { type LocalServer, startServer } from '../../scripts/browsers/server.ts';
import { buildExtension } from '../../scripts/extension-build.ts';
import type { BenchRow } from './bench-row.ts';
import { type LoadCost, loadCosts } from './pages/load-cost.ts';
import { type MeasuredCase, readPageSet } from './pages/page-set.ts';

/** Pages whose load is compared side by side: each is loaded nine times. */
const MOST_SIDE_BY_SIDE = 18;
const TELL_EVERY = 12;
const VIEWPORT = { width: 1280, height: 800 };

interface Measured extends MeasuredPage {
  readonly name: string;
  readonly group: MeasuredCase['group'];
}

/** All rows, of all pages there are. */
export async function benchPages(): Promise<readonly BenchRow[]> {
  const { source, cases, routes } = readPageSet();
  const server = await startServer([...routes, ...cases.map(({ route }) => route)]);
  try {
    const rows = [row('pages', source, cases.length, 'pages', null)];
    for (const browser of BROWSERS) rows.push(...rowsOf(browser, await measureAll(browser, cases, server)));
    const step = Math.ceil(cases.length / MOST_SIDE_BY_SIDE);
    const some = cases.filter((_, place) => place % step === 0);
    rows.push(...costRows(await loadCosts(some, server, progress('chromium, side by side', some.length))));
    return rows;
  } finally {
    await server.close();
  }
}

/** It takes minutes, so the terminal hears of it now and then. */
function progress(what: string, of: number): (done: number) => void {
  return (done) => {
    if (done % TELL_EVERY === 0 || done === of) process.stderr.write(`${what}: ${done} of ${of} pages\n`);
  };
}

async function measureAll(name: BrowserName, cases: readonly MeasuredCase[], server: LocalServer): Promise<Measured[]> {
  const extensionDir = await buildExtension(name);
  const browser = await openBrowser(name, { extensionDir, from: server, viewport: VIEWPORT });
  try {
    const tell = progress(name, cases.length);
    const found: Measured[] = [];
    for (const { name: page, group, route } of cases) {
      found.push({ ...(await measureIn(browser, server, route, null)), name: page, group });
      tell(found.length);
    }
    return found;
  } finally {
    await browser.close();
  }
}

function rowsOf(browser: BrowserName, pages: readonly Measured[]): BenchRow[] {
  const site = pages.filter(({ group }) => group === 'site');
  const news = pages.filter(({ group }) => group === 'news');
  const slices = pages.flatMap((page) => page.slices ?? []);
  const last = sorted(
    news.flatMap(({ report, textMs }) => (report.lastBadgeMs === null ? [] : Math.max(0, report.lastBadgeMs - textMs))),
  );
  const own = sum(slices.map(({ totalMs }) => totalMs));
  const loaded = sum(pages.map(({ loadMs }) => loadMs));
  const with_ = (what: string, value: number, unit: string, ratioTo: string | null) =>
    row(what, browser, value, unit, ratioTo);
  return [
    with_('pages whose DOM is not what it was', named(pages, changed), 'pages', `0${listOf(pages, changed)}`),
    with_('pages that never stopped changing themselves', named(pages, restless), 'pages', listOf(pages, restless)),
    with_(
      'pages annotated',
      named(pages, ({ report }) => report.badges.length + report.marks.length > 0),
      'pages',
      null,
    ),
    with_('layout shift of ours, worst on a site', worst(site), '', 'at most 0.005'),
    with_('layout shift of ours, worst in prose', worst(news), '', '0'),
    with_('console errors of ours', pages.at(-1)?.report.consoleErrors.length ?? 0, 'messages', '0'),
    with_(
      'requests of ours',
      pages.at(-1)?.report.requests.filter(({ from }) => from === 'extension').length ?? 0,
      'requests',
      '0',
    ),
    with_('stretches of ours over 50 ms', sum(pages.map(({ report }) => report.longTasks ?? 0)), 'pages', '0'),
    with_('longest stretch of ours', Math.max(0, ...slices.map(({ longestMs }) => longestMs)), 'ms', 'at most 50 ms'),
    with_('last badge after the text, news, median', at(last, 0.5), 'ms', 'at most 150 ms'),
    with_('last badge after the text, news, 95 %', at(last, 0.95), 'ms', null),
    with_('main-thread time of ours, our own clock, median', at(sorted(slices.map((s) => s.totalMs)), 0.5), 'ms', null),
    with_(
      'main-thread time of ours, our own clock, of the time to load',
      (own / loaded) * 100,
      '%',
      `${Math.round(own)} of ${Math.round(loaded)} ms`,
    ),
  ];
}

function costRows(costs: readonly LoadCost[]): BenchRow[] {
  return (['site', 'news'] as const).flatMap((group) => {
    const of = costs.filter((cost) => cost.group === group);
    const without = sum(of.map((cost) => cost.without));
    const more = sum(of.map((cost) => cost.withUs)) - without;
    const ofEmpty = sum(of.map((cost) => cost.withEmptyScript)) - without;
    const groupName = `chromium, ${of.length} ${group === 'site' ? 'site' : 'news'} pages`;
    return [
      row('main-thread time of a load without us', groupName, without / of.length, 'ms a page', null),
      row('main-thread time that we add', groupName, more / of.length, 'ms a page', null),
      row('main-thread time that an empty content script adds', groupName, ofEmpty / of.length, 'ms a page', null),
      row('main-thread time that we add, share', groupName, (more / without) * 100, '%', 'at most 3 %'),
    ];
  });
}

const changed = ({ report }: Measured) => report.domUnchanged === false;
const restless = ({ report }: Measured) => report.domUnchanged === null;
const worst = (pages: readonly Measured[]) => Math.max(0, ...pages.map(({ report }) => report.layoutShift));
const named = (pages: readonly Measured[], is: (page: Measured) => boolean) => pages.filter(is).length;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
const at = (values: readonly number[], share: number) => values[Math.floor(share * (values.length - 1))] ?? 0;

function listOf(pages: readonly Measured[], is: (page: Measured) => boolean): string {
  const names = pages.filter(is).map(({ name }) => name);
  return names.length > 0 ? ` (${names.join(', ')})` : '';
}

function row(what: string, of: string, value: number, unit: string, ratioTo: string | null): BenchRow {
  return { what, case: of, value, unit, ratioTo };
}
