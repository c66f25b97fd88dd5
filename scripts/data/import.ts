/** `data import`: claims from other people's indexes into the dataset's files. */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseFiles, readDataset } from '../../lib/dataset/read-files.ts';
import { InputError, UsageError, runCommand } from '../command-line.ts';
import { DATA_OPTION } from './check.ts';
import { readCrosswalk } from './import/crosswalk.ts';
import { importSources, type ImportInput, type ImportResult } from './import/import-sources.ts';
import { IMPORTERS } from './import/importers/registry.ts';
import { reportText } from './import/report.ts';
import { readSourceRecords } from './import/source-record.ts';

const USAGE = `
Usage: npm run data -- import --from DIR [--data DIR] [--dry-run] [--json]

Reads the sources in DIR (one JSON Lines file each, and crosswalk.json) and writes or refreshes their claims. Claims of
other sources, above all those of the editors, are never changed or removed. Series that only the sources know become new
files. A second run changes nothing.

  --from DIR  where the sources' files are: ${IMPORTERS.map(({ source }) => `${source}.jsonl`).join(', ')}
  --data DIR  the folder with the dataset's files (default: data)
  --dry-run   say what would change, and change nothing
  --json      print the whole report as one JSON object
  --help      this text

Which word of a source is which status stands in scripts/data/import/importers/, what is known to be wrong in the
sources, rule by rule with its reason, in scripts/data/import/known-faults.ts.`;

const OPTIONS = {
  ...DATA_OPTION,
  from: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

export function importData(args: readonly string[]): Promise<void> {
  return runCommand(
    {
      name: 'data import',
      usage: USAGE,
      options: OPTIONS,
      async run({ data = 'data', from, 'dry-run': dryRun = false, json = false }) {
        if (from === undefined) throw new UsageError('--from is missing');
        if (!(await stat(from)).isDirectory()) throw new InputError(`${from}: is no folder`);
        const { files, report } = importUntilStable(await read(from, data));
        if (!dryRun) for (const [path, text] of files) await write(join(data, path), text);
        process.stdout.write(`${json ? JSON.stringify(report) : reportText(report, dryRun)}\n`);
      },
    },
    args,
  );
}

/** How often what an import wrote is read again: a base that it added can change what is said of what stands on it. */
const MOST_PASSES = 4;

/** Imports until another import would change nothing. The report is of the first pass; the files are of all. */
function importUntilStable(input: ImportInput): ImportResult {
  const first = importSources(input);
  const files = new Map(first.files);
  let last = first;
  for (let pass = 1; pass < MOST_PASSES && last.files.size > 0; pass++) {
    const texts = new Map([...input.files.map(({ path, text }) => [path, text] as const), ...files]);
    const read = parseFiles([...texts].map(([path, text]) => ({ path, text })).toSorted(byPath));
    if (read.faults.length > 0) break;
    last = importSources({ ...input, dataset: read.dataset, files: read.files });
    for (const [path, text] of last.files) files.set(path, text);
  }
  return { files, report: first.report };
}

const byPath = (one: { readonly path: string }, other: { readonly path: string }): number =>
  one.path < other.path ? -1 : 1;

async function read(from: string, data: string) {
  const records = IMPORTERS.flatMap(({ source }) => readSourceRecords(from, source));
  if (records.length === 0) throw new InputError(`${from}: holds none of the sources' files`);
  const { dataset, faults, files } = await readDataset(data);
  const [fault] = faults;
  if (fault !== undefined)
    throw new InputError(`${join(data, fault.file)}: has faults; npm run data -- check names them`);
  return { dataset, files, records, crosswalk: readCrosswalk(from), today: new Date().toISOString().slice(0, 10) };
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
