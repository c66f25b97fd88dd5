import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGate, gateFromText, gateToText, scan } from './gate.ts';

/** The n-th of many made-up words. */
const word = (n: number, prefix: string): string =>
  `${prefix}${n.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))}n`;

describe('the gate', () => {
  it('lets every key pass, and at most 2 % of other words at 50,000 keys in 64 KB', () => {
    const keys = Array.from({ length: 50_000 }, (_, n) => word(n, 'k'));
    const gate = buildGate(keys);
    expect(gate.byteLength).toBeLessThanOrEqual(65_536);
    for (const key of keys) expect(scan(key, gate)).toEqual([0]);
    const others = Array.from({ length: 50_000 }, (_, n) => word(n, 'zz'));
    const passed = others.filter((other) => scan(other, gate).length > 0).length;
    expect(passed / others.length).toBeLessThanOrEqual(0.02);
  });

  it('is the same after storage, and refuses what is no gate', () => {
    const gate = buildGate(['llama', 'qwen']);
    expect(gateFromText(gateToText(gate))).toEqual(gate);
    for (const text of ['', 'x', '2:%%', '2:', `2:${btoa('abc')}`, gateToText(gate).slice(2), btoa('a'.repeat(1024))])
      expect(gateFromText(text)).toBeNull();
  });

  it('knows a key in whatever text it stands', () => {
    const gate = buildGate(['llama', 'tulu', 'qwen', 'kimi', 'o1', '通义', 'mixtral', 'gpt']);
    const cases: [string, number[]][] = [
      ['a LLaMA, two Llamas', [2, 13]],
      ['Tülu and Tu\u0308lu', [0, 9]],
      ['以及Qwen3-30B', [2]],
      ['Kimik2', [0]],
      ['OpenAI-o1 and O1', [7, 14]],
      ['阿里通义千问', [2]],
      ['Mixtral8x22B', [0]],
      ['GPT\u2011\u20604, G\u200bPT', [0, 8]],
      ['ＧＰＴ', [0]],
      ['llamaindex o11 gptx', []],
    ];
    for (const [text, hits] of cases) expect([text, scan(text, gate)]).toEqual([text, hits]);
  });

  it('never throws', () => {
    const gate = buildGate(['llama']);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => scan(text, gate).length <= text.length));
  });
});
