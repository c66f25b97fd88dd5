import { useContext } from 'preact/hooks';
import type { Answer, Frameworks } from '../../lib/openness/answer.ts';
import { namedCauseText, dateText, euSummaryText, frameworkName, frameworkValue } from '../../lib/openness/wording.ts';
import { EvidenceLink } from '../EvidenceLink.tsx';
import * as label from '../labels.ts';
import { NamesContext } from './names-context.ts';
import { Section } from './Section.tsx';

export interface StandardsProps {
  readonly frameworks: Frameworks | null;
  readonly quoted: Answer['quoted'];
  readonly euSummary: Answer['euSummary'];
}

const frameworkIds = (frameworks: Frameworks) => Object.keys(frameworks) as (keyof Frameworks)[];

/** What other standards say: computed from the same claims where their rules allow it, otherwise quoted with a date. */
export function Standards({ frameworks, quoted, euSummary }: StandardsProps) {
  const { licences } = useContext(NamesContext);
  if (!frameworks && quoted.length === 0 && !euSummary) return null;
  return (
    <Section title={label.standards}>
      <dl class="or-facts">
        {frameworks &&
          frameworkIds(frameworks).map((id) => {
            const { value, because } = frameworks[id];
            return (
              <div key={id}>
                <dt>{frameworkName(id)}</dt>
                <dd>
                  {frameworkValue(id, value)}
                  {because[0] && <span class="or-claim or-quiet">{namedCauseText(because[0], licences)}</span>}
                </dd>
              </div>
            );
          })}
        {euSummary && (
          <div>
            <dt>{label.euSummary}</dt>
            <dd>
              <EvidenceLink url={euSummary.url}>{euSummaryText(euSummary)}</EvidenceLink>
            </dd>
          </div>
        )}
        {quoted.map(({ standard, value, date, url }) => (
          <div key={standard}>
            <dt>{standard}</dt>
            <dd>
              <EvidenceLink url={url}>{value}</EvidenceLink> <span class="or-quiet">{dateText(date)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
