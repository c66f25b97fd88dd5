import type { ReleaseLine } from '../../lib/openness/answer.ts';
import { tierWords } from '../../lib/language/badge-words.ts';
import { capital } from '../../lib/language/phrases.ts';
import { dateText } from '../../lib/language/wording.ts';
import { TIERS } from '../../lib/openness/tier-names.ts';
import { ModelLink } from './ModelLink.tsx';
import { Section } from './Section.tsx';
import { useWords } from '../words-context.ts';

export interface ReleasesProps {
  readonly releases: readonly ReleaseLine[];
}

/** The releases of a series, each with its own tier and month; of a family its series. Each opens its own breakdown. */
export function Releases({ releases }: ReleasesProps) {
  const words = useWords();
  const series = seriesIn(releases);
  return (
    <Section title={series.length > 0 ? words.breakdown.series : words.breakdown.releases}>
      <ul class="or-releases">
        {(series.length > 0 ? series : releases.map((release) => ({ ...release, varies: false }))).map(
          ({ id, name, tier, varies, released }) => (
            <li key={id} data-tier={tier}>
              <ModelLink id={id} name={name} />
              <span>
                {[capital(tierWords(words, tier, 'release')), ...(varies ? [words.verdict.varies] : [])].join(
                  words.comma,
                )}
              </span>
              <span class="or-quiet">{released && dateText(words, released)}</span>
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}

interface SeriesLine extends Pick<ReleaseLine, 'id' | 'name' | 'tier' | 'released'> {
  /** Its releases do not share a tier; the most cautious is given. */
  readonly varies: boolean;
}

/** The series that releases belong to, newest first, each with the month of its first release; empty within a series. */
function seriesIn(releases: readonly ReleaseLine[]): SeriesLine[] {
  const all = new Map(releases.flatMap(({ series }) => (series ? [[series.id, series] as const] : [])));
  const lines = [...all.values()].map((series) => {
    const members = releases.filter((release) => release.series?.id === series.id);
    const tiers = TIERS.filter((tier) => members.some((release) => release.tier === tier));
    const known = tiers.filter((tier) => tier !== 'not-assessed');
    const released = members.flatMap((release) => release.released ?? []).sort()[0] ?? null;
    return { ...series, tier: known.at(-1) ?? 'not-assessed', varies: known.length > 1, released } as const;
  });
  return lines.sort((a, b) => (b.released ?? '').localeCompare(a.released ?? ''));
}
