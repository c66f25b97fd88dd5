import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerClaimsFile } from './assess-claims.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claims-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileWith(text: string): Promise<string> {
  const file = join(folder, 'rows.jsonl');
  await writeFile(file, text);
  return file;
}
const row = JSON.stringify({ name: 'one', components: { weights_final: 'none' } });

describe('a file of claims', () => {
  it.each([
    ['lines', `${row}\n\n${row}\n`],
    ['an array', `[${row},\n${row}]`],
  ])('is read as %s', async (_, text) => {
    const rows = await answerClaimsFile(await fileWith(text));
    expect(rows.map(({ name, answer }) => [name, answer.tier])).toEqual([
      ['one', 'Closed'],
      ['one', 'Closed'],
    ]);
  });

  it('names file, line, path and rule of what it cannot read', async () => {
    const bad = await fileWith(`${row}\n{"components":{"report":"maybe"}}\n`);
    await expect(answerClaimsFile(bad)).rejects.toThrow(/rows\.jsonl:2: components\.report: "maybe" is not a status/);
    await expect(answerClaimsFile(await fileWith('{'))).rejects.toThrow(/rows\.jsonl:1: is not JSON/);
    await expect(answerClaimsFile(join(folder, 'none'))).rejects.toThrow(/none: cannot be read/);
  });

  it('has messages of one line', async () => {
    const message = await answerClaimsFile(await fileWith('[{]')).catch((error: unknown) => String(error));
    expect(message).not.toContain('\n');
  });
});
