import type { ReleaseLine } from '../../lib/openness/answer.ts';
import { tierWords } from '../../lib/language/badge-words.ts';
import { capital } from '../../lib/language/phrases.ts';
import { dateText } from '../../lib/language/wording.ts';
import { ModelLink } from './ModelLink.tsx';
import { Section } from './Section.tsx';
import { useWords } from '../words-context.ts';

export interface ReleasesProps {
  readonly releases: readonly ReleaseLine[];
}

/** The releases of a series or family, each with its own tier and month; each opens its own breakdown. */
export function Releases({ releases }: ReleasesProps) {
  const words = useWords();
  return (
    <Section title={words.breakdown.releases}>
      <ul class="or-releases">
        {releases.map(({ id, name, tier, released }) => (
          <li key={id} data-tier={tier}>
            <ModelLink id={id} name={name} />
            <span>{capital(tierWords(words, tier, 'release'))}</span>
            <span class="or-quiet">{released && dateText(words, released)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
