/** Which source records describe the same series or corpus. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { InputError } from '../../command-line.ts';

const idsWithRecords = z.optional(z.record(z.string(), z.array(z.string())));

const entrySchema = z.object({
  id: z.string(),
  name: z.string(),
  family: z.optional(z.string()),
  kind: z.enum(['model', 'dataset']),
  developers_as_stated: z.optional(z.array(z.string())),
  /** Sources that know it; the editions of one index count once. */
  sources: z.optional(z.array(z.string())),
  records: z.optional(z.record(z.string(), z.array(z.string()))),
  release_dates: z.optional(z.record(z.string(), z.string())),
  hf_models: idsWithRecords,
  hf_datasets: idsWithRecords,
  hf_orgs: z.optional(z.array(z.string())),
  github_repos: idsWithRecords,
  arxiv: z.optional(z.array(z.string())),
  derived_from: z.optional(z.array(z.object({ series: z.string(), record: z.string() }))),
  trained_on: z.optional(z.array(z.object({ corpus: z.string(), record: z.string() }))),
});

/**
 * A series or corpus. What the crosswalk calls `hand_entered` is not read: those identifiers were typed from memory and
 * nobody checked them.
 */
export type CrosswalkEntry = z.infer<typeof entrySchema>;

/** Two systems of one name that the crosswalk takes for one: FinGPT of Turku is no relation of FinGPT for finance. */
const NAMESAKES: readonly string[] = ['epoch-models:fingpt-13b'];

/** An entry without the records of a namesake, and without what only they say. */
function withoutNamesakes(entry: CrosswalkEntry): CrosswalkEntry {
  const isOther = (record: string): boolean => NAMESAKES.includes(record);
  if (!Object.values(entry.records ?? {}).some((ids) => ids.some(isOther))) return entry;
  const keep = <T extends readonly string[]>(lists: Record<string, T> | undefined) =>
    lists && Object.fromEntries(Object.entries(lists).filter(([, ids]) => !ids.every(isOther)));
  return {
    ...entry,
    ...(entry.records && { records: keep(entry.records) }),
    ...(entry.release_dates && {
      release_dates: Object.fromEntries(Object.entries(entry.release_dates).filter(([id]) => !isOther(id))),
    }),
    ...(entry.hf_models && { hf_models: keep(entry.hf_models) }),
    ...(entry.github_repos && { github_repos: keep(entry.github_repos) }),
    ...(entry.derived_from && { derived_from: entry.derived_from.filter(({ record }) => !isOther(record)) }),
  };
}

const schema = z.object({ series: z.array(entrySchema) });

/**
 * Reads `crosswalk.json`; no entries where it is not there.
 * @throws InputError where it is not JSON or has another shape
 */
export function readCrosswalk(folder: string): readonly CrosswalkEntry[] {
  const path = join(folder, 'crosswalk.json');
  if (!existsSync(path)) return [];
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new InputError(`${path}: is not JSON`);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new InputError(`${path}: ${parsed.error.issues[0]?.message ?? 'has another shape'}`);
  return parsed.data.series.map(withoutNamesakes);
}
