/** What syncing costs: bytes over the wire, time of the worker, and how long pages wait meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { CDPSession } from 'puppeteer-core';
import type { SyncEntry } from '../../lib/dataset/sync-state.ts';
import type { Dataset } from '../../lib/dataset/schema.ts';
import { freshContext } from '../../lib/mentions/mention.ts';
import type { PageQuestion } from '../../lib/mentions/page-question.ts';
import type { OpenBrowser } from '../../scripts/browsers/open-browser.ts';
import { openBrowser } from '../../scripts/browsers/open.ts';
import { buildExtension } from '../../scripts/extension-build.ts';
import { syncHistory, syncNow, syncStatus, SyncHost, useDataset, beginSync } from '../browser/sync-host.ts';
import { manyRecords, realDataset } from '../sync/many-records.ts';
import { Publisher } from '../sync/publisher.ts';
import { fuzzSync } from '../sync/fuzz.ts';
import { loadOnPaper } from './sync-load.ts';
import type { BenchRow } from './bench-row.ts';

const RUNS = 3;
const KILLS = 50;
const CUTS = 20;
const FUZZED = 10_000;
const CHANGED = 10;
const TEXT = 'We compared OLMo 2 7B with Llama 3.1 8B and Qwen2.5-72B, all three language models.';

interface Bench {
  readonly browser: OpenBrowser;
  readonly host: SyncHost;
  /** To the browser itself, which knows the processor time of its processes. */
  readonly meter: CDPSession;
  publisher: Publisher;
}

/** All rows, from a real Chromium and a server on this machine. */
export async function benchSync(): Promise<readonly BenchRow[]> {
  const first = new Publisher();
  const bench = { publisher: first } as { -readonly [Key in keyof Bench]: Bench[Key] };
  bench.host = await new SyncHost(() => bench.publisher.folder).open();
  bench.browser = await openBrowser('chromium', {
    extensionDir: await buildExtension('chromium'),
    from: bench.host,
  });
  bench.meter = await (await bench.browser.extensionPage('popup.html')).browser().target().createCDPSession();
  try {
    return [
      ...(await costOf(bench, 2000, 400)),
      ...(await kills(bench)),
      ...(await cuts(bench)),
      ...(await costOf(bench, 50_000, 6000)),
      await fuzz(),
      ...loadOnPaper(),
    ];
  } finally {
    await bench.browser.close();
    await bench.host.close();
    first.close();
    rmSync(`${first.folder}-extension`, { recursive: true, force: true });
  }
}

/** A dataset of a size: whole, without news, with a few records changed. */
async function costOf(bench: Bench, count: number, limitMs: number): Promise<BenchRow[]> {
  const real = await realDataset();
  const whole = manyRecords(real, count);
  const isFew = count === 2000;
  const of = `${count.toLocaleString('en')} records`;
  const times: number[] = [];
  const busy: number[] = [];
  const waits: number[] = [];
  const quiet: number[] = [];
  let [full, none, delta] = [0, 0, 0];
  for (let run = 0; run < RUNS; run++) {
    bench.publisher = new Publisher();
    // As many as a manifest lists deltas from.
    for (let version = 1; version <= (isFew ? 10 : 1); version++) {
      await bench.publisher.publish(Date.now(), () => ({ ...whole, version }));
    }
    await useDataset(bench.browser, bench.host.address, bench.publisher.key.publicKey);
    const { ms, cpuMs, waited, before } = await timedSync(bench);
    times.push(ms);
    busy.push(cpuMs);
    waits.push(...waited);
    quiet.push(...before);
    ({ bytes: full } = await lastSync(bench));
    await syncNow(bench.browser);
    ({ bytes: none } = await lastSync(bench));
    await bench.publisher.publish(Date.now(), (version) => changedIn(whole, version));
    await syncNow(bench.browser);
    const last = await lastSync(bench);
    if (last.how !== 'delta') throw new Error(`no delta: ${last.detail}`);
    delta = last.bytes;
    bench.publisher.close();
  }
  for (const list of [waits, quiet]) list.sort((one, other) => one - other);
  const bytes = (what: string, value: number, limit: string | null) => ({
    what,
    case: of,
    value: value / 1024,
    unit: 'KB',
    ratioTo: limit,
  });
  const time = (what: string, value: number, limit: string | null) => ({
    what,
    case: of,
    value,
    unit: 'ms',
    ratioTo: limit,
  });
  return [
    bytes('sync without news', none, '1 KB'),
    bytes(`sync with ${CHANGED} changed records`, delta, isFew ? '5 KB' : null),
    bytes('sync of a whole snapshot', full, isFew ? '600 KB' : null),
    time('verify, parse, swap: time of the processor (best)', Math.min(...busy), `${limitMs} ms`),
    time('download, verify, parse, swap: time passed (best)', Math.min(...times), null),
    time('download, verify, parse, swap: time passed (worst)', Math.max(...times), null),
    time('answer to a page with no sync (median)', at(quiet, 0.5), null),
    time('answer to a page with no sync (worst)', quiet.at(-1) ?? 0, null),
    time('answer to a page meanwhile (median)', at(waits, 0.5), '50 ms'),
    time('answer to a page meanwhile (95 %)', at(waits, 0.95), '50 ms'),
    time('answer to a page meanwhile (worst)', waits.at(-1) ?? 0, '50 ms'),
  ];
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;

async function lastSync({ browser }: Bench): Promise<SyncEntry> {
  const [entry] = await syncHistory(browser);
  if (!entry || entry.outcome === 'failed')
    throw new Error(`a sync failed: ${entry?.reason ?? 'no entry'} ${entry?.detail ?? ''}`);
  return entry;
}

/** Ten series with another size each. */
function changedIn(dataset: Dataset, version: number): Dataset {
  const series = dataset.series.map((record, place) => {
    return place % Math.floor(dataset.series.length / CHANGED) === 1 && place / dataset.series.length < 1
      ? { ...record, size: 7 + version }
      : record;
  });
  return { ...dataset, version, series };
}

interface Runtime {
  runtime: { sendMessage(message: object): Promise<unknown> };
}
declare const chrome: Runtime;
declare global {
  /** What a page of the extension found out; null while it is at it. */
  var asked: { readonly ms: number; readonly waited: readonly number[] } | null;
}

/** All in milliseconds. */
interface Timed {
  /** From the wish to sync to its end. */
  readonly ms: number;
  /** Of the processor, in the extension's process, without what the page's questions cost there when nothing is synced. */
  readonly cpuMs: number;
  /** What the page waited for each answer during the sync, and just before. */
  readonly waited: readonly number[];
  readonly before: readonly number[];
}

/** Questions asked before a sync, for comparison. */
const QUIET_QUESTIONS = 30;

/** Syncs from a page of the extension, which asks what a text names again and again meanwhile. */
async function timedSync(bench: Bench): Promise<Timed> {
  const { browser } = bench;
  const question: PageQuestion = {
    windows: [{ block: 0, offset: 0, text: TEXT }],
    context: freshContext('hub', TEXT),
    ids: [],
    pageModel: null,
  };
  const ask = async (most: number): Promise<{ readonly ms: number; readonly waited: readonly number[] }> => {
    await browser.inExtension(
      (data, count) => {
        const isSyncing = count === 0;
        const started = performance.now();
        let ms = 0;
        const waited: number[] = [];
        globalThis.asked = null;
        if (isSyncing)
          void chrome.runtime.sendMessage({ type: 'syncNow' }).then(() => (ms = performance.now() - started));
        // Without a name: what runs in a page cannot have named functions inside.
        void (async () => {
          while (isSyncing ? ms === 0 : waited.length < count) {
            const asked = performance.now();
            await chrome.runtime.sendMessage({ type: 'readPage', data });
            waited.push(performance.now() - asked);
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
          globalThis.asked = { ms, waited };
        })();
      },
      question,
      most,
    );
    for (;;) {
      const done = await browser.inExtension(() => globalThis.asked);
      if (done) return done;
      await sleep(200);
    }
  };
  await ask(1);
  const start = await processorTime(bench);
  const quiet = await ask(QUIET_QUESTIONS);
  const middle = await processorTime(bench);
  const { ms, waited } = await ask(0);
  const end = await processorTime(bench);
  const ofQuestions = ((middle - start) / QUIET_QUESTIONS) * waited.length;
  return { ms, waited, before: quiet.waited, cpuMs: end - middle - ofQuestions };
}

/** Processor time of the extension's process so far, in milliseconds: no page of others is open, so all renderers are summed. */
async function processorTime({ meter }: Bench): Promise<number> {
  const { processInfo } = await meter.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  return renderers.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

/** The worker killed again and again; every time the dataset must be the old one or the new one, and home be reached. */
async function kills(bench: Bench): Promise<BenchRow[]> {
  const real = await realDataset();
  bench.publisher = new Publisher();
  const publish = () => bench.publisher.publish(Date.now(), (version) => ({ ...manyRecords(real, 400), version }));
  await publish();
  await useDataset(bench.browser, bench.host.address, bench.publisher.key.publicKey);
  await syncNow(bench.browser);
  let survived = 0;
  for (let turn = 0; turn < KILLS; turn++) {
    const { version: old } = await syncStatus(bench.browser);
    await publish();
    await beginSync(bench.browser);
    await sleep(randomInt(700));
    await bench.browser.stopBackground();
    const { version } = await syncStatus(bench.browser);
    const after = await syncNow(bench.browser);
    if ([old, bench.publisher.version].includes(version) && after.version === bench.publisher.version) survived++;
  }
  return [
    {
      what: 'worker killed in a sync, survived',
      case: `${KILLS} kills`,
      value: survived,
      unit: 'times',
      ratioTo: `${KILLS}`,
    },
  ];
}

/** The connection cut at random points of random files. */
async function cuts(bench: Bench): Promise<BenchRow[]> {
  let survived = 0;
  for (let turn = 0; turn < CUTS; turn++) {
    const old = bench.publisher.version;
    await bench.publisher.publish();
    const victim = [/^latest/, /^manifest/, /^(?:delta|snapshot)/][turn % 3] ?? /./;
    bench.host.fault = async (file, response, content) => {
      if (!victim.test(file)) return false;
      const bytes = await content();
      response.writeHead(200, { 'access-control-allow-origin': '*', 'content-length': bytes.length });
      response.write(bytes.subarray(0, randomInt(bytes.length)));
      setTimeout(() => response.destroy(), 30);
      return true;
    };
    const cut = await syncNow(bench.browser);
    bench.host.fault = null;
    const after = await syncNow(bench.browser);
    if (cut.version === old && cut.fault?.reason === 'unreachable' && after.version === old + 1) survived++;
  }
  bench.publisher.close();
  return [
    { what: 'connection cut, survived', case: `${CUTS} cuts`, value: survived, unit: 'times', ratioTo: `${CUTS}` },
  ];
}

async function fuzz(): Promise<BenchRow> {
  const survived = await fuzzSync(FUZZED);
  return {
    what: 'mutated files, survived',
    case: `${FUZZED} files`,
    value: survived,
    unit: 'times',
    ratioTo: `${FUZZED}`,
  };
}
