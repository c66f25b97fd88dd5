/** Where an entry point leaves what the form begins with: in memory, under a random token. */
import type { ReportStart } from './subject.ts';

export const START_PREFIX = 'report-start:';

/** What was left under a token, out of what `storage.session` holds; null where there is nothing. Only we write there. */
export const startFrom = (stored: Readonly<Record<string, unknown>>, token: string): ReportStart | null =>
  (stored[START_PREFIX + token] as ReportStart | undefined) ?? null;
