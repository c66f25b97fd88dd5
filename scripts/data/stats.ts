/** `data stats`: what the dataset covers. */
import type { Agreement } from '../../lib/dataset/coverage.ts';
import { statsOf, type Stats } from '../../lib/dataset/stats.ts';
import { InputError, runCommand } from '../command-line.ts';
import { DATA_OPTION, readChecked } from './check.ts';

const USAGE = `
Usage: npm run data -- stats [--json] [--data DIR]

Counts what the dataset covers. A dataset with faults is not counted.

  --json      print one JSON object and nothing else
  --data DIR  the folder with the dataset's files (default: data)
  --help      this text

Claims are statuses of components and licences of parts. "fourKnown" counts the series whose final weights,
pre-training data, training code and weights licence are all known. Tiers count series. Ages are those on the dataset's
date. "agreement" counts the parts of which a source and others speak, and those of which it says what the others do.`;

const OPTIONS = { ...DATA_OPTION, json: { type: 'boolean', default: false } } as const;

export function stats(args: readonly string[]): Promise<void> {
  return runCommand(
    {
      name: 'data stats',
      usage: USAGE,
      options: OPTIONS,
      async run({ data = 'data', json = false }) {
        const dataset = await readChecked(data);
        if (dataset === null) throw new InputError('the dataset has faults: see the lines above');
        const counted = statsOf(dataset);
        process.stdout.write(`${json ? JSON.stringify(counted) : table(counted)}\n`);
      },
    },
    args,
  );
}

/** Most developers that the table lists; `--json` has all. */
const MOST_ROWS = 25;

/** One figure a line; the parts of a figure are set in. */
function table(counted: Stats): string {
  const rows = Object.entries(counted).flatMap(([name, value]: [string, Stats[keyof Stats]]) =>
    typeof value === 'number' ? [row(name, value)] : [[name, ''] as Row].concat(parts(value)),
  );
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value.padStart(6)}`.trimEnd()).join('\n');
}

type Row = readonly [name: string, value: string];
type Counts = Readonly<Record<string, number | Agreement>>;

const row = (name: string, value: number): Row => [name, String(value)];

function parts(counts: Counts): readonly Row[] {
  const rows = Object.entries(counts).map(([name, count]): Row =>
    typeof count === 'number' ? row(`  ${name}`, count) : [`  ${name}`, `${count.agreeing} of ${count.compared}`],
  );
  const more = rows.length - MOST_ROWS;
  return more > 0 ? [...rows.slice(0, MOST_ROWS), [`  and ${more} more`, '']] : rows;
}
