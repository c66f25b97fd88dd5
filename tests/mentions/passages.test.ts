/** The project's own passages and documents: what must be found, what must not, and what is claimed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openDetector, type Detector } from './detector.ts';
import { judgeClaims, judgeExcerpts } from './judged-claims.ts';
import { labelledTexts, type LabelledText } from './labelled-texts.ts';

const { speaking, quiet } = labelledTexts();

let detector: Detector;
beforeAll(async () => {
  detector = await openDetector();
}, 60_000);

/** Finds what each text names, and compares. */
async function compare(texts: readonly LabelledText[]): Promise<{
  readonly found: number;
  readonly exact: number;
  readonly strange: readonly string[];
  readonly missed: number;
  readonly wrong: readonly string[];
  readonly disturbed: number;
}> {
  let [found, exact, missed, disturbed] = [0, 0, 0, 0];
  const wrong: string[] = [];
  const strange: string[] = [];
  for (const { text, spans } of texts) {
    const { mentions } = await detector.detect(text);
    for (const span of spans) {
      const hits = mentions.filter((it) => it.start < span.end && span.start < it.end);
      if (hits.length === 0) missed++;
      else found++;
      const [first] = hits;
      if (first && span.id !== undefined && first.id !== span.id)
        strange.push(`${first.text}: ${first.id}, not ${span.id}`);
      if (hits.some((it) => it.start === span.start && it.end === span.end)) exact++;
    }
    const others = mentions.filter((it) => !spans.some((span) => it.start < span.end && span.start < it.end));
    if (others.length > 0) disturbed++;
    wrong.push(...others.map((it) => `${it.text}: ${text.slice(Math.max(0, it.start - 60), it.end + 60)}`));
  }
  return { found, exact, strange, missed, wrong, disturbed };
}

describe('passages', () => {
  it('are enough to measure with', () => {
    expect(speaking.length + quiet.length).toBeGreaterThanOrEqual(300);
    expect(quiet.length).toBeGreaterThanOrEqual(100);
    expect(quiet.every(({ spans }) => spans.length === 0)).toBe(true);
  });

  it('give nearly all names, nothing else, with their exact spans', async () => {
    const { found, exact, strange, missed, wrong } = await compare(speaking);
    expect(found / (found + missed)).toBeGreaterThanOrEqual(0.92);
    expect(exact / found).toBeGreaterThanOrEqual(0.97);
    expect(strange.length / found, strange.join('\n')).toBeLessThanOrEqual(0.03);
    // The rest of two per cent is what the issue allows.
    expect(found / (found + wrong.length), wrong.join('\n')).toBeGreaterThanOrEqual(0.985);
  });

  it('stay quiet where the words mean something else', async () => {
    const { disturbed, wrong } = await compare(quiet);
    expect(disturbed / quiet.length, wrong.join('\n')).toBeLessThanOrEqual(0.01);
  });

  it('judges claims', async () => {
    const { right, missed, wrong } = await judgeClaims(detector);
    expect({ missed, wrong }).toEqual({ missed: [], wrong: [] });
    expect(right).toBeGreaterThan(50);
  });

  it('judges claims where they stand in longer texts', async () => {
    const { right, missed, wrong } = await judgeExcerpts(detector);
    expect(right / (right + wrong.length), wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
    expect(right / (right + missed.length), missed.join('\n')).toBeGreaterThanOrEqual(0.8);
  });
});
