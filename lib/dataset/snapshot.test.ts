import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pack } from '../../scripts/data/pack.ts';
import { readDataset } from './read-files.ts';
import { readSnapshot, snapshotText } from './snapshot.ts';

const { dataset } = await readDataset('tests/dataset/example');
const { bytes, info } = pack(dataset);

const zip = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(text));

describe('a snapshot', () => {
  it('comes back as it went in', async () => {
    const result = await readSnapshot(bytes);
    if (!result.ok) throw new Error(result.detail);
    expect(result.snapshot.version).toBe(7);
    expect(result.snapshot.series.find(({ id }) => id === 'acme/heron-1')).toEqual(
      dataset.series.find(({ id }) => id === 'acme/heron-1'),
    );
    expect(snapshotText(result.snapshot)).toBe(snapshotText(dataset));
  });

  it('has the same bytes whatever the order of files and keys', () => {
    const turned = Object.fromEntries(
      Object.entries(dataset)
        .toReversed()
        .map(([key, value]) => [key, Array.isArray(value) ? value.toReversed() : value]),
    ) as unknown as typeof dataset;
    expect(Buffer.compare(pack(turned).bytes, bytes)).toBe(0);
  });

  it('holds neither time nor machine', () => {
    expect(bytes.slice(4, 8)).toEqual(new Uint8Array(4));
    expect(bytes[9]).toBe(255);
    expect(gunzipSync(bytes).toString()).toBe(snapshotText(dataset));
  });

  it('is described beside it', () => {
    expect(info).toMatchObject({ version: 7, date: '2026-11-01', bytes: bytes.length });
    expect(info.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(info.counts).toMatchObject({ series: 2, releases: 3, corpora: 1 });
  });
});

describe('reading a snapshot', () => {
  it.each([
    ['not-gzip', new Uint8Array(0)],
    ['not-gzip', new TextEncoder().encode('<html>')],
    ['not-gzip', bytes.slice(0, bytes.length / 2)],
    ['not-json', zip('{"format":1')],
    ['wrong-format', zip('null')],
    ['wrong-format', zip('[]')],
    ['wrong-format', zip('{"format":2}')],
    ['wrong-shape', zip('{"format":1}')],
    ['wrong-shape', zip(snapshotText({ ...dataset, version: 0 }))],
    ['too-large', zip(' '.repeat(5_000_000))],
  ] as const)('gives a reason: %s', async (reason, given) => {
    expect(await readSnapshot(given, 4_000_000)).toMatchObject({ ok: false, reason });
  });

  it('refuses a record whose ids or addresses are not what they should be', async () => {
    const bad = snapshotText(dataset).replace('acme-ai/Heron-1-7B', '../../x');
    expect(await readSnapshot(zip(bad))).toMatchObject({ ok: false, reason: 'wrong-shape' });
    const script = snapshotText(dataset).replace('https://example.org/eu', 'javascript:alert(1)');
    expect(await readSnapshot(zip(script))).toMatchObject({ ok: false, reason: 'wrong-shape' });
  });

  it('drops what a later version may have added', async () => {
    const later = snapshotText(dataset)
      .replace('"format":1', '"format":1,"novelty":{}')
      .replace('"kind":', '"new":1,"kind":');
    const result = await readSnapshot(zip(later));
    expect(result.ok && snapshotText(result.snapshot)).toBe(snapshotText(dataset));
  });

  it('never throws, whichever byte is flipped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const flipped = new Uint8Array(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ mask;
        const result = await readSnapshot(flipped);
        // A few bits of a gzip file mean nothing: the system's name, the padding before the checksum.
        if (result.ok) expect(snapshotText(result.snapshot)).toBe(snapshotText(dataset));
        else expect(result.detail).not.toBe('');
      }),
      { numRuns: 200 },
    );
  });
});
