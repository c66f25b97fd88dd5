/** The browser itself killed in the middle of a swap: what is stored must be the old snapshot or the new one. */
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBrowsers } from '../../scripts/browsers/install.ts';
import type { OpenBrowser } from '../../scripts/browsers/open-browser.ts';
import { manyRecords, realDataset } from '../sync/many-records.ts';
import { Publisher } from '../sync/publisher.ts';
import { ask, beginSync, extensionCopy, SyncHost, syncNow, syncStatus, useDataset } from './sync-host.ts';

const KILLS = 2;
const publisher = new Publisher();
const profile = mkdtempSync(join(tmpdir(), 'open-recipe-crash-'));
const host = new SyncHost(() => publisher.folder);
let running: Browser | undefined;

beforeAll(() => host.open());
afterAll(async () => {
  kill();
  await host.close();
  publisher.close();
  await sleep(200);
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

/** Ends the browser's processes without a word to them. */
function kill(): void {
  const pid = running?.process()?.pid;
  if (pid !== undefined) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      running?.process()?.kill('SIGKILL');
    }
  }
  running = undefined;
}

/** Chromium with the same profile every time; of the driver only what the questions need. */
async function open(extensionDir: string): Promise<OpenBrowser> {
  running = await puppeteer.launch({
    executablePath: ensureBrowsers(['chromium']).get('chromium') ?? '',
    headless: true,
    pipe: true,
    enableExtensions: [extensionDir],
    userDataDir: profile,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--host-resolver-rules=MAP * 127.0.0.1:${host.port}`],
  });
  const isOurs = (url: string) => url.startsWith('chrome-extension://');
  const worker = await running.waitForTarget((target) => target.type() === 'service_worker' && isOurs(target.url()));
  const page: Page = await running.newPage();
  await page.goto(`chrome-extension://${new URL(worker.url()).host}/manifest.json`);
  const inExtension: Page['evaluate'] = (work, ...args) => page.evaluate(work, ...args);
  return { inExtension } as OpenBrowser;
}

it('a killed browser comes back with a whole dataset', async () => {
  const extensionDir = await extensionCopy('chromium', profile);
  const real = await realDataset();
  const dataset = (version: number) => ({ ...manyRecords(real, 400 + version), version });
  let browser = await open(extensionDir);
  await useDataset(browser, host.address, publisher.key.publicKey);
  await publisher.publish(Date.now(), dataset);
  expect(await syncNow(browser)).toMatchObject({ version: 1, fault: null });
  for (let turn = 0; turn < KILLS; turn++) {
    const { version: old } = await syncStatus(browser);
    await publisher.publish(Date.now(), dataset);
    await beginSync(browser);
    await sleep(randomInt(200, 1200));
    kill();
    await sleep(300);
    browser = await open(extensionDir);
    const { version } = await syncStatus(browser);
    expect([old, publisher.version]).toContain(version);
    expect(await ask<object[]>(browser, 'search', 'olmo 2')).not.toEqual([]);
    expect(await syncNow(browser)).toMatchObject({ version: publisher.version, fault: null });
  }
});
