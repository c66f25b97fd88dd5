/** `data schema`: the zod schemas as JSON Schema, for editors that complete and check the YAML files. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { SCHEMAS } from '../../lib/dataset/parse-file.ts';
import type { FileKind } from '../../lib/dataset/places.ts';
import { runCommand } from '../command-line.ts';

const USAGE = `
Usage: npm run data -- schema [--out DIR]

Writes one JSON Schema file for each kind of dataset file, so that editors can complete and check the YAML.

  --out DIR  where to write (default: data/schema)
  --help     this text`;

const OPTIONS = { out: { type: 'string', default: 'data/schema' } } as const;

export function schema(args: readonly string[]): Promise<void> {
  return runCommand(
    { name: 'data schema', usage: USAGE, options: OPTIONS, run: ({ out = 'data/schema' }) => write(out) },
    args,
  );
}

async function write(out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const files = schemaFiles();
  for (const { name, text } of files) await writeFile(join(out, name), text);
  process.stdout.write(`${out}: ${files.length} schemas\n`);
}

/** Name and content of every schema file. */
export function schemaFiles(): readonly { readonly name: string; readonly text: string }[] {
  return Object.entries(SCHEMAS).map(([kind, fileSchema]) => ({
    name: `${kind}.json`,
    text: `${JSON.stringify(jsonSchema(kind as FileKind, fileSchema), null, 2)}\n`,
  }));
}

/** Draft 7, which the YAML extensions of the common editors read best. */
function jsonSchema(kind: FileKind, fileSchema: z.core.$ZodType): object {
  const generated = z.toJSONSchema(fileSchema, { target: 'draft-7', io: 'input', reused: 'ref' });
  return { ...generated, title: `Open Recipe: ${kind} file` };
}
