import type { Answer } from '../../lib/openness/answer.ts';
import { capital } from '../../lib/language/phrases.ts';
import { causeText, dateText, sizesText } from '../../lib/language/wording.ts';
import { chartGroups } from '../chart-groups.ts';
import { EvidenceLink } from '../EvidenceLink.tsx';
import { RecipeChart } from '../RecipeChart.tsx';
import { RecipeMark } from '../RecipeMark.tsx';
import { tierLines } from '../tier-lines.ts';
import { TierList } from '../TierList.tsx';
import { verdictText } from '../verdict-text.ts';
import { VerdictLine } from '../VerdictLine.tsx';
import { useWords } from '../words-context.ts';

export interface OverviewProps {
  readonly answer: Answer;
}

/** The verdict and why, with the mark and the chart: what a reader needs in the first five seconds. */
export function Overview({ answer }: OverviewProps) {
  const words = useWords();
  const { developerName, released, tier, verdict, contested, licenceConflict } = answer;
  const isOneVerdict =
    !answer.mixed && answer.couldBe === null && answer.kind !== 'corpus' && answer.kind !== 'unknown';
  const { licences } = answer.names;
  const licenceName = (id: string) => licences[id] ?? id;
  const facts = [developerName, released && dateText(words, released), sizesText(words, answer)].filter(Boolean);
  return (
    <section class="or-overview">
      <div class="or-hero">
        <RecipeMark mark={answer.mark} size={44} />
        <div>
          <VerdictLine verdict={verdictText(words, answer)} />
          {facts.length > 0 && <p class="or-quiet">{facts.join(' · ')}</p>}
        </div>
      </div>
      {isOneVerdict && <p>{capital(words.tierMeanings[tier])}</p>}
      {answer.mixed && <TierList lines={tierLines(words, answer.releases, answer.kind)} />}
      {verdict.causes.length > 0 && (
        <ul class="or-list" aria-label={words.breakdown.why}>
          {verdict.causes.map((cause) => (
            <li key={cause.about}>{capital(causeText(words, cause, licences))}</li>
          ))}
        </ul>
      )}
      {licenceConflict && (
        <p>{words.breakdown.licenceConflict(licenceName(licenceConflict.card), licenceName(licenceConflict.base))}</p>
      )}
      {answer.kind === 'unknown' && (
        <p>
          {words.breakdown.unknownModel} {answer.claimCount > 0 && words.breakdown.ownPageOnly}
        </p>
      )}
      <RecipeChart name={words.breakdown.chart} groups={chartGroups(words, answer.components)} />
      {contested.map(({ text, url }) => (
        <p key={text} class="or-contest">
          <strong>{words.breakdown.contested}</strong> {text} {url && <EvidenceLink url={url} />}
        </p>
      ))}
    </section>
  );
}
