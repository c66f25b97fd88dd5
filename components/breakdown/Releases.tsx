import type { ReleaseLine } from '../../lib/openness/answer.ts';
import { tierWords } from '../../lib/openness/badge-words.ts';
import { dateText } from '../../lib/openness/wording.ts';
import * as label from '../labels.ts';
import { Section } from './Section.tsx';

export interface ReleasesProps {
  readonly releases: readonly ReleaseLine[];
  readonly onOpen: (id: string) => void;
}

/** The releases of a series or family, each with its own tier and month; each opens its own breakdown. */
export function Releases({ releases, onOpen }: ReleasesProps) {
  return (
    <Section title={label.releaseList}>
      <ul class="or-releases">
        {releases.map(({ id, name, tier, released }) => (
          <li key={id} data-tier={tier}>
            <button type="button" class="or-link" onClick={() => onOpen(id)}>
              {name}
            </button>
            <span>{tierWords(tier, 'release')}</span>
            <span class="or-quiet">{released && dateText(released)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
