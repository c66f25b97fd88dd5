/** What holds of every text whatsoever. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { scan } from '../../lib/mentions/gate.ts';
import { openDetector, type Detector } from './detector.ts';

let detector: Detector;
beforeAll(async () => {
  detector = await openDetector();
}, 60_000);

/** Text in which names, claims and oddities are likely. */
const pieces = fc.constantFrom(
  'Llama 3.1',
  'Claude',
  'Qwen2.5-72B',
  'GPT\u2060-\u20604',
  'Kimik2',
  '以及Qwen3-30B',
  'open-source',
  'open source model',
  ' is ',
  ' not ',
  'OLMo',
  'meta-llama/Llama-3.1-8B',
  'https://huggingface.co/Qwen/Qwen3-8B',
  ' (8B)',
  ' [dev]',
  '-',
  '.',
  ' ',
  '\n',
  '“',
  '"',
  "'s",
  '\ud83d',
  '\udc00',
  '🦙',
  'e\u0301',
  'ß',
  '通义千问',
  '７Ｂ',
  '+',
  ':',
  '/',
  '@',
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 40 }).map((parts) => parts.join('')),
);

describe('detection', () => {
  it('reports offsets that slice to the reported text, in order, without overlaps', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const { mentions, claims } = await detector.detect(text);
        let end = 0;
        for (const it of mentions) {
          expect(text.slice(it.start, it.end)).toBe(it.text);
          expect(it.start).toBeGreaterThanOrEqual(end);
          expect(it.end).toBeGreaterThan(it.start);
          expect(it.confidence).toBeGreaterThanOrEqual(0.5);
          expect(it.confidence).toBeLessThanOrEqual(1);
          end = it.end;
        }
        for (const it of claims) expect(text.slice(it.start, it.end)).toBe(it.text);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('gives the same answer to the same text, and plain JSON', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const first = await detector.detect(text);
        expect(await detector.detect(text)).toEqual(first);
        expect(JSON.parse(JSON.stringify(first))).toEqual(first);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('never takes long over hostile text', async () => {
    const hostile = [
      'a.'.repeat(20_000),
      'Llama-'.repeat(4000),
      'open source '.repeat(2000),
      '/'.repeat(20_000),
      'x'.repeat(40_000),
    ];
    for (const text of hostile) {
      const before = performance.now();
      await detector.detect(`Llama 3.1 ${text} Claude Opus 4.5`);
      expect(performance.now() - before).toBeLessThan(2000);
    }
  }, 60_000);
});

describe('scanning', () => {
  it('gives ascending offsets inside of the text, and is additive over lines', () => {
    fc.assert(
      fc.property(texts, texts, (one, two) => {
        const hits = scan(one, detector.gate);
        expect(hits).toEqual([...hits].sort((a, b) => a - b));
        for (const hit of hits) expect(hit).toBeLessThan(one.length);
        const joined = scan(`${one}\n${two}`, detector.gate);
        expect(joined).toEqual([...hits, ...scan(two, detector.gate).map((hit) => hit + one.length + 1)]);
      }),
    );
  });
});
