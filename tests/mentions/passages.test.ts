/** The project's own passages: what must be found, what must not, and what is claimed. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDetector, type Detector } from './detector.ts';

const linesOf = (name: string): string[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

interface Marked {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** Takes the marks `[[...]]` out of a line. A name may itself end in a bracket. */
function unmark(line: string): Marked {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  for (let i = 0; i < line.length;) {
    if (!line.startsWith('[[', i)) {
      text += line.charAt(i++);
      continue;
    }
    let close = line.indexOf(']]', i);
    while (line.charAt(close + 2) === ']') close++;
    const start = text.length;
    text += line.slice(i + 2, close);
    spans.push({ start, end: text.length });
    i = close + 2;
  }
  return { text, spans };
}

let detector: Detector;
beforeAll(async () => {
  detector = await openDetector();
}, 60_000);

describe('passages', () => {
  it('finds nearly all names, nothing else, with their exact spans', async () => {
    let found = 0;
    let exact = 0;
    let missed = 0;
    const wrong: string[] = [];
    for (const line of linesOf('passages.txt')) {
      const { text, spans } = unmark(line);
      const { mentions } = await detector.detect(text);
      for (const span of spans) {
        const hits = mentions.filter((it) => it.start < span.end && span.start < it.end);
        if (hits.length === 0) missed++;
        else found++;
        if (hits.some((it) => it.start === span.start && it.end === span.end)) exact++;
      }
      for (const it of mentions) {
        if (!spans.some((span) => it.start < span.end && span.start < it.end)) wrong.push(`${it.text}: ${text}`);
      }
    }
    expect(found / (found + missed)).toBeGreaterThanOrEqual(0.92);
    expect(exact / found).toBeGreaterThanOrEqual(0.97);
    expect(wrong.slice(2)).toEqual([]);
  });

  it('is silent where the words mean something else', async () => {
    const wrong: string[] = [];
    for (const line of linesOf('traps.txt')) {
      const { mentions } = await detector.detect(line);
      for (const it of mentions) wrong.push(`${it.text}: ${line}`);
    }
    // One in a hundred.
    expect(wrong.slice(1)).toEqual([]);
  });

  it('judges claims', async () => {
    const wrong: string[] = [];
    for (const line of linesOf('claims.txt')) {
      const bar = line.indexOf('|');
      const verdict = line.slice(0, bar).trim();
      const marked = line.slice(bar + 1).trim();
      const text = marked.replace(/\{\{|\}\}/g, '');
      const start = marked.indexOf('{{');
      const end = marked.indexOf('}}') - 2;
      const { claims } = await detector.detect(text);
      const here = claims.filter((it) => start >= 0 && it.start < end && start < it.end);
      const agrees =
        verdict === 'none'
          ? claims.length === 0
          : verdict === 'unclear'
            ? claims.every((it) => it.verdict === 'unclear')
            : here.length > 0 && here.every((it) => it.verdict === verdict);
      if (!agrees) wrong.push(`${verdict}: ${text} (${claims.map((it) => `${it.id} ${it.verdict}`).join(', ')})`);
    }
    expect(wrong.slice(3)).toEqual([]);
  });
});
