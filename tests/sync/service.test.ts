import { describe, expect, it } from 'vitest';
import { nameOfTarget } from '../../lib/dataset/sync.ts';
import { SyncService } from '../../lib/dataset/sync-service.ts';
import { hosted } from './hosted.ts';
import { newKey } from './publisher.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** A service with its own dataset at version 1 on the host, the settings, and the moments it asked to be woken at. */
async function start() {
  const { publisher, client, serve } = await hosted();
  const wishes = {
    datasetUrl: client.target.address as string | null,
    datasetRootKey: publisher.key.publicKey as string | null,
    syncPaused: false,
  };
  const alarms: (number | null)[] = [];
  const open = () =>
    new SyncService({
      world: client.world(),
      loadState: async () => structuredClone(client.state),
      wishes: async () => wishes,
      builtIn: null,
      wakeAt: async (time) => void alarms.push(time),
      useBundled: async () => {
        client.installed = null;
      },
    });
  return { publisher, client, serve, wishes, alarms, service: open(), open };
}

describe('the service', () => {
  it('syncs within the hour after it first ran, then daily, with jitter', async () => {
    const { client, service, alarms } = await start();
    await service.due();
    expect(client.requests).toEqual([]);
    expect(alarms.at(-1)! - client.time).toBeLessThanOrEqual(HOUR + 60_000);
    client.time = alarms.at(-1)!;
    await service.due();
    expect(await service.status()).toMatchObject({ version: 1, source: 'synced', signature: 'valid', fault: null });
    const wait = alarms.at(-1)! - client.time;
    expect(wait).toBeGreaterThanOrEqual(20 * HOUR);
    expect(wait).toBeLessThanOrEqual(28 * HOUR);
    client.requests.length = 0;
    await service.due();
    expect(client.requests).toEqual([]);
  });

  it('catches up after a clock that was a year ahead was put right', async () => {
    const { client, service, publisher, serve } = await start();
    await service.now();
    client.time += YEAR;
    await service.now();
    expect(await service.status()).toMatchObject({ signature: 'expired', fault: { reason: 'expired' }, version: 1 });
    client.time -= YEAR;
    await publisher.publish();
    serve();
    await service.due();
    expect(await service.status()).toMatchObject({ signature: 'valid', fault: null, version: 2 });
  });

  it('marks old data as old without asking anybody', async () => {
    const { client, service } = await start();
    await service.now();
    expect((await service.status()).signature).toBe('valid');
    client.time += 31 * DAY;
    expect(await service.status()).toMatchObject({ signature: 'expired', version: 1, source: 'synced' });
  });

  it('says so when a sync was cut off', async () => {
    const { client, service, open } = await start();
    await service.now();
    client.state = { ...client.state, began: client.time };
    expect(await open().status()).toMatchObject({ isRunning: false, fault: { reason: 'interrupted' }, version: 1 });
    await open().now();
    expect(await open().status()).toMatchObject({ fault: null });
    expect((await service.history()).map(({ reason }) => reason)).toEqual([null, 'interrupted', null]);
  });

  it('does nothing by itself while paused, and syncs when the user asks', async () => {
    const { client, service, wishes, alarms } = await start();
    wishes.syncPaused = true;
    await service.due();
    expect(alarms).toEqual([null]);
    expect(client.requests).toEqual([]);
    expect(await service.status()).toMatchObject({ isPaused: true, nextAt: null, fault: { reason: 'paused' } });
    expect(await service.now()).toMatchObject({ version: 1, source: 'synced', isPaused: true });
  });

  it.each([
    ['no address', 'not an address', newKey().publicKey],
    ['an address without TLS', 'http://one.example/', newKey().publicKey],
    ['an address with a password', 'https://me:secret@one.example/', newKey().publicKey],
    ['no key', 'https://one.example/', null],
    ['half a key', 'https://one.example/', newKey().publicKey.slice(4)],
  ])('asks nobody where the own dataset has %s', async (_what, datasetUrl, datasetRootKey) => {
    const { client, service, wishes, alarms } = await start();
    Object.assign(wishes, { datasetUrl, datasetRootKey });
    await service.due();
    expect(await service.now()).toMatchObject({ host: null, fault: { reason: 'own-unusable' } });
    expect(client.requests).toEqual([]);
    expect(alarms.at(-1)).toBeNull();
  });

  it('starts anew from the bundled dataset with another host or key', async () => {
    const { client, service, wishes } = await start();
    await service.now();
    const [before] = Object.keys(client.state.origins);
    expect(before).toBe(nameOfTarget(client.target));
    wishes.datasetRootKey = newKey().publicKey;
    await service.settingsChanged();
    expect(client.installed).toBeNull();
    expect(await service.now()).toMatchObject({ source: 'bundled', fault: { reason: 'wrong-key' } });
  });

  it('lets one sync run at a time', async () => {
    const { client, service } = await start();
    await Promise.all([service.now(), service.now(), service.due()]);
    expect(client.requests.filter((asked) => asked.endsWith('latest.json'))).toHaveLength(1);
  });
});
