/** The browser itself killed in the middle of a swap: what is stored must be the old snapshot or the new one. */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenBrowser } from '../../scripts/browsers/open-browser.ts';
import { manyRecords, realDataset } from '../sync/many-records.ts';
import { Publisher } from '../sync/publisher.ts';
import { BROWSERS, packaged } from './harness.ts';
import { KilledBrowser } from './killed-browser.ts';
import { ask, beginSync, SyncHost, syncNow, syncStatus, useDataset } from './sync-host.ts';

const KILLS = 2;

describe.each(BROWSERS)('a killed %s', (name) => {
  const publisher = new Publisher();
  const host = new SyncHost(() => publisher.folder);
  let killed: KilledBrowser;

  beforeAll(async () => {
    await host.open();
    killed = new KilledBrowser(name, host.port);
  });
  afterAll(async () => {
    await killed.close();
    await host.close();
    publisher.close();
  });

  it('comes back with a whole dataset', async () => {
    /** Of the driver only what the questions need. */
    const open = async () => {
      const page = await (await killed.open(packaged(name)))('manifest.json');
      const inExtension: Page['evaluate'] = (work, ...args) => page.evaluate(work, ...args);
      return { inExtension } as OpenBrowser;
    };
    const real = await realDataset();
    const dataset = (version: number) => ({ ...manyRecords(real, 400 + version), version });
    let browser = await open();
    await useDataset(browser, host.address, publisher.key.publicKey);
    await publisher.publish(Date.now(), dataset);
    expect(await syncNow(browser)).toMatchObject({ version: 1, fault: null });
    for (let turn = 0; turn < KILLS; turn++) {
      const { version: old } = await syncStatus(browser);
      await publisher.publish(Date.now(), dataset);
      await beginSync(browser);
      await sleep(randomInt(200, 1200));
      await killed.kill();
      browser = await open();
      const { version } = await syncStatus(browser);
      expect([old, publisher.version]).toContain(version);
      expect(await ask<object[]>(browser, 'search', 'olmo 2')).not.toEqual([]);
      expect(await syncNow(browser)).toMatchObject({ version: publisher.version, fault: null });
    }
  });
});
