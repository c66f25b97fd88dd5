import { useContext } from 'preact/hooks';
import type { Answer, Frameworks } from '../../lib/openness/answer.ts';
import { capital } from '../../lib/language/phrases.ts';
import { causeText, dateText, euSummaryText, frameworkValue } from '../../lib/language/wording.ts';
import { EvidenceLink } from '../EvidenceLink.tsx';
import { NamesContext } from './names-context.ts';
import { Section } from './Section.tsx';
import { useWords } from '../words-context.ts';

export interface StandardsProps {
  readonly frameworks: Frameworks | null;
  readonly quoted: Answer['quoted'];
  readonly euSummary: Answer['euSummary'];
}

const frameworkIds = (frameworks: Frameworks) => Object.keys(frameworks) as (keyof Frameworks)[];

/** What other standards say: computed from the same claims where their rules allow it, otherwise quoted with a date. */
export function Standards({ frameworks, quoted, euSummary }: StandardsProps) {
  const words = useWords();
  const { licences } = useContext(NamesContext);
  if (!frameworks && quoted.length === 0 && !euSummary) return null;
  return (
    <Section title={words.breakdown.standards}>
      <dl class="or-facts">
        {frameworks &&
          frameworkIds(frameworks).map((id) => {
            const { value, because } = frameworks[id];
            return (
              <div key={id}>
                <dt>{words.frameworks[id]}</dt>
                <dd>
                  {frameworkValue(words, value)}
                  {because[0] && (
                    <span class="or-claim or-quiet">{capital(causeText(words, because[0], licences))}</span>
                  )}
                </dd>
              </div>
            );
          })}
        {euSummary && (
          <div>
            <dt>{words.breakdown.euSummary}</dt>
            <dd>
              <EvidenceLink url={euSummary.url}>{euSummaryText(words, euSummary)}</EvidenceLink>
            </dd>
          </div>
        )}
        {[...new Set(quoted.map(({ standard }) => standard))].map((name) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {quoted
                .filter(({ standard }) => standard === name)
                .sort((a, b) => b.date.localeCompare(a.date))
                .map(({ value, date, url }) => (
                  <div key={date}>
                    <EvidenceLink url={url}>{value}</EvidenceLink>{' '}
                    <span class="or-quiet or-whole">{dateText(words, date)}</span>
                  </div>
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
