import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutWindows, pageBudget } from './windows.ts';

describe('windows', () => {
  it('hold the surroundings of every hit, on word boundaries, merged where they touch', () => {
    const text = `${'word '.repeat(200)}Llama ${'word '.repeat(20)}Qwen ${'word '.repeat(200)}`;
    const hits = [text.indexOf('Llama'), text.indexOf('Qwen')];
    const windows = cutWindows(3, text, hits, pageBudget());
    expect(windows).toHaveLength(1);
    expect(windows[0]?.text).toMatch(/^word .*Llama.*Qwen.* word$/);
    expect(windows[0]).toMatchObject({ block: 3 });
  });

  it('are cut from the text, do not overlap, and stay within the budget', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5000 }), fc.uniqueArray(fc.nat(4999)), fc.nat(6000), (text, places, left) => {
        const hits = places.filter((place) => place < text.length).sort((a, b) => a - b);
        const budget = { left };
        let end = 0;
        let sent = 0;
        for (const window of cutWindows(0, text, hits, budget)) {
          expect(text.startsWith(window.text, window.offset)).toBe(true);
          expect(window.offset).toBeGreaterThanOrEqual(end);
          end = window.offset + window.text.length;
          sent += window.text.length;
        }
        expect(budget.left).toBe(left - sent);
        expect(budget.left).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('bound what one block and one page send', () => {
    const text = 'Llama '.repeat(100_000);
    const hits = Array.from({ length: 100_000 }, (_, n) => n * 6);
    const budget = pageBudget();
    const size = (): number => cutWindows(0, text, hits, budget).reduce((sum, window) => sum + window.text.length, 0);
    expect(size()).toBeLessThanOrEqual(24_000);
    for (let block = 0; block < 100; block++) size();
    expect(budget.left).toBeGreaterThanOrEqual(0);
  });
});
