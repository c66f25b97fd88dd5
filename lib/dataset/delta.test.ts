import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDelta, makeDelta } from './delta.ts';
import { cut, Cutter, join } from './pieces.ts';
import { atOnce } from './steps.ts';
import { SyncFault } from './sync-reasons.ts';

const sorted = (value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Text of any dataset, fields of later versions included. */
const datasets = fc
  .record({
    version: fc.nat(),
    novelty: fc.jsonValue(),
    series: fc.uniqueArray(
      fc.record({ id: fc.string(), name: fc.string(), more: fc.jsonValue(), __proto__: fc.nat() }),
      {
        selector: ({ id }) => id,
      },
    ),
    later: fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c'), text: fc.string() }), {
      selector: ({ id }) => id,
    }),
  })
  .map((dataset) =>
    JSON.stringify(
      {
        ...dataset,
        novelty: Array.isArray(dataset.novelty) ? null : dataset.novelty,
        series: dataset.series.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        later: dataset.later.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      },
      (_key, value: unknown) => sorted(value),
    ),
  );

const piecesOf = (text: string) => atOnce(cut([text]));
const deltaBetween = (before: string, after: string) => atOnce(makeDelta(piecesOf(before), piecesOf(after)));
const laterText = (before: string, delta: string) => atOnce(join(atOnce(applyDelta(piecesOf(before), delta)))).join('');

describe('pieces', () => {
  it('make the same text again', () =>
    fc.assert(
      fc.property(datasets, (text) => {
        expect(atOnce(join(atOnce(cut([text])))).join('')).toBe(text);
      }),
    ));

  it('are the same wherever the parts of the text end', () =>
    fc.assert(
      fc.property(datasets, fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), (text, lengths) => {
        const parts: string[] = [];
        for (let at = 0; at < text.length;) {
          const length = lengths[parts.length % lengths.length] || parts.length % 2;
          parts.push(text.slice(at, at + length));
          at += length;
        }
        const cutter = new Cutter(1);
        for (const part of parts) cutter.push(part);
        expect(cutter.end()).toEqual(piecesOf(text));
      }),
    ));

  it('of a large list are joined in parts', () => {
    const records = Array.from({ length: 2000 }, (_, id) => JSON.stringify({ id, text: 'x'.repeat(100) }));
    const text = `{"a":1,"b":[${records.join(',')}],"c":[{}]}`;
    const parts = atOnce(join(atOnce(cut([text]))));
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.join('')).toBe(text);
  });

  it('are of a text that JSON reads the same, or none at all', () =>
    fc.assert(
      fc.property(datasets, fc.nat(), fc.string({ maxLength: 2 }), (text, at, put) => {
        const place = at % text.length;
        const broken = text.slice(0, place) + put + text.slice(place + put.length);
        let joined: string;
        try {
          joined = atOnce(join(atOnce(cut([broken])))).join('');
        } catch {
          return;
        }
        // Whatever is let through still has to be parsed piece by piece; nothing of it may get lost.
        expect(Array.from(joined).toSorted()).toEqual(Array.from(broken).toSorted());
      }),
    ));
});

describe('a delta', () => {
  it('leads from any dataset to any other, to the letter', () =>
    fc.assert(
      fc.property(datasets, datasets, (before, after) => {
        const delta = deltaBetween(before, after);
        expect(laterText(before, delta)).toBe(after);
      }),
    ));

  it('that is anything else ends in a fault', () =>
    fc.assert(
      fc.property(datasets, fc.oneof(fc.string(), fc.json(), datasets), (before, delta) => {
        expect(() => laterText(before, delta)).toThrow(SyncFault);
      }),
    ));

  it('holds of a large record only the fields that changed', () => {
    const record = (changes: object) =>
      `{"series":[${JSON.stringify({ id: 'a', long: 'x'.repeat(200), ...changes })}]}`;
    const [before, after] = [record({ n: 1, old: true }), record({ n: 2 })];
    const delta = deltaBetween(before, after);
    expect(JSON.parse(delta)).toMatchObject({
      lists: { series: { set: [], change: [{ id: 'a', fields: { n: 2 }, drop: ['old'] }], remove: [] } },
    });
    expect(laterText(before, delta)).toBe(after);
    expect(() => laterText('{"series":[]}', delta)).toThrow(SyncFault);
  });

  it('holds only what changed', () => {
    const before = '{"format":1,"series":[{"id":"a","n":1},{"id":"b","n":1}]}';
    const after = '{"format":1,"series":[{"id":"b","n":2},{"id":"c","n":1}]}';
    expect(JSON.parse(deltaBetween(before, after))).toEqual({
      format: 1,
      fields: { format: 1 },
      lists: {
        series: {
          set: [
            { id: 'b', n: 2 },
            { id: 'c', n: 1 },
          ],
          change: [],
          remove: ['a'],
        },
      },
    });
  });
});
