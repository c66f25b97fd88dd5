/** How a series or family whose releases differ is told in a few lines. */
import type { ReleaseLine } from '../lib/openness/answer.ts';
import { tierWords } from '../lib/openness/badge-words.ts';
import { TIERS, type EntityKind, type Tier } from '../lib/openness/tier-names.ts';
import { dateText, sizeText } from '../lib/openness/wording.ts';
import * as label from './labels.ts';

export interface TierLine {
  readonly tier: Tier;
  readonly words: string;
  /** Which releases: sizes within a series, their number within a family. */
  readonly members: string;
  /** From when to when they were published; empty where unknown. */
  readonly dates: string;
}

const sizeOrName = ({ size, name }: ReleaseLine) => (size === null ? name : sizeText(size));

/** One line a tier, most open first. */
export function tierLines(releases: readonly ReleaseLine[], kind: EntityKind): TierLine[] {
  return TIERS.flatMap((tier) => {
    const members = releases.filter((release) => release.tier === tier);
    if (members.length === 0) return [];
    const days = members.flatMap(({ released }) => released ?? []).sort();
    const months = [...new Set(days.map(dateText))];
    return {
      tier,
      words: tierWords(tier, kind),
      members: kind === 'family' ? label.releases(members.length) : [...new Set(members.map(sizeOrName))].join(', '),
      dates: months.length > 1 ? label.span(months[0] ?? '', months.at(-1) ?? '') : (months[0] ?? ''),
    };
  });
}
