/** Asks Hugging Face's public API about one model. Called only after a person has pressed the button for it. */
import * as z from 'zod/mini';
import { hubId } from '../dataset/record-fields.ts';
import { CARD_FIELDS } from '../openness/page-model.ts';
import type { Finding } from './findings.ts';
import { apiFindings } from './hub-findings.ts';

/** Milliseconds that an answer may take, and its most characters. */
const PATIENCE = 10_000;
const LONGEST_ANSWER = 2_000_000;

/** The fields of https://huggingface.co/docs/hub/api that are read here; everything else is dropped. */
const answerSchema = z.object({
  id: hubId,
  gated: z.optional(z.union([z.boolean(), z.string()])),
  tags: z.optional(z.array(z.string())),
  cardData: z.nullish(z.record(z.string(), z.unknown())),
  pipeline_tag: z.optional(z.string()),
  siblings: z.optional(z.array(z.object({ rfilename: z.string() }))),
});

export type LookupFault = 'no-id' | 'unreachable' | 'not-found' | 'unreadable';
export type LookupResult =
  | { readonly ok: true; readonly id: string; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly reason: LookupFault };

const no = (reason: LookupFault): LookupResult => ({ ok: false, reason });

/**
 * What Hugging Face says of a model (`owner/name`), without cookies and without telling where the question came from.
 * Never throws.
 */
export async function lookUp(id: string, fetcher: typeof fetch = fetch): Promise<LookupResult> {
  if (!hubId.safeParse(id).success) return no('no-id');
  try {
    const response = await fetcher(`https://huggingface.co/api/models/${id}`, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    });
    // A repository that is private or does not exist is answered with 401.
    if (response.status === 404 || response.status === 401) return no('not-found');
    if (!response.ok) return no('unreachable');
    const text = await response.text();
    return text.length > LONGEST_ANSWER ? no('unreadable') : read(text);
  } catch {
    return no('unreachable');
  }
}

function read(text: string): LookupResult {
  const parsed = answerSchema.safeParse(jsonOf(text));
  if (!parsed.success) return no('unreadable');
  const { id, gated, tags, cardData, pipeline_tag: task = null, siblings = [] } = parsed.data;
  const card = Object.fromEntries(CARD_FIELDS.map((field) => [field, cardData?.[field]]));
  const files = siblings.map(({ rfilename }) => rfilename);
  return { ok: true, id, findings: apiFindings({ id, gated, tags, card }, { task, files }) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
