/** Short forms that begin with a number: a version and a variant without the family's name. */
import type { AliasEntry } from './alias-index.ts';
import { SPACED_VARIANTS } from './grammar-words.ts';
import { isMasked, type Span } from './masks.ts';
import type { Buckets } from './name-match.ts';
import type { NameToken } from './name-tokens.ts';
import type { Candidate } from './names.ts';

/** Forms of a version and a variant that leave the family out ("2.5 Pro"), from the buckets at hand. */
export function versionedShorts(buckets: Buckets): Map<string, AliasEntry> {
  const shorts = new Map<string, AliasEntry>();
  for (const bucket of buckets.values()) {
    for (const entry of bucket) {
      const [, version, variant, ...rest] = entry.words;
      if (
        rest.length === 0 &&
        variant !== undefined &&
        /^\d\.\d$/.test(version ?? '') &&
        SPACED_VARIANTS.has(variant)
      ) {
        shorts.set(`${version} ${variant}`, { ...entry, short: true });
      }
    }
  }
  return shorts;
}

/** Candidates of the kind "2.5 Pro" outside of the names already found. */
export function findVersionedShorts(
  text: string,
  tokens: readonly NameToken[],
  names: readonly Candidate[],
  shorts: ReadonlyMap<string, AliasEntry>,
  masks: readonly Span[],
): Candidate[] {
  const found: Candidate[] = [];
  if (shorts.size === 0) return found;
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1];
    if (!token.isNumber || !next || (next.gap !== ' ' && next.gap !== '-')) continue;
    const entry = shorts.get(`${token.word} ${next.word}`);
    const span = text.slice(token.start, next.end);
    if (!entry || isMasked(masks, token.start) || span === span.toLowerCase()) continue;
    if (names.some((name) => name.from <= i + 1 && name.to > i)) continue;
    // "iPhone 2.5 Pro": the number belongs to what stands in front.
    if (token.gap === ' ' && /\p{Lu}\S*$/u.test(text.slice(0, token.start).trimEnd())) continue;
    found.push({
      start: token.start,
      end: next.end,
      text: span,
      core: entry,
      target: entry,
      rivals: [],
      covered: true,
      prefixed: false,
      hasSize: false,
      hasVersion: true,
      firmVersion: true,
      hasVariant: true,
      lower: false,
      otherCase: false,
      plural: false,
      from: i,
      to: i + 2,
    });
  }
  return found;
}
