/** What syncing costs: bytes over the wire, time of the worker, and how long pages wait meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { SyncEntry } from '../../lib/dataset/sync-state.ts';
import type { Dataset } from '../../lib/dataset/schema.ts';
import { freshContext } from '../../lib/mentions/mention.ts';
import type { PageQuestion } from '../../lib/mentions/page-question.ts';
import type { OpenBrowser } from '../../scripts/browsers/open-browser.ts';
import { openBrowser } from '../../scripts/browsers/open.ts';
import {
  extensionCopy,
  syncHistory,
  syncNow,
  syncStatus,
  SyncHost,
  useDataset,
  beginSync,
} from '../browser/sync-host.ts';
import { manyRecords, realDataset } from '../sync/many-records.ts';
import { Publisher } from '../sync/publisher.ts';
import { fuzzSync } from '../sync/fuzz.ts';
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
  publisher: Publisher;
}

/** All rows, from a real Chromium and a server on this machine. */
export async function benchSync(): Promise<readonly BenchRow[]> {
  const first = new Publisher();
  const bench = { publisher: first } as { -readonly [Key in keyof Bench]: Bench[Key] };
  bench.host = await new SyncHost(() => bench.publisher.folder).open();
  bench.browser = await openBrowser('chromium', {
    extensionDir: await extensionCopy('chromium', first.folder),
    from: bench.host,
  });
  try {
    return [
      ...(await costOf(bench, 2000, 400)),
      ...(await kills(bench)),
      ...(await cuts(bench)),
      ...(await costOf(bench, 50_000, 6000)),
      await fuzz(),
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
  const of = `${count.toLocaleString('en')} records`;
  const times: number[] = [];
  const waits: number[] = [];
  let [full, none, delta] = [0, 0, 0];
  for (let run = 0; run < RUNS; run++) {
    bench.publisher = new Publisher();
    await bench.publisher.publish(Date.now(), (version) => ({ ...whole, version }));
    await useDataset(bench.browser, bench.host.address, bench.publisher.key.publicKey);
    const { ms, waited } = await timedSync(bench);
    times.push(ms);
    waits.push(...waited);
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
  waits.sort((one, other) => one - other);
  const least = Math.min(...times);
  const bytes = (what: string, value: number, limit: string | null) => ({
    what,
    case: of,
    value: value / 1024,
    unit: 'KB',
    ratioTo: limit,
  });
  const isFew = count === 2000;
  return [
    bytes('sync without news', none, '1 KB'),
    bytes(`sync with ${CHANGED} changed records`, delta, isFew ? '5 KB' : null),
    bytes('sync of a whole snapshot', full, isFew ? '600 KB' : null),
    { what: 'download, verify, parse, swap (best)', case: of, value: least, unit: 'ms', ratioTo: `${limitMs} ms` },
    { what: 'download, verify, parse, swap (worst)', case: of, value: Math.max(...times), unit: 'ms', ratioTo: null },
    { what: 'answer to a page meanwhile (median)', case: of, value: at(waits, 0.5), unit: 'ms', ratioTo: '50 ms' },
    { what: 'answer to a page meanwhile (95 %)', case: of, value: at(waits, 0.95), unit: 'ms', ratioTo: '50 ms' },
    { what: 'answer to a page meanwhile (worst)', case: of, value: waits.at(-1) ?? 0, unit: 'ms', ratioTo: '50 ms' },
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

/** Syncs from a page of the extension, which asks what a text names again and again meanwhile. Milliseconds. */
function timedSync({ browser }: Bench): Promise<{ readonly ms: number; readonly waited: readonly number[] }> {
  const question: PageQuestion = {
    windows: [{ block: 0, offset: 0, text: TEXT }],
    context: freshContext('hub', TEXT),
    ids: [],
    pageModel: null,
  };
  return browser.inExtension(async (data) => {
    await chrome.runtime.sendMessage({ type: 'readPage', data });
    const started = performance.now();
    let ms = 0;
    const done = chrome.runtime.sendMessage({ type: 'syncNow' }).then(() => (ms = performance.now() - started));
    const waited: number[] = [];
    while (ms === 0) {
      const asked = performance.now();
      await chrome.runtime.sendMessage({ type: 'readPage', data });
      waited.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await done;
    return { ms, waited };
  }, question);
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
