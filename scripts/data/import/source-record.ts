/** The records of the sources: one JSON object a line, one shape for all sources. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { InputError } from '../../command-line.ts';

const texts = z.optional(z.array(z.string()));

const rating = z.object({
  /** As the source classes it: a word, a flag, or free text. */
  value: z.optional(z.union([z.string(), z.boolean(), z.number()])),
  evidence: texts,
  mentions: texts,
  licence_raw: z.optional(z.string()),
  /** The licence of the release that was filled in. */
  licence_inherited: z.optional(z.string()),
  value_if_licence_text_is_read: z.optional(z.string()),
});
export type Rating = z.infer<typeof rating>;

const statedLicence = z.object({
  component: z.string(),
  raw: z.optional(z.nullable(z.string())),
  licence_id: z.optional(z.nullable(z.string())),
  licence_class: z.optional(z.string()),
  inherited: z.optional(z.boolean()),
  evidence: texts,
});
export type StatedLicence = z.infer<typeof statedLicence>;

const recordSchema = z.object({
  source: z.string(),
  id: z.string(),
  record_url: z.optional(z.string()),
  as_of: z.optional(z.string()),
  name: z.string(),
  developer: z.optional(z.string()),
  developer_country: z.optional(z.string()),
  kind: z.enum(['model', 'dataset', 'system']),
  modality: texts,
  release_date: z.optional(z.string()),
  versions: texts,
  parameters: texts,
  base_models: texts,
  licences: z.optional(z.array(statedLicence)),
  status: z.record(z.string(), rating),
  urls: z.optional(z.object({ hf_models: texts, hf_datasets: texts, github_repos: texts, arxiv: texts })),
  extra: z.optional(
    z.object({
      base_model: z.optional(z.string()),
      end_model: z.optional(z.string()),
      confidence: z.optional(z.string()),
      edition: z.optional(z.string()),
      total_score: z.optional(z.union([z.number(), z.string()])),
      flag: z.optional(z.union([z.string(), z.array(z.string())])),
      record_basis: z.optional(z.string()),
      hf_models_weights: texts,
    }),
  ),
});

/** One model, corpus or product as one source describes it. */
export type SourceRecord = z.infer<typeof recordSchema>;

/**
 * Reads the records of one source; none where its file is not there.
 * @throws InputError where a line is not JSON or has another shape
 */
export function readSourceRecords(folder: string, source: string): readonly SourceRecord[] {
  const path = join(folder, `${source}.jsonl`);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, `${path}:${index + 1}`)]));
}

function parseLine(line: string, where: string): SourceRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new InputError(`${where}: is not JSON`);
  }
  const parsed = recordSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InputError(`${where}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'has another shape'}`);
}
