import type { Answer } from '../../lib/openness/answer.ts';
import type { ComponentId } from '../../lib/openness/components.ts';
import { Abilities } from './Abilities.tsx';
import { ComponentTable } from './ComponentTable.tsx';
import { Energy } from './Energy.tsx';
import { Instead } from './Instead.tsx';
import { Lineage } from './Lineage.tsx';
import { NamesContext } from './names-context.ts';
import { Overview } from './Overview.tsx';
import { Releases } from './Releases.tsx';
import { SayItRight } from './SayItRight.tsx';
import { Standards } from './Standards.tsx';
import { Terms } from './Terms.tsx';

export interface BreakdownSectionsProps {
  readonly answer: Answer;
  /** Address of the site of the dataset, which has the badge for a README; null where there is none. */
  readonly siteUrl: string | null;
  /** Without it no component can be reported. */
  readonly onReport?: ((component: ComponentId) => void) | undefined;
  /** Without it texts are there to be selected. */
  readonly onCopy?: ((text: string) => void) | undefined;
}

/** The sections of a breakdown from the verdict to the wording, for the popup and the site of the dataset. */
export function BreakdownSections({ answer, siteUrl, onReport, onCopy }: BreakdownSectionsProps) {
  const { kind, verdict } = answer;
  // A family has none of its own: what there is to say stands with its series.
  const hasClaims = answer.components.length > 0;
  return (
    <NamesContext.Provider value={answer.names}>
      <Overview answer={answer} />
      {Object.keys(verdict.abilities).length > 0 && <Abilities abilities={verdict.abilities} />}
      {answer.releases.length > 1 && <Releases releases={answer.releases} />}
      {hasClaims && <ComponentTable rows={answer.components} terms={answer.terms} onReport={onReport} />}
      {hasClaims && <Terms terms={answer.terms} history={answer.licenceHistory} />}
      {hasClaims && kind !== 'corpus' && <Lineage answer={answer} />}
      {hasClaims && kind !== 'corpus' && <Energy figures={answer.energy} />}
      <Standards frameworks={verdict.frameworks} quoted={answer.quoted} euSummary={answer.euSummary} />
      <Instead alternatives={answer.alternatives} wouldLift={answer.wouldLift} wouldOpen={answer.wouldOpen ?? []} />
      {hasClaims && <SayItRight answer={answer} siteUrl={siteUrl} onCopy={onCopy} />}
    </NamesContext.Provider>
  );
}
