/** The address that stands behind a statement. */
import * as z from 'zod/mini';
import { httpsUrl } from '../../../lib/dataset/record-fields.ts';
import type { Confidence } from '../../../lib/openness/record.ts';
import type { SourceRecord } from './source-record.ts';

/** A public https address as the dataset takes it. */
function isUsable(url: string): boolean {
  return z.safeParse(httpsUrl, url).success;
}

/**
 * The first usable address among the source's evidence, else the source's own record. A rating without a link of its own
 * is worth less.
 */
export function evidenceFor(
  record: SourceRecord,
  links: readonly string[] | undefined,
  confidence: Confidence,
): { readonly url: string; readonly checked: string; readonly confidence: Confidence } | null {
  if (record.as_of === undefined) return null;
  const link = links?.find(isUsable);
  if (link !== undefined) return { url: link, checked: record.as_of, confidence };
  if (record.record_url === undefined || !isUsable(record.record_url)) return null;
  return { url: record.record_url, checked: record.as_of, confidence: confidence === 'high' ? 'medium' : confidence };
}
