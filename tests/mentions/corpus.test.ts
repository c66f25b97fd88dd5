/** Quality on labelled texts that may not be part of the project; skipped where they are not at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDetector } from './detector.ts';

const GOLD = '../shared/corpus/gold.jsonl';
const isHere = existsSync(GOLD);
if (!isHere) console.log('skipped: the labelled texts beside the project are not here');

interface Row {
  readonly doc: string;
  readonly mentions: readonly { readonly start: number; readonly end: number; readonly granularity: string }[];
}

describe.skipIf(!isHere)('labelled texts', () => {
  it('are read with high precision, and texts without models stay quiet', async () => {
    const { detect } = await openDetector();
    let right = 0;
    let wrong = 0;
    let quiet = 0;
    let disturbed = 0;
    for (const line of readFileSync(GOLD, 'utf8').split('\n').filter(Boolean)) {
      const row = JSON.parse(line) as Row;
      const text = readFileSync(join(dirname(GOLD), row.doc), 'utf8');
      const urls = [...text.matchAll(/\bhttps?:\/\/[^\s)\]>"']+/g)].map(
        ({ index, 0: url }) => [index, index + url.length] as const,
      );
      const { mentions } = await detect(text);
      const seen = mentions.filter((it) => !urls.some(([start, end]) => it.start < end && start < it.end));
      for (const it of seen) {
        if (row.mentions.some((gold) => it.start < gold.end && gold.start < it.end)) right++;
        else wrong++;
      }
      if (row.mentions.length > 0) continue;
      quiet++;
      if (seen.length > 0) disturbed++;
    }
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.985);
    expect(disturbed / quiet).toBeLessThanOrEqual(0.01);
  }, 120_000);
});
