/** What a stranger with a hex editor can do to a published directory, and that `data verify` sees all of it. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Dataset } from '../../lib/dataset/schema.ts';
import type { SyncReason } from '../../lib/dataset/sync-reasons.ts';
import { publishDataset } from '../../scripts/data/publish.ts';
import { daysAfter } from '../../scripts/data/release-folder.ts';
import { verifyRelease } from '../../scripts/data/verify.ts';
import { exampleOf, newKey, Publisher } from './publisher.ts';

// Hundreds of signatures are checked in a test.
vi.setConfig({ testTimeout: 120_000 });

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.parse('2026-11-23T12:00:00Z');
/** Places in every file where a bit is flipped. */
const FLIPS = 8;

/** The example with other differences between any two versions, so that each delta is another. */
function versionOf(version: number): Dataset {
  const { series, ...rest } = exampleOf(version);
  return {
    ...rest,
    series: series.map((record, at) => (at === 1 ? { ...record, size: Math.min(version, 2) } : record)),
  };
}

const publisher = new Publisher();
const work = mkdtempSync(join(tmpdir(), 'open-recipe-verify-'));
const dataset = newKey();
let names: string[] = [];
/** `latest.json` as it was at version 2. */
let replayed: Buffer;

beforeAll(async () => {
  const until = daysAfter(NOW, 100);
  for (const _ of [1, 2]) await publisher.publish(NOW, versionOf);
  replayed = readFileSync(join(publisher.folder, 'latest.json'));
  // Another dataset key, then another root key.
  await publisher.addKeys([publisher.key], { dataset: [{ key: dataset.publicKey, until }] });
  const root = newKey();
  await publisher.addKeys([publisher.key, root], {
    root: { keys: [root.publicKey], threshold: 1 },
    dataset: [{ key: dataset.publicKey, until }],
    revoked: [publisher.key.id],
  });
  await publishDataset(publisher.folder, versionOf(3), dataset, NOW);
  names = readdirSync(publisher.folder).sort();
});
afterAll(() => {
  publisher.close();
  rmSync(work, { recursive: true });
});

interface Check {
  readonly installed?: number;
  readonly now?: number;
  readonly key?: string;
}

/** The reason that a place is rejected for, null where it is accepted. */
async function reasonFor(place: string, { installed = 0, now = NOW, key = publisher.key.publicKey }: Check = {}) {
  const { verdict } = await verifyRelease(place, key, installed, now);
  expect(verdict.accepted).toBe(verdict.reason === null);
  return verdict.reason;
}

/** The reason that a copy of the directory is rejected for after something was done to it. */
async function afterwards(change: (folder: string) => void, check?: Check): Promise<SyncReason | null> {
  const folder = join(work, 'copy');
  rmSync(folder, { recursive: true, force: true });
  cpSync(publisher.folder, folder, { recursive: true });
  change(folder);
  return reasonFor(folder, check);
}

const edited = (name: string, edit: (bytes: Buffer) => Uint8Array | string, check?: Check) =>
  afterwards((folder) => {
    const path = join(folder, name);
    const before = readFileSync(path);
    const after = Buffer.from(edit(Buffer.from(before)));
    if (after.equals(before)) throw new Error(`${name} was not changed`);
    writeFileSync(path, after);
  }, check);

const isSigned = (name: string): boolean => /^(?:latest|keys)/.test(name);
const namedAs = (kind: string): string[] => names.filter((name) => name.startsWith(kind));

const WRONG_SIGNED = /^(?:not-an-envelope|sloppy-encoding|wrong-type|wrong-key|bad-signature)$/;
const WRONG_BYTES = /^(?:wrong-hash|wrong-size|too-large)$/;

describe('a published directory', () => {
  it('is what these tests think it is, and accepted', async () => {
    const kinds = names.map((name) => name.replace(/-[0-9a-f]{64}/, ''));
    expect(kinds).toEqual([
      ...Array<string>(3).fill('delta.json.gz'),
      ...['keys-1.json', 'keys-2.json', 'keys-3.json', 'latest.json'],
      ...Array<string>(3).fill('manifest.json'),
      ...Array<string>(3).fill('snapshot.json.gz'),
    ]);
    expect(await afterwards(() => undefined)).toBeNull();
  });

  it('is rejected with a flipped bit in any file', async () => {
    for (const name of names) {
      const { length } = readFileSync(join(publisher.folder, name));
      for (let flip = 0; flip < FLIPS; flip++) {
        const at = flip === 0 ? length - 1 : Math.floor((flip * length) / FLIPS);
        const reason = await edited(name, (bytes) => {
          bytes[at] = (bytes[at] ?? 0) ^ (1 << (flip % 8));
          return bytes;
        });
        expect([name, at, reason]).toEqual([
          name,
          at,
          isSigned(name) ? expect.stringMatching(WRONG_SIGNED) : 'wrong-hash',
        ]);
      }
    }
  });

  it('is rejected with any file cut, emptied, lengthened or doubled', async () => {
    for (const name of names) {
      const edits: ((bytes: Buffer) => Uint8Array | string)[] = [
        (bytes) => bytes.subarray(0, -1),
        (bytes) => bytes.subarray(0, bytes.length >> 1),
        () => '',
        (bytes) => Buffer.concat([bytes, Buffer.from('\n')]),
        (bytes) => Buffer.concat([bytes, Buffer.alloc(1)]),
        (bytes) => Buffer.concat([bytes, bytes]),
      ];
      for (const [place, edit] of edits.entries()) {
        const reason = await edited(name, edit);
        const wanted = isSigned(name) ? /^(?:not-an-envelope|sloppy-encoding)$/ : WRONG_BYTES;
        expect([name, place, reason]).toEqual([name, place, expect.stringMatching(wanted)]);
      }
    }
  });

  it('is rejected with any file deleted or renamed', async () => {
    const wanted = (name: string): string => (name.startsWith('keys') ? 'keys-missing' : 'not-found');
    for (const name of names) {
      const path = (folder: string) => join(folder, name);
      expect([name, await afterwards((folder) => rmSync(path(folder)))]).toEqual([name, wanted(name)]);
      const renamed = await afterwards((folder) => renameSync(path(folder), `${path(folder)}.bak`));
      expect([name, renamed]).toEqual([
        name,
        expect.stringMatching(isSigned(name) ? new RegExp(wanted(name)) : /^(?:not-found|unexpected-file)$/),
      ]);
    }
  });

  it('is rejected with any two files swapped, or one under the name of another', async () => {
    for (const one of names) {
      for (const other of names) {
        if (one === other) continue;
        const copied = await edited(one, () => readFileSync(join(publisher.folder, other)));
        expect([one, other, copied]).toEqual([one, other, expect.any(String)]);
        if (!isSigned(one)) expect(copied).toMatch(WRONG_BYTES);
        else if (!isSigned(other)) expect(copied).toMatch(/^(?:not-an-envelope|too-large)$/);
        else if (one.startsWith('latest') || other.startsWith('latest')) expect(copied).toBe('wrong-type');
        else expect(copied).toMatch(/^(?:keys-malformed|wrong-key|key-revoked|too-few-signatures)$/);
      }
    }
  });

  it('is rejected with a file that is no part of it, and accepted with those of a host', async () => {
    const [snapshot = ''] = namedAs('snapshot');
    const add = (name: string, content: string | Buffer = 'x') =>
      afterwards((folder) => writeFileSync(join(folder, name), content));
    for (const name of [
      'notes.txt',
      'latest.json.old',
      'keys-01.json',
      'keys-0.json',
      `${snapshot}.gz`,
      'manifest-1.json',
    ])
      expect([name, await add(name)]).toEqual([name, 'unexpected-file']);
    expect(await add('keys-9.json')).toBe('keys-missing');
    expect(await add('keys-4.json')).toBe('not-an-envelope');
    expect(await add('keys-4.json', readFileSync(join(publisher.folder, 'keys-3.json')))).toBe('key-revoked');
    expect(await add(`snapshot-${'0'.repeat(64)}.json.gz`)).toBe('wrong-hash');
    for (const name of ['.nojekyll', '_headers', 'CNAME', 'index.html'])
      expect([name, await add(name)]).toEqual([name, null]);
  });

  it('is rejected with another latest.json of the same keys put in its place', async () => {
    // The old one is signed with a key that was revoked since.
    expect(await edited('latest.json', () => replayed)).toBe('key-revoked');
    const other = new Publisher();
    await publishDataset(other.folder, exampleOf(1), publisher.key, NOW);
    const before = new Publisher();
    for (const version of [1, 2]) await publishDataset(before.folder, exampleOf(version), publisher.key, NOW);
    writeFileSync(join(before.folder, 'latest.json'), readFileSync(join(other.folder, 'latest.json')));
    expect(await reasonFor(before.folder)).toBe('rollback');
    for (const each of [other, before]) each.close();
  });

  it('is rejected where all is in order but not for this client', async () => {
    expect(await reasonFor(publisher.folder, { key: newKey().publicKey })).toBe('wrong-key');
    expect(await reasonFor(publisher.folder, { key: dataset.publicKey })).toBe('wrong-key');
    expect(await reasonFor(publisher.folder, { installed: 3 })).toBeNull();
    expect(await reasonFor(publisher.folder, { installed: 4 })).toBe('rollback');
    expect(await reasonFor(publisher.folder, { now: NOW + 29 * DAY })).toBeNull();
    expect(await reasonFor(publisher.folder, { now: NOW + 30 * DAY })).toBe('expired');
    expect(await reasonFor(publisher.folder, { now: NOW + 101 * DAY })).toBe('key-expired');
    expect(await reasonFor(publisher.folder, { now: NOW - 2 * DAY })).toBe('clock-behind');
  });

  const inPayload = (edit: (payload: string) => string) => (bytes: Buffer) =>
    String(bytes).replace(/(?<="payload":")[^"]+/, edit);
  const inSignature = (edit: (sig: string) => string) => (bytes: Buffer) =>
    String(bytes).replace(/(?<="sig":")[^"]+/, edit);
  /** The same bytes with other bits in the part of the last letter that says nothing. */
  const strayBits = (text: string): string => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    return text.replace(
      /(.)(=+)$/,
      (_, last: string, pad: string) => `${alphabet[alphabet.indexOf(last) ^ 1] ?? ''}${pad}`,
    );
  };
  it.each([
    ['a signature without padding', inSignature((sig) => sig.replace(/=+$/, ''))],
    ['a signature with a line break', inSignature((sig) => `${sig.slice(0, 40)}\\n${sig.slice(40)}`)],
    ['a signature with a space', inSignature((sig) => ` ${sig}`)],
    [
      'a signature with letters of URLs',
      inSignature((sig) => sig.replaceAll('+', '-').replaceAll('/', '_').replace(/^./, '-')),
    ],
    ['a signature with stray bits', inSignature(strayBits)],
    [
      'a signature and more',
      inSignature((sig) => Buffer.concat([Buffer.from(sig, 'base64'), Buffer.alloc(3)]).toString('base64')),
    ],
    ['a payload with a space', inPayload((payload) => `${payload} `)],
    [
      'a payload with an escape',
      inPayload((payload) => `\\u${payload.charCodeAt(0).toString(16).padStart(4, '0')}${payload.slice(1)}`),
    ],
    ['a space before it', (bytes: Buffer) => ` ${String(bytes)}`],
    ['something after it', (bytes: Buffer) => `${String(bytes)} `],
    [
      'its keys in another order',
      (bytes: Buffer) =>
        JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(String(bytes)) as object).reverse())),
    ],
    ['a key twice', (bytes: Buffer) => String(bytes).replace('{', '{"payloadType":"",')],
  ])('is rejected where a signed file has %s', async (_what, edit) => {
    for (const name of ['latest.json', 'keys-1.json'])
      expect([name, await edited(name, edit)]).toEqual([name, 'sloppy-encoding']);
  });
  it.each([
    ['a byte order mark', (bytes: Buffer) => `\ufeff${String(bytes)}`, 'not-an-envelope'],
    ['one more field', (bytes: Buffer) => String(bytes).replace('{', '{"more":1,'), 'not-an-envelope'],
    ['a second value', (bytes: Buffer) => `${String(bytes)}{}`, 'not-an-envelope'],
    ['no signature', (bytes: Buffer) => String(bytes).replace(/\[.*\]/, '[]'), /too-few-signatures|wrong-key/],
  ])('is rejected where a signed file has %s', async (_what, edit, reason) => {
    for (const name of ['latest.json', 'keys-1.json'])
      expect([name, await edited(name, edit)]).toEqual([name, expect.stringMatching(reason)]);
  });
});

describe('an address', () => {
  let server: Server;
  let address = '';
  let served = publisher.folder;
  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => {
      try {
        response.end(readFileSync(join(served, url.slice('/data/'.length))));
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/data`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('is judged as the directory is, by every file that a client could be sent', async () => {
    expect(await reasonFor(address)).toBeNull();
    const copy = join(work, 'copy');
    served = copy;
    let judged = 0;
    for (const name of names) {
      for (const edit of [
        (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte))),
        (bytes: Buffer) => bytes.subarray(1),
        () => null,
      ]) {
        rmSync(copy, { recursive: true, force: true });
        cpSync(publisher.folder, copy, { recursive: true });
        const changed = edit(readFileSync(join(copy, name)));
        if (changed) writeFileSync(join(copy, name), changed);
        else rmSync(join(copy, name));
        const [here, there] = [await reasonFor(copy), await reasonFor(address)];
        const isAsked = isSigned(name) || (await isOfNewest(name));
        if (isAsked) judged++;
        expect([name, there !== null]).toEqual([name, isAsked]);
        if (isAsked && !name.startsWith('delta')) expect([name, there]).toEqual([name, here]);
      }
    }
    // Four signed files, the newest manifest, its snapshot and two deltas.
    expect(judged).toBe(3 * 8);
    served = publisher.folder;
  });

  /** Whether a file is named by the newest manifest, or is that. */
  async function isOfNewest(name: string): Promise<boolean> {
    const newest = namedAs('manifest').find((file) =>
      readFileSync(join(publisher.folder, file), 'utf8').includes('"version":3,'),
    );
    const hash = /[0-9a-f]{64}/.exec(name)?.[0] ?? '';
    return name === newest || readFileSync(join(publisher.folder, newest ?? ''), 'utf8').includes(hash);
  }
});

describe('npm run data -- verify', () => {
  const data = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--no-warnings', '--import', import.meta.resolve('tsx'), 'scripts/data.ts', ...args],
      { encoding: 'utf8' },
    );
    return { status, stdout, stderr };
  };

  it('does what it says from keygen to verdict', () => {
    const [key, folder] = [join(work, 'key'), join(work, 'published')];
    expect(data('keygen', key)).toMatchObject({ status: 0, stderr: '' });
    expect(data('keygen', key)).toEqual({
      status: 2,
      stdout: '',
      stderr: `data keygen: ${key} exists already and is left as it is\n`,
    });
    const publish = (...more: string[]) =>
      data('publish', folder, '--key', key, '--data', 'tests/dataset/example', ...more);
    expect(publish('--now', '2026-11-23')).toMatchObject({ status: 0, stderr: '' });
    expect(publish('--version', '7')).toMatchObject({ status: 2, stdout: '' });
    expect(publish('--version', '8', '--now', '2026-11-24')).toMatchObject({ status: 0 });
    const verify = (...more: string[]) =>
      data('verify', folder, '--public-key', `${key}.pub`, '--now', '2026-11-25', ...more);
    expect(verify()).toEqual({ status: 0, stdout: '{"accepted":true,"version":8,"reason":null}\n', stderr: '' });
    expect(verify('--installed-version', '9')).toEqual({
      status: 1,
      stdout: '{"accepted":false,"version":8,"reason":"rollback"}\n',
      stderr: expect.stringMatching(/^The host offers an older dataset.*\n$/) as string,
    });
    expect(data('verify', folder, '--public-key', `${key}.pub`, '--now', '2027-01-01').stdout).toBe(
      '{"accepted":false,"version":8,"reason":"expired"}\n',
    );
    expect(data('sign', folder, '--key', key, '--now', '2026-12-31')).toMatchObject({ status: 0 });
    expect(data('verify', folder, '--public-key', `${key}.pub`, '--now', '2027-01-01').status).toBe(0);
    const [delta = ''] = readdirSync(folder).filter((name) => name.startsWith('delta'));
    writeFileSync(
      join(folder, delta),
      readFileSync(join(folder, delta)).map((byte, at) => (at === 20 ? byte ^ 1 : byte)),
    );
    expect(verify('--now', '2027-01-01')).toMatchObject({
      status: 1,
      stdout: '{"accepted":false,"version":8,"reason":"wrong-hash"}\n',
    });
  });

  it.each([
    [['verify', '/no/such', '--public-key', 'x'], /^data verify: cannot use x: it does not exist\n$/],
    [['verify', '.'], /^data verify: --public-key is missing .*\n$/],
    [['publish', '/no', '--key', 'package.json'], /^data publish: package.json holds no private key in PEM form\n$/],
  ])('refuses %j with one line', (args, line) => {
    expect(data(...args)).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(line) as string });
  });
});
