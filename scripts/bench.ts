/** `npm run bench`: what the product costs, measured. Each bench is a file in tests/bench with one line in BENCHES. */
import { cpus } from 'node:os';
import { inColumns } from './columns.ts';
import { runCommand, UsageError } from './command-line.ts';
import { benchMentions } from '../tests/bench/mentions.ts';
import { benchPages } from '../tests/bench/pages.ts';
import { benchSync } from '../tests/bench/sync.ts';
import { benchViews } from '../tests/bench/views.ts';
import type { BenchRow } from '../tests/bench/bench-row.ts';

const BENCHES: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  mentions: benchMentions,
  pages: benchPages,
  sync: benchSync,
  views: benchViews,
};

const USAGE = `
Usage: npm run bench -- [NAME] [--json]

Measures and prints a table; without a NAME all benches, one after another: ${Object.keys(BENCHES).join(', ')}.

  --json  print one JSON object a bench and nothing else
  --help  this text`;

await runCommand({
  name: 'bench',
  usage: USAGE,
  options: { json: { type: 'boolean', default: false } },
  positionals: [0, 1],
  async run({ json = false }, [wanted]) {
    if (wanted !== undefined && !Object.hasOwn(BENCHES, wanted)) {
      throw new UsageError(`unknown bench "${wanted}"; there are: ${Object.keys(BENCHES).join(', ')}`);
    }
    for (const [name, measure] of Object.entries(BENCHES)) {
      if (wanted !== undefined && name !== wanted) continue;
      const rows = await measure();
      process.stdout.write(json ? `${JSON.stringify({ name, rows, machine: machine() })}\n` : `${table(name, rows)}\n`);
    }
  },
});

/** What it ran on, so that figures can be compared. */
function machine(): { readonly cpu: string; readonly cores: number; readonly node: string; readonly system: string } {
  const [first] = cpus();
  return { cpu: first?.model ?? 'unknown', cores: cpus().length, node: process.version, system: process.platform };
}

function table(name: string, rows: readonly BenchRow[]): string {
  const cells = rows.map(({ what, case: of, value, unit, ratioTo }) => [
    what,
    of,
    `${value.toLocaleString('en', { maximumSignificantDigits: Math.abs(value) < 1 ? 2 : 6, maximumFractionDigits: 1 })} ${unit}`,
    ratioTo ?? '',
  ]);
  return [name, ...inColumns(cells)].join('\n');
}
