/** `npm run detect`: finds mentions and openness claims in texts, by the same code as the extension. */
import { createInterface } from 'node:readline';
import { gateFromText, scan } from '../lib/mentions/gate.ts';
import { freshContext } from '../lib/mentions/mention.ts';
import { cutWindows, pageBudget } from '../lib/mentions/windows.ts';
import { InputError, runCommand } from './command-line.ts';
import { openCatalogue } from './open-catalogue.ts';

const USAGE = `
npm run --silent detect [-- --explain]

Reads JSON Lines {"id", "text"} from stdin and writes, for each, what the text names and which openness claims it makes:
  {"id", "mentions": [{start, end, text, kind, id, name, tier, confidence}],
   "claims": [{start, end, text, id, verdict, attributed}]}
Offsets are UTF-16 code units. A line of the text is a paragraph, as a block of a page is.

  --explain   add to every mention the reason why it is one
`;

interface Input {
  readonly id: string;
  readonly text: string;
}

/** One line of input. @throws InputError that names the line */
function parseLine(line: string, number: number): Input {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new InputError(`line ${number} of stdin is not JSON`);
  }
  if (typeof value !== 'object' || value === null) throw new InputError(`line ${number} of stdin is not an object`);
  const { id, text } = value as { id?: unknown; text?: unknown };
  if (typeof id !== 'string') throw new InputError(`line ${number} of stdin has no "id" that is a string`);
  if (typeof text !== 'string') throw new InputError(`line ${number} of stdin has no "text" that is a string`);
  return { id, text };
}

/** The lines of a text with the offset where each starts. */
function blocksOf(text: string): { offset: number; text: string }[] {
  const blocks: { offset: number; text: string }[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    blocks.push({ offset, text: line });
    offset += line.length + 1;
  }
  return blocks;
}

await runCommand({
  name: 'detect',
  usage: USAGE,
  options: { explain: { type: 'boolean' } },
  async run({ explain }) {
    const { catalogue, gate: packed } = await openCatalogue();
    const gate = gateFromText(packed);
    if (!gate) throw new InputError('the gate of the dataset is damaged');
    let number = 0;
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
      number++;
      if (line.trim() === '') continue;
      const { id, text } = parseLine(line, number);
      const blocks = blocksOf(text);
      const budget = pageBudget();
      const windows = blocks.flatMap((block, at) => cutWindows(at, block.text, scan(block.text, gate), budget));
      const question = { windows, context: freshContext('article', ''), ids: [], pageModel: null };
      const { resolution, summaries } = await catalogue.readPage(question);
      const { mentions, claims } = resolution;
      const shift = (block: number): number => blocks[block]?.offset ?? 0;
      const answer = {
        id,
        mentions: mentions.map((it) => ({
          start: it.start + shift(it.block),
          end: it.end + shift(it.block),
          text: it.text,
          kind: it.kind,
          id: it.id,
          name: it.name,
          tier: summaries[it.id]?.tier ?? 'not-assessed',
          confidence: it.confidence,
          ...(explain && { reason: it.reason }),
        })),
        claims: claims.map((it) => ({
          start: it.start + shift(it.block),
          end: it.end + shift(it.block),
          text: it.text,
          id: it.id,
          verdict: it.verdict,
          attributed: it.attributed,
        })),
      };
      process.stdout.write(`${JSON.stringify(answer)}\n`);
    }
  },
});
