import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { LATEST_TYPE } from '../../lib/dataset/envelope.ts';
import { join } from '../../lib/dataset/pieces.ts';
import { snapshotText } from '../../lib/dataset/snapshot.ts';
import { atOnce } from '../../lib/dataset/steps.ts';
import { en } from '../../lib/language/en.ts';
import { SYNC_REASONS } from '../../lib/dataset/sync-reasons.ts';
import { HISTORY_LENGTH } from '../../lib/dataset/sync-state.ts';
import { signedFile } from '../../scripts/data/key-file.ts';
import { publishDataset } from '../../scripts/data/publish.ts';
import { daysAfter, manifestsIn, put } from '../../scripts/data/release-folder.ts';
import { packText } from '../../scripts/data/pack.ts';
import { fuzzSync } from './fuzz.ts';
import { hosted, testPublisher } from './hosted.ts';
import { MemoryClient } from './memory-world.ts';
import { exampleOf, newKey, type Publisher } from './publisher.ts';

// Hundreds of signatures are checked in a test.
vi.setConfig({ testTimeout: 120_000 });

const DAY = 24 * 60 * 60 * 1000;

/** A publisher with version 1, and a client that has it. */
async function pair(): Promise<{ publisher: Publisher; client: MemoryClient; serve: () => void }> {
  const { publisher, client, serve } = await hosted();
  expect(await client.sync()).toMatchObject({ outcome: 'installed', version: 1, how: 'full' });
  return { publisher, client, serve };
}

/** Serves other bytes under one name. */
function tamper(client: MemoryClient, pattern: RegExp, change: (bytes: Buffer) => Uint8Array | null): void {
  const { address } = client.target;
  const files = new Map(client.hosts.get(address));
  const name = [...files.keys()].find((each) => pattern.test(each));
  if (name === undefined) throw new Error(`nothing is called ${String(pattern)}`);
  const changed = change(Buffer.from(files.get(name) ?? []));
  if (changed) files.set(name, changed);
  else files.delete(name);
  client.hosts.set(address, files);
}

const text = (content: string) => () => Buffer.from(content);

describe('a sync', () => {
  it('asks for one file where there is nothing new', async () => {
    const { client } = await pair();
    client.requests.length = 0;
    client.time += DAY;
    expect(await client.sync()).toMatchObject({ outcome: 'no-news', version: 1, reason: null });
    expect(client.requests).toEqual(['https://one.example/latest.json']);
    expect(client.state).toMatchObject({ attempts: 0, lastSuccess: client.time });
  });

  it('takes a delta where it is smaller, and ends with the very text that was signed', async () => {
    const { publisher, client, serve } = await pair();
    for (let version = 2; version <= 13; version++) await publisher.publish();
    serve();
    // Version 1 is older than the last ten: no delta leads from it.
    expect(await client.sync()).toMatchObject({ how: 'full', version: 13, from: 1 });
    await publisher.publish();
    await publisher.publish();
    serve();
    expect(await client.sync()).toMatchObject({ how: 'delta', version: 15, from: 13 });
    expect(snapshotText(client.installed!.snapshot)).toBe(snapshotText(exampleOf(15)));
    expect(gunzipSync(client.installed!.file.packed).toString()).toBe(snapshotText(exampleOf(15)));
    expect(atOnce(join(client.installed!.file.base!)).join('')).toBe(snapshotText(exampleOf(13)));
  });

  it('takes the whole snapshot where a delta is damaged', async () => {
    const { publisher, client, serve } = await pair();
    await publisher.publish();
    serve();
    tamper(client, /^delta/, text('x'));
    expect(await client.sync()).toMatchObject({ how: 'full', version: 2, outcome: 'installed' });
  });

  it('goes to the mirrors in order when the host fails, and blames the host when all do', async () => {
    const publisher = testPublisher();
    await publisher.publish();
    const mirrors = ['https://two.example/', 'https://three.example/'];
    await publishDataset(publisher.folder, exampleOf(2), publisher.key, Date.now(), {
      mirrors,
      switchedOff: ['github'],
    });
    const client = new MemoryClient(publisher.key.publicKey);
    client.hosts.set('https://one.example/', publisher.files());
    await client.sync();
    expect(client.switchedOff).toEqual(['github']);
    await publishDataset(publisher.folder, exampleOf(3), publisher.key, Date.now(), { mirrors });
    client.hosts.clear();
    client.hosts.set('https://three.example/', publisher.files());
    expect(await client.sync()).toMatchObject({ outcome: 'installed', version: 3, source: 'three.example' });
    expect(client.switchedOff).toEqual([]);
    client.hosts.clear();
    client.hosts.set('https://three.example/', new Map([['latest.json', Buffer.from('x')]]));
    expect(await client.sync()).toMatchObject({ outcome: 'failed', reason: 'unreachable', version: 3 });
  });

  it('backs off ever longer, and honours Retry-After', async () => {
    const { client } = await pair();
    client.hosts.clear();
    const waits: number[] = [];
    for (let failures = 0; failures < 12; failures++) {
      await client.sync();
      waits.push((client.state.nextAt ?? 0) - client.time);
    }
    expect(waits.every((wait, at) => at === 0 || wait >= (waits[at - 1] ?? 0))).toBe(true);
    expect(waits[0]).toBeGreaterThan(60_000);
    expect(waits.at(-1)).toBeLessThanOrEqual(DAY);
    expect(client.state.history[0]).toMatchObject({ times: 12, reason: 'unreachable' });
  });

  it('that was cut off is told in the history, once however often that happens', async () => {
    const { publisher, client, serve } = await pair();
    await publisher.publish();
    serve();
    for (const turn of [1, 2]) {
      client.state = { ...client.state, began: client.time - turn };
      client.hosts.clear();
      await client.sync();
      serve();
      expect(await client.sync()).toMatchObject({ version: 2, reason: null });
    }
    const reasons = client.state.history.map(({ reason }) => reason);
    expect(reasons).toEqual([null, 'unreachable', 'interrupted', null, 'unreachable', 'interrupted', null]);
    expect(client.state.began).toBeNull();
  });

  it('takes the whole snapshot where a delta does not fit what is installed', async () => {
    const { publisher, client, serve } = await pair();
    await publisher.publish();
    serve();
    const { snapshot, file, origin } = client.installed!;
    // The series that the delta leaves alone is another here.
    const { series, ...rest } = exampleOf(1);
    const other = snapshotText({ ...rest, series: series.map((record, at) => ({ ...record, size: at + 50 })) });
    client.installed = { snapshot, origin, file: { ...file, packed: packText(other) } };
    const entry = await client.sync();
    expect(entry).toMatchObject({
      how: 'full',
      version: 2,
      detail: expect.stringMatching(/^delta-mismatch/) as string,
    });
    expect(snapshotText(client.installed.snapshot)).toBe(snapshotText(exampleOf(2)));
  });

  it('remembers the last 20 syncs', async () => {
    const { publisher, client, serve } = await pair();
    for (let version = 2; version <= 23; version++) {
      await publisher.publish();
      serve();
      await client.sync();
    }
    expect(client.state.history).toHaveLength(HISTORY_LENGTH);
    expect(client.state.history.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, at) => 23 - at));
  });

  it('has plain words for every reason', () => {
    for (const reason of SYNC_REASONS) expect(en.syncReasons[reason]).toMatch(/^[A-Z].{20,}\.$/);
  });
});

describe('an attack', () => {
  it.each([
    ['arbitrary bytes', /^latest/, text('\u0000\u0001garbage'), 'not-an-envelope'],
    ['HTML', /^latest/, text('<!doctype html><title>Sign in</title>'), 'not-an-envelope'],
    ['endless data', /^latest/, () => Buffer.alloc(20_000, 'x'), 'too-large'],
    ['a manifest of another version', /^manifest-(?!.*deltas)/, text('{}'), /wrong-size|wrong-hash/],
    ['a missing manifest', /^manifest/, () => null, 'not-found'],
    ['a missing latest.json', /^latest/, () => null, 'not-found'],
    ['a flipped bit in latest.json', /^latest/, flipMiddle, /bad-signature|sloppy-encoding|not-an-envelope/],
    [
      'a pretty latest.json',
      /^latest/,
      (bytes: Buffer) => Buffer.from(JSON.stringify(JSON.parse(String(bytes)), null, 1)),
      'sloppy-encoding',
    ],
    [
      'a signature without padding',
      /^latest/,
      (bytes: Buffer) => Buffer.from(String(bytes).replace(/=="}/, '"}')),
      'sloppy-encoding',
    ],
    [
      'a signature with stray bits',
      /^latest/,
      (bytes: Buffer) =>
        Buffer.from(
          String(bytes).replace(
            /([AQgw])=="}/,
            (_, last: string) => `${{ A: 'B', Q: 'R', g: 'h', w: 'x' }[last] ?? ''}=="}`,
          ),
        ),
      'sloppy-encoding',
    ],
    ['a signature above the order', /^latest/, unreduced, 'bad-signature'],
    [
      'the same signature twice',
      /^latest/,
      (bytes: Buffer) => Buffer.from(String(bytes).replace(/\[(.*)\]/, '[$1,$1]')),
      'sloppy-encoding',
    ],
    [
      'no signature at all',
      /^latest/,
      (bytes: Buffer) => Buffer.from(String(bytes).replace(/\[.*\]/, '[]')),
      'too-few-signatures',
    ],
  ] as const)('with %s fails', async (_name, pattern, change, reason) => {
    const { publisher, client, serve } = await pair();
    await publisher.publish();
    serve();
    for (const name of client.hosts.get(client.target.address)?.keys() ?? [])
      if (pattern.test(name)) tamper(client, new RegExp(`^${name}$`), change);
    expect(await client.sync()).toMatchObject({
      outcome: 'failed',
      reason: expect.stringMatching(reason) as string,
      version: 1,
    });
    expect(client.version).toBe(1);
    serve();
    expect(await client.sync()).toMatchObject({ outcome: 'installed', version: 2 });
  });

  it('by one flipped bit in any file fails or changes nothing', async () => {
    const { publisher, client, serve } = await pair();
    await publisher.publish();
    serve();
    const good = client.hosts.get(client.target.address)!;
    for (const [name, bytes] of good) {
      for (let at = 0; at < bytes.length; at += Math.max(1, Math.floor(bytes.length / 23))) {
        const fresh = new MemoryClient(publisher.key.publicKey);
        const files = new Map(good);
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
        files.set(name, flipped);
        fresh.hosts.set(fresh.target.address, files);
        const entry = await fresh.sync();
        if (entry.outcome === 'installed')
          expect(snapshotText(fresh.installed!.snapshot)).toBe(snapshotText(exampleOf(2)));
        else expect([entry.outcome, fresh.version]).toEqual(['failed', 0]);
        // What a new client reads is never accepted with a flipped bit.
        const isRead = !name.startsWith('delta') && !(await isOfVersionOne(name, publisher));
        expect([name, at, entry.outcome]).toEqual([name, at, isRead ? 'failed' : 'installed']);
      }
    }
  });

  it('with files of another version fails', async () => {
    const { publisher, client, serve } = await pair();
    const old = publisher.files();
    await publisher.publish();
    serve();
    const swap = (pattern: RegExp) =>
      old.get([...old.keys()].find((name) => pattern.test(name)) ?? '') ?? Buffer.alloc(0);
    const fresh = publisher.files();
    const files = new Map(
      Array.from(fresh, ([name, bytes]) => [
        name,
        !old.has(name) && name.startsWith('manifest') ? swap(/^manifest/) : bytes,
      ]),
    );
    client.hosts.set(client.target.address, files);
    expect(await client.sync()).toMatchObject({
      outcome: 'failed',
      reason: expect.stringMatching(/wrong-(size|hash)/) as string,
    });
    client.hosts.set(
      client.target.address,
      new Map(Array.from(fresh, ([name, bytes]) => [name, /^(snapshot|delta)/.test(name) ? swap(/^snapshot/) : bytes])),
    );
    expect(await client.sync()).toMatchObject({
      outcome: 'failed',
      reason: expect.stringMatching(/too-large|wrong-(size|hash)/) as string,
      version: 1,
    });
  });

  it('by replaying an older version fails, even after the stored dataset was lost', async () => {
    const { publisher, client, serve } = await pair();
    const old = publisher.files();
    await publisher.publish();
    serve();
    await client.sync();
    client.hosts.set(client.target.address, old);
    expect(await client.sync()).toMatchObject({ outcome: 'failed', reason: 'rollback', version: 2 });
    client.installed = null;
    expect(await client.sync()).toMatchObject({ outcome: 'failed', reason: 'rollback' });
    serve();
    expect(await client.sync()).toMatchObject({ outcome: 'installed', version: 2, how: 'full' });
  });

  it('by other content under the same version fails', async () => {
    const { publisher, client } = await pair();
    const other = testPublisher();
    await publishDataset(other.folder, { ...exampleOf(1), date: '2026-10-31' }, publisher.key, Date.now());
    client.hosts.set(client.target.address, other.files());
    expect(await client.sync()).toMatchObject({ outcome: 'failed', reason: 'version-reused' });
  });

  it('by holding news back shows when the signature expires; a clock that is wrong by a year is told', async () => {
    const { client } = await pair();
    client.time += 31 * DAY;
    expect(await client.sync()).toMatchObject({ outcome: 'failed', reason: 'expired', version: 1 });
    client.time += 334 * DAY;
    expect(await client.sync()).toMatchObject({ reason: 'expired', version: 1 });
    client.time -= 2 * 365 * DAY;
    expect(await client.sync()).toMatchObject({ reason: 'clock-behind', version: 1 });
    client.time += 365 * DAY;
    expect(await client.sync()).toMatchObject({ outcome: 'no-news', reason: null });
  });

  it('with another key fails', async () => {
    const { client } = await pair();
    const thief = testPublisher();
    await thief.publish();
    await thief.publish();
    const files = thief.files();
    client.hosts.set(client.target.address, files);
    expect(await client.sync()).toMatchObject({ outcome: 'failed', reason: 'wrong-key', version: 1 });
    expect(await new MemoryClient(newKey().publicKey).sync()).toMatchObject({ outcome: 'failed' });
  });

  it('fails where a file of one kind is signed by the right key but shown as another', async () => {
    const { publisher, client, serve } = await pair();
    await publisher.publish();
    serve();
    const keys = publisher.files().get('keys-1.json') ?? Buffer.alloc(0);
    tamper(client, /^latest/, () => keys);
    expect(await client.sync()).toMatchObject({ reason: 'wrong-type' });
    tamper(client, /^latest/, () => Buffer.from(String(keys).replace('.keys+json', '.latest+json')));
    expect(await client.sync()).toMatchObject({ reason: 'bad-signature' });
  });

  it('with a gzip bomb fails', async () => {
    const { publisher, client, serve } = await pair();
    await publisher.publish();
    serve();
    const bomb = gzipSync(Buffer.alloc(5_000_000, ' '));
    const manifest = String(
      publisher.files().get([...publisher.files().keys()].find((name) => name.startsWith('manifest')) ?? ''),
    );
    const { snapshot, ...rest } = JSON.parse(manifest) as { snapshot: object };
    const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
    const fresh = JSON.stringify({
      ...rest,
      version: 3,
      deltas: [],
      snapshot: { ...snapshot, sha256: sha256(bomb), size: bomb.length },
    });
    await put(publisher.folder, `snapshot-${sha256(bomb)}.json.gz`, bomb);
    await put(publisher.folder, `manifest-${sha256(fresh)}.json`, fresh);
    const latest = {
      format: 1,
      version: 3,
      keys: 1,
      signed: daysAfter(Date.now(), 0),
      expires: daysAfter(Date.now(), 1),
      manifest: { sha256: sha256(fresh), size: fresh.length },
    };
    await put(publisher.folder, 'latest.json', signedFile(LATEST_TYPE, latest, [publisher.key]));
    serve();
    expect(await client.sync()).toMatchObject({ outcome: 'failed', reason: 'too-large', version: 1 });
  });

  it('on storage that is full leaves the old snapshot', async () => {
    const { publisher, client, serve } = await pair();
    await publisher.publish();
    serve();
    client.installFault = new DOMException('full', 'QuotaExceededError');
    expect(await client.sync()).toMatchObject({ outcome: 'failed', reason: 'storage-full', version: 1 });
    client.installFault = new Error('surprise');
    expect(await client.sync()).toMatchObject({ outcome: 'failed', reason: 'internal', version: 1 });
    client.installFault = null;
    expect(await client.sync()).toMatchObject({ outcome: 'installed', version: 2 });
  });
});

describe('keys', () => {
  it('lead home through any number of rotations, of root keys too', async () => {
    const { publisher, client, serve } = await pair();
    let root = publisher.key;
    let dataset = publisher.key;
    for (let turn = 0; turn < 60; turn++) {
      const [nextRoot, nextDataset] = [newKey(), newKey()];
      const threshold = { keys: [nextRoot.publicKey], threshold: 1 };
      await publisher.addKeys([root, nextRoot], {
        root: threshold,
        dataset: [{ key: nextDataset.publicKey, until: daysAfter(Date.now(), 10) }],
        revoked: [dataset.id],
      });
      [root, dataset] = [nextRoot, nextDataset];
    }
    await publisher.sign(dataset);
    serve();
    expect(await client.sync()).toMatchObject({ outcome: 'no-news', reason: null });
    expect(client.state.origins[client.name]?.trust.number).toBe(61);
    expect(client.state.origins[client.name]?.trust.revoked).toHaveLength(60);
  });

  it('that are revoked sign nothing more, and cannot name a successor', async () => {
    const { publisher, client, serve } = await pair();
    const [dataset, stolen] = [newKey(), newKey()];
    const until = daysAfter(Date.now(), 10);
    await publisher.addKeys([publisher.key], {
      dataset: [
        { key: dataset.publicKey, until },
        { key: stolen.publicKey, until },
      ],
    });
    await publisher.sign(stolen);
    serve();
    expect(await client.sync()).toMatchObject({ reason: null });
    const thiefs = publisher.files();
    await publisher.addKeys([publisher.key], { dataset: [{ key: dataset.publicKey, until }], revoked: [stolen.id] });
    await publisher.sign(dataset);
    serve();
    expect(await client.sync()).toMatchObject({ reason: null });
    client.hosts.set(client.target.address, thiefs);
    expect(await client.sync()).toMatchObject({ outcome: 'failed', reason: 'key-revoked' });
    // A list of keys by a dataset key.
    serve();
    await publisher.addKeys([publisher.key], { dataset: [] });
    const forged = testPublisher();
    for (const name of ['keys-1.json', 'keys-2.json', 'keys-3.json'])
      await put(forged.folder, name, publisher.files().get(name) ?? '');
    await forged.addKeys([stolen], { dataset: [{ key: stolen.publicKey, until }] });
    const files = new Map([
      ...publisher.files(),
      ['keys-4.json', forged.files().get('keys-4.json') ?? Buffer.alloc(0)],
    ]);
    client.hosts.set(
      client.target.address,
      new Map([...files, ['latest.json', thiefs.get('latest.json') ?? Buffer.alloc(0)]]),
    );
    expect(await client.sync()).toMatchObject({ outcome: 'failed', reason: 'key-revoked' });
  });

  it('that were stolen cannot lock a client out with a version that none will reach', async () => {
    const { publisher, client, serve } = await pair();
    const [stolen, next] = [newKey(), newKey()];
    const until = daysAfter(Date.now(), 10);
    await publisher.addKeys([publisher.key], { dataset: [{ key: stolen.publicKey, until }] });
    const honest = publisher.files();
    await publishDataset(publisher.folder, exampleOf(999_999), stolen, Date.now());
    serve();
    expect(await client.sync()).toMatchObject({ outcome: 'installed', version: 999_999 });
    // A new key alone is no reason to go back.
    const restored = testPublisher();
    for (const [file, bytes] of honest) await put(restored.folder, file, bytes);
    const dataset = [{ key: next.publicKey, until }];
    await restored.addKeys([publisher.key], { dataset });
    await publishDataset(restored.folder, exampleOf(2), next, Date.now());
    client.hosts.set(client.target.address, restored.files());
    expect(await client.sync()).toMatchObject({ outcome: 'failed', reason: 'rollback', version: 999_999 });
    // The word of the root keys that the old one is revoked is.
    await restored.addKeys([publisher.key], { dataset, revoked: [stolen.id] });
    await restored.sign(next);
    client.hosts.set(client.target.address, restored.files());
    expect(await client.sync()).toMatchObject({ outcome: 'installed', version: 2, how: 'full' });
    expect(snapshotText(client.installed!.snapshot)).toBe(snapshotText(exampleOf(2)));
    expect(await client.sync()).toMatchObject({ outcome: 'no-news', version: 2 });
  });

  it('past their time sign nothing', async () => {
    const { publisher, client, serve } = await pair();
    await publisher.addKeys([publisher.key], {
      dataset: [{ key: publisher.key.publicKey, until: daysAfter(Date.now(), 5) }],
    });
    await publisher.sign(publisher.key);
    serve();
    client.time += 6 * DAY;
    expect(await client.sync()).toMatchObject({ outcome: 'failed', reason: 'key-expired', version: 1 });
  });

  it('need the threshold of root keys, old and new', async () => {
    const { publisher, client, serve } = await pair();
    const roots = [newKey(), newKey(), newKey()];
    const root = { keys: roots.map(({ publicKey }) => publicKey), threshold: 2 };
    await publisher.addKeys([publisher.key, roots[0]!], { root }).catch(() => undefined);
    await publisher.sign(publisher.key).catch(() => undefined);
    serve();
    tamper(client, /^latest/, (bytes) => bytes);
    const before = client.state.origins[client.name]?.trust.number;
    client.state = {
      ...client.state,
      origins: Object.fromEntries(
        Object.entries(client.state.origins).map(([name, origin]) => [name, { ...origin, latestHash: null }]),
      ),
    };
    expect(await client.sync()).toMatchObject({ outcome: 'failed', reason: 'too-few-signatures' });
    expect(client.state.origins[client.name]?.trust.number).toBe(before);
  });

  it('that latest.json counts on must be there', async () => {
    const { publisher, client, serve } = await pair();
    await publisher.addKeys([publisher.key], {});
    await publisher.sign(publisher.key);
    serve();
    tamper(client, /^keys-2/, () => null);
    expect(await client.sync()).toMatchObject({ outcome: 'failed', reason: 'keys-missing' });
  });
});

describe('a fuzzer', () => {
  it('of 1,000 mutated manifests and snapshots finds nothing that throws or gets in', async () => {
    expect(await fuzzSync(1000)).toBe(1000);
  });
});

function flipMiddle(bytes: Buffer): Buffer {
  const at = Math.floor(bytes.length / 3);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

/** The same signature with the order of the curve added to its second half (RFC 8032 section 5.1.7 refuses it). */
function unreduced(bytes: Buffer): Buffer {
  const envelope = JSON.parse(String(bytes)) as { signatures: { sig: string }[] };
  const [signature] = envelope.signatures;
  if (!signature) return bytes;
  const sig = Buffer.from(signature.sig, 'base64');
  const order = (1n << 252n) + 27742317777372353535851937790883648493n;
  let value = BigInt(`0x${Buffer.from(sig.subarray(32)).reverse().toString('hex')}`) + order;
  for (let at = 32; at < 64; at++, value >>= 8n) sig[at] = Number(value & 255n);
  signature.sig = sig.toString('base64');
  return Buffer.from(JSON.stringify(envelope));
}

async function isOfVersionOne(name: string, publisher: Publisher): Promise<boolean> {
  const old = (await manifestsIn(publisher.folder)).find(({ version }) => version === 1);
  const files = publisher.files();
  const bytes = files.get(name);
  if (name.startsWith('manifest')) return bytes !== undefined && String(bytes).includes('"version":1,');
  return old !== undefined && name.includes(old.snapshot.sha256);
}
