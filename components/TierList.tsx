import type { ReleaseLine } from '../lib/openness/answer.ts';
import { TIERS } from '../lib/openness/tier-names.ts';
import { tierWords } from '../lib/openness/badge-words.ts';
import { dateText, sizeText } from '../lib/openness/wording.ts';

export interface TierListProps {
  readonly releases: readonly ReleaseLine[];
}

/** What stands for a release in a short list: its size where known, otherwise its name. */
const short = ({ size, name }: ReleaseLine) => (size === null ? name : sizeText(size));

/** The releases of a series that has more than one tier: a line a tier, with sizes and the months of publication. */
export function TierList({ releases }: TierListProps) {
  return (
    <dl class="or-tiers">
      {TIERS.map((tier) => {
        const members = releases.filter((release) => release.tier === tier);
        if (members.length === 0) return null;
        const sizes = [...new Set(members.map(short))].join(', ');
        const dates = [
          ...new Set(
            members
              .flatMap(({ released }) => released ?? [])
              .sort()
              .map(dateText),
          ),
        ];
        const span = dates.length > 1 ? `${dates[0]} to ${dates.at(-1)}` : dates[0];
        return (
          <div key={tier} data-tier={tier}>
            <dt>{tierWords(tier, 'series')}</dt>
            <dd>
              {sizes} {span && <span class="or-quiet or-whole">{span}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
