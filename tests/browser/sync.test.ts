import { randomInt } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Summary } from '../../lib/openness/answer.ts';
import type { OpenBrowser } from '../../scripts/browsers/open-browser.ts';
import { daysAfter } from '../../scripts/data/release-folder.ts';
import { manyRecords, realDataset } from '../sync/many-records.ts';
import { mutate } from '../sync/fuzz.ts';
import { exampleOf, newKey, Publisher } from '../sync/publisher.ts';
import { BROWSERS, openTested } from './harness.ts';
import {
  ask,
  beginSync,
  changed,
  only,
  reply,
  SyncHost,
  syncHistory,
  syncNow,
  syncStatus,
  useDataset,
  type Fault,
} from './sync-host.ts';

interface Runtime {
  runtime: { sendMessage(message: object): Promise<unknown> };
}
declare const chrome: Runtime;

const DAY = 24 * 60 * 60 * 1000;
const CUTS = 20;
const KILLS = { chromium: 50, firefox: 8 };
/** Mutated files over HTTP; `npm run bench -- sync` sends more, and tests/sync a thousand without a browser. */
const MUTATED = { chromium: 300, firefox: 60 };

const flip = (bytes: Buffer): Buffer => {
  const at = bytes.length >> 1;
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  return bytes;
};

/** Sends without end, as fast as is taken. */
const endless: Fault = (_file, response) => {
  response.writeHead(200, { 'access-control-allow-origin': '*' });
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(4096)));
  };
  response.on('drain', more);
  more();
  return true;
};

const SIGNED_WRONG = /bad-signature|sloppy-encoding|not-an-envelope/;
const FAULTS: readonly (readonly [what: string, fault: Fault, reason: RegExp])[] = [
  ['arbitrary bytes', reply(200, Buffer.from([0, 255, 7, 130])), /not-an-envelope/],
  ['HTML instead of JSON', reply(200, '<!doctype html><title>Please sign in</title>'), /not-an-envelope/],
  ['a flipped bit in latest.json', only(/^latest/, changed(flip)), SIGNED_WRONG],
  ['a flipped bit in the manifest', only(/^manifest/, changed(flip)), /wrong-hash/],
  ['a flipped bit in snapshot and delta', only(/^(?:snapshot|delta)/, changed(flip)), /wrong-hash/],
  [
    'a signature in sloppy base64',
    only(
      /^latest/,
      changed((bytes) => Buffer.from(String(bytes).replace('=="}', '"}'))),
    ),
    /sloppy-encoding/,
  ],
  [
    'a bomb under a content coding',
    only(/^latest/, reply(200, gzipSync(Buffer.alloc(20_000_000)), { 'content-encoding': 'gzip' })),
    /too-large/,
  ],
  ['status 429 without a word on when', reply(429, 'no'), /busy/],
  ['status 404', reply(404, 'no'), /not-found/],
  ['status 403', reply(403, 'no'), /forbidden/],
  ['status 500', reply(500, 'no'), /server-error/],
  ['a redirect to another host', reply(302, '', { location: 'http://other.example/latest.json' }), /redirected/],
  ['an endless body', endless, /too-large/],
  [
    'a body longer than was signed for',
    only(
      /^(?:snapshot|delta)/,
      changed((bytes) => Buffer.concat([bytes, bytes])),
    ),
    /too-large/,
  ],
];

describe.each(BROWSERS)('a sync in %s', (name) => {
  const publisher = new Publisher();
  let folder = publisher.folder;
  const host = new SyncHost(() => folder);
  let browser: OpenBrowser;

  beforeAll(async () => {
    browser = await openTested(name, await host.open());
    await useDataset(browser, host.address, publisher.key.publicKey);
    await publisher.publish();
  });
  afterAll(async () => {
    await browser?.close();
    await host.close();
    publisher.close();
  });

  /** Whether the dataset in use is whole: it answers for the first record of the example. */
  async function expectWhole(): Promise<void> {
    const found = await ask<Summary[]>(browser, 'search', 'heron');
    expect(found.map(({ id }) => id)).toContain('family/heron');
  }

  it('installs, then finds nothing new, then takes a delta', async () => {
    expect(await syncNow(browser)).toMatchObject({ version: 1, source: 'synced', signature: 'valid', fault: null });
    host.asked.length = 0;
    expect(await syncNow(browser)).toMatchObject({ version: 1, fault: null });
    expect(host.asked).toEqual(['latest.json']);
    await publisher.publish();
    expect(await syncNow(browser)).toMatchObject({ version: 2, fault: null });
    const history = await syncHistory(browser);
    expect(history.map(({ outcome, how }) => [outcome, how])).toEqual([
      ['installed', 'delta'],
      ['no-news', null],
      ['installed', 'full'],
    ]);
    await expectWhole();
  });

  it.each(FAULTS)('survives %s', async (_what, fault, reason) => {
    const old = publisher.version;
    await publisher.publish();
    host.fault = fault;
    host.asked.length = 0;
    const status = await syncNow(browser);
    expect(status.fault?.reason).toMatch(reason);
    expect(status).toMatchObject({ version: old, source: 'synced' });
    // No file twice, nothing in a loop, no other host.
    expect(new Set(host.asked).size).toBe(host.asked.length);
    expect(host.asked.filter((asked) => asked.includes('.example'))).toEqual([]);
    await expectWhole();
    host.fault = null;
    expect(await syncNow(browser)).toMatchObject({ version: old + 1, fault: null });
  });

  it('survives files that are valid somewhere else', async () => {
    const old = publisher.version;
    const before = publisher.files();
    await publisher.publish();
    const fileOf = (files: ReadonlyMap<string, Buffer>, kind: RegExp) =>
      files.get([...files.keys()].find((file) => kind.test(file)) ?? '') ?? Buffer.alloc(0);
    const keys = fileOf(before, /^keys-1\./);
    const cases: readonly (readonly [RegExp, Buffer, RegExp])[] = [
      [/^latest/, keys, /wrong-type/],
      [/^keys/, keys, /keys-malformed|wrong-key|key-revoked/],
      [/^keys/, flip(Buffer.from(keys)), SIGNED_WRONG],
      [/^manifest/, fileOf(before, /^manifest/), /wrong-hash|wrong-size|too-large/],
      [/^(?:snapshot|delta)/, fileOf(before, /^snapshot/), /wrong-hash|wrong-size|too-large/],
      [/^(?:snapshot|delta)/, fileOf(before, /^manifest/), /wrong-hash|wrong-size|too-large/],
    ];
    for (const [asked, bytes, reason] of cases) {
      host.fault = only(asked, reply(200, bytes));
      const status = await syncNow(browser);
      expect([asked, status.fault?.reason]).toEqual([asked, expect.stringMatching(reason)]);
      expect(status.version).toBe(old);
    }
    host.fault = null;
    expect(await syncNow(browser)).toMatchObject({ version: old + 1, fault: null });
  });

  it('survives mutated files', async () => {
    await publisher.publish();
    const files = publisher.files();
    const seen = new Map<string, number>();
    for (let turn = 0; turn < MUTATED[name]; turn++) {
      const old = publisher.version - 1;
      const victim = [/^latest/, /^manifest/, /^(?:snapshot|delta)/][turn % 3] ?? /./;
      host.fault = only(victim, (file, response) => {
        response.writeHead(200, { 'access-control-allow-origin': '*' });
        response.end(mutate(publisher.files().get(file) ?? Buffer.alloc(0)));
        return true;
      });
      const status = await syncNow(browser);
      const reason = status.fault?.reason ?? 'accepted';
      seen.set(reason, (seen.get(reason) ?? 0) + 1);
      // Changes may cancel each other out: then the new version is in place, whole.
      if (status.fault === null) await publisher.publish();
      else expect([turn, reason, status.version]).toEqual([turn, expect.not.stringMatching(/internal|waiting/), old]);
    }
    host.fault = null;
    expect(files.size).toBeGreaterThan(4);
    expect(seen.get('accepted') ?? 0).toBeLessThan(MUTATED[name] / 10);
    expect(seen.size).toBeGreaterThan(3);
    expect(await syncNow(browser)).toMatchObject({ version: publisher.version, fault: null });
    await expectWhole();
  });

  it('survives a replay, a freeze and a wrong key', async () => {
    const [old, thief] = [new Publisher(), new Publisher()];
    await old.publish();
    await thief.publish();
    const { version } = publisher;
    folder = thief.folder;
    expect(await syncNow(browser)).toMatchObject({ version, fault: { reason: 'wrong-key' } });
    const { publishDataset } = await import('../../scripts/data/publish.ts');
    const replayed = new Publisher();
    await publishDataset(replayed.folder, exampleOf(1), publisher.key, Date.now());
    folder = replayed.folder;
    expect(await syncNow(browser)).toMatchObject({ version, fault: { reason: 'rollback' } });
    ({ folder } = publisher);
    await publisher.sign(publisher.key, Date.now() - 31 * DAY);
    expect(await syncNow(browser)).toMatchObject({ version, fault: { reason: 'expired' } });
    await publisher.sign(publisher.key, Date.now() + 365 * DAY);
    expect(await syncNow(browser)).toMatchObject({ version, fault: { reason: 'clock-behind' } });
    await publisher.sign(publisher.key);
    expect(await syncNow(browser)).toMatchObject({ version, fault: null });
    for (const each of [old, thief, replayed]) each.close();
  });

  it('waits as long as the host asks, even when the user does not', async () => {
    host.fault = reply(429, '', { 'retry-after': '2' });
    expect((await syncNow(browser)).fault?.reason).toMatch(/waiting|busy/);
    host.asked.length = 0;
    host.fault = null;
    expect((await syncNow(browser)).fault?.reason).toBe('waiting');
    expect(host.asked).toEqual([]);
    const [entry] = await syncHistory(browser);
    expect(entry?.reason).toBe('busy');
    await sleep(2100);
    expect(await syncNow(browser)).toMatchObject({ fault: null });
  });

  it('runs once when two tabs ask', async () => {
    await publisher.publish();
    const tabs = [await browser.extensionPage('popup.html'), await browser.extensionPage('popup.html?second')];
    host.asked.length = 0;
    // Held up, so that all wishes come while it runs.
    host.fault = async (file) => {
      if (file === 'latest.json') await sleep(500);
      return false;
    };
    const ofTabs = tabs.map((tab) => tab.evaluate(() => chrome.runtime.sendMessage({ type: 'syncNow' })));
    const answers = await Promise.all([...ofTabs, syncNow(browser).then((res) => ({ res }))]);
    host.fault = null;
    for (const answer of answers) expect(answer).toMatchObject({ res: { version: publisher.version, fault: null } });
    expect(host.asked.filter((file) => file === 'latest.json')).toHaveLength(1);
    for (const tab of tabs) await tab.close();
  });

  it('asks with what it has, and takes "not modified" for an answer', async () => {
    await syncNow(browser);
    host.unmodified = 0;
    expect(await syncNow(browser)).toMatchObject({ version: publisher.version, fault: null });
    expect(host.unmodified).toBe(1);
  });

  it('follows new keys, and refuses the revoked one', async () => {
    const fresh = newKey();
    const before = publisher.key;
    await publisher.addKeys([before], {
      dataset: [{ key: fresh.publicKey, until: daysAfter(Date.now(), 9) }],
      revoked: [],
    });
    await publisher.sign(fresh);
    expect(await syncNow(browser)).toMatchObject({ fault: null });
    await publisher.addKeys([before], { revoked: [fresh.id] });
    await publisher.sign(before);
    expect(await syncNow(browser)).toMatchObject({ fault: null });
    const stolen = new Publisher();
    for (const [file, bytes] of publisher.files()) {
      const { put } = await import('../../scripts/data/release-folder.ts');
      await put(stolen.folder, file, bytes);
    }
    const { latestIn, put } = await import('../../scripts/data/release-folder.ts');
    const { signedFile } = await import('../../scripts/data/key-file.ts');
    const { LATEST_TYPE } = await import('../../lib/dataset/envelope.ts');
    const latest = await latestIn(publisher.folder);
    await put(stolen.folder, 'latest.json', signedFile(LATEST_TYPE, { ...latest, version: 999 }, [fresh]));
    folder = stolen.folder;
    expect(await syncNow(browser)).toMatchObject({ version: publisher.version, fault: { reason: 'key-revoked' } });
    ({ folder } = publisher);
    stolen.close();
    expect(await syncNow(browser)).toMatchObject({ fault: null });
  });

  it('survives a connection cut anywhere', async () => {
    for (let turn = 0; turn < CUTS; turn++) {
      const old = publisher.version;
      await publisher.publish();
      const [victim] = [/^latest/, /^manifest/, /^(?:delta|snapshot)/].slice(turn % 3);
      host.fault = only(victim ?? /./, async (_file, response, content) => {
        const bytes = await content();
        response.writeHead(200, { 'access-control-allow-origin': '*', 'content-length': bytes.length });
        response.write(bytes.subarray(0, randomInt(bytes.length)));
        setTimeout(() => response.destroy(), 30);
        return true;
      });
      expect(await syncNow(browser)).toMatchObject({ version: old, fault: { reason: 'unreachable' } });
      await expectWhole();
      host.fault = null;
      expect(await syncNow(browser)).toMatchObject({ version: old + 1, fault: null });
    }
  });

  it('gives up on one byte a second', async () => {
    const old = publisher.version;
    await publisher.publish();
    host.fault = (_file, response) => {
      response.writeHead(200, { 'access-control-allow-origin': '*' });
      const timer = setInterval(() => response.write('{'), 1000);
      response.on('close', () => clearInterval(timer));
      return true;
    };
    expect(await syncNow(browser)).toMatchObject({ version: old, fault: { reason: 'too-slow' } });
    host.fault = null;
    expect(await syncNow(browser)).toMatchObject({ version: old + 1, fault: null });
  });

  // Firefox's driver cannot make storage small.
  it.runIf(name === 'chromium')('survives storage that is full', async () => {
    const real = await realDataset();
    const old = publisher.version;
    await publisher.publish(Date.now(), (version) => ({ ...manyRecords(real, 600), version }));
    const page = await browser.extensionPage('popup.html');
    const session = await page.createCDPSession();
    const origin = await page.evaluate(() => location.origin);
    // What earlier syncs left behind is swept ten seconds after them; until then there is more room than it seems.
    await sleep(11_000);
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 100_000 });
    // The browser keeps what it knows of the room left for as long as the database is open, and a little longer.
    await browser.stopBackground();
    await sleep(4000);
    expect(await syncNow(browser)).toMatchObject({ version: old, fault: { reason: 'storage-full' } });
    await expectWhole();
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    expect(await syncNow(browser)).toMatchObject({ version: old + 1, fault: null });
    await page.close();
  });

  it('survives the death of the worker at any moment', async () => {
    const real = await realDataset();
    const whole = manyRecords(real, 200);
    const publish = () => publisher.publish(Date.now(), (version) => ({ ...whole, version }));
    await publish();
    const started = Date.now();
    expect(await syncNow(browser)).toMatchObject({ version: publisher.version, fault: null });
    const lasts = Date.now() - started;
    let interrupted = 0;
    for (let turn = 0; turn < KILLS[name]; turn++) {
      const { version: old } = await syncStatus(browser);
      await publish();
      await beginSync(browser);
      // One moment in each part of a sync's time.
      await sleep(((turn + Math.random()) / KILLS[name]) * lasts);
      await browser.stopBackground();
      const status = await syncStatus(browser);
      expect([old, publisher.version]).toContain(status.version);
      if (status.fault?.reason === 'interrupted') interrupted++;
      expect(await ask<Summary[]>(browser, 'search', 'olmo 2')).not.toEqual([]);
      expect(await syncNow(browser)).toMatchObject({ version: publisher.version, fault: null });
    }
    // Otherwise nothing was killed in the middle.
    expect(interrupted).toBeGreaterThan(0);
  });

  it('goes back to the bundled dataset when the own one is removed', async () => {
    const { changeSettings } = await import('../../scripts/browsers/annotation.ts');
    await changeSettings(browser, { datasetUrl: null, datasetRootKey: null });
    for (let tries = 0; tries < 50 && (await syncStatus(browser)).source === 'synced'; tries++) await sleep(100);
    expect(await syncStatus(browser)).toMatchObject({ source: 'bundled', host: null, fault: { reason: 'no-host' } });
  });
});
