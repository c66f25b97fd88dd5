/** How a series or family whose releases differ is told in a few lines. */
import type { ReleaseLine } from '../lib/openness/answer.ts';
import { tierWords } from '../lib/language/badge-words.ts';
import { TIERS, type EntityKind, type Tier } from '../lib/openness/tier-names.ts';
import type { Words } from '../lib/language/en.ts';
import { capital } from '../lib/language/phrases.ts';
import { dateText, sizeText } from '../lib/language/wording.ts';

export interface TierLine {
  readonly tier: Tier;
  readonly words: string;
  /** Which releases: sizes within a series, their number within a family. */
  readonly members: string;
  /** From when to when they were published; empty where unknown. */
  readonly dates: string;
}

/** One line a tier, most open first. */
export function tierLines(words: Words, releases: readonly ReleaseLine[], kind: EntityKind): TierLine[] {
  const sizeOrName = ({ size, name }: ReleaseLine) => (size === null ? name : sizeText(words, size));
  return TIERS.flatMap((tier) => {
    const members = releases.filter((release) => release.tier === tier);
    if (members.length === 0) return [];
    const days = members.flatMap(({ released }) => released ?? []).sort();
    const months = [...new Set(days.map((day) => dateText(words, day)))];
    return {
      tier,
      words: capital(tierWords(words, tier, kind)),
      members:
        kind === 'family'
          ? words.verdict.releases(members.length)
          : [...new Set(members.map(sizeOrName))].join(words.comma),
      dates: months.length > 1 ? words.verdict.span(months[0] ?? '', months.at(-1) ?? '') : (months[0] ?? ''),
    };
  });
}
