import type { Answer } from '../../lib/openness/answer.ts';
import { namedCauseText, dateText, sizeText } from '../../lib/openness/wording.ts';
import { chartGroups } from '../chart-groups.ts';
import { EvidenceLink } from '../EvidenceLink.tsx';
import * as label from '../labels.ts';
import { RecipeChart } from '../RecipeChart.tsx';
import { RecipeMark } from '../RecipeMark.tsx';
import { tierLines } from '../tier-lines.ts';
import { TierList } from '../TierList.tsx';
import { verdictText } from '../verdict-text.ts';
import { VerdictLine } from '../VerdictLine.tsx';

export interface OverviewProps {
  readonly answer: Answer;
}

/** The verdict and why, with the mark and the chart: what a reader needs in the first five seconds. */
export function Overview({ answer }: OverviewProps) {
  const { developerName, released, size, verdict, contested, licenceConflict } = answer;
  const { licences } = answer.names;
  const licenceName = (id: string) => licences[id] ?? id;
  const facts = [developerName, released && dateText(released), size !== null && sizeText(size)].filter(Boolean);
  return (
    <section class="or-overview">
      <div class="or-hero">
        <RecipeMark mark={answer.mark} size={44} />
        <div>
          <VerdictLine verdict={verdictText(answer)} />
          {facts.length > 0 && <p class="or-quiet">{facts.join(' · ')}</p>}
        </div>
      </div>
      {answer.mixed && <TierList lines={tierLines(answer.releases, answer.kind)} />}
      {verdict.causes.length > 0 && (
        <ul class="or-list" aria-label={label.why}>
          {verdict.causes.map((cause) => (
            <li key={cause.about}>{namedCauseText(cause, licences)}</li>
          ))}
        </ul>
      )}
      {licenceConflict && (
        <p>{label.licenceConflict(licenceName(licenceConflict.card), licenceName(licenceConflict.base))}</p>
      )}
      {answer.kind === 'unknown' && <p>{label.unknownModel}</p>}
      <RecipeChart groups={chartGroups(answer.components)} />
      {contested.map(({ text, url }) => (
        <p key={text} class="or-contest">
          <strong>{label.contested}</strong> {text} {url && <EvidenceLink url={url} />}
        </p>
      ))}
    </section>
  );
}
