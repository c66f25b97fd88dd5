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
import { Section } from './Section.tsx';
import { Standards } from './Standards.tsx';
import { Terms } from './Terms.tsx';
import { useWords } from '../words-context.ts';

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
  const words = useWords();
  const { kind, verdict, lineage, derivedFrom, origins } = answer;
  // A family has none of its own: what there is to say stands with its series.
  const hasComponents = answer.components.length > 0;
  const isBlank = answer.claimCount === 0;
  const hasLineage = lineage.rows.length > 0 || derivedFrom !== null || origins.length > 0;
  return (
    <NamesContext.Provider value={answer.names}>
      <Overview answer={answer} />
      {Object.keys(verdict.abilities).length > 0 && <Abilities abilities={verdict.abilities} />}
      {answer.releases.length > 1 && <Releases releases={answer.releases} />}
      {hasComponents && isBlank && (
        <Section title={words.breakdown.components}>
          <p>{words.breakdown.nothingChecked}</p>
        </Section>
      )}
      {hasComponents && !isBlank && (
        <ComponentTable rows={answer.components} terms={answer.terms} onReport={onReport} />
      )}
      {hasComponents && !isBlank && <Terms terms={answer.terms} history={answer.licenceHistory} />}
      {hasComponents && kind !== 'corpus' && (!isBlank || hasLineage) && <Lineage answer={answer} />}
      {hasComponents && kind !== 'corpus' && (!isBlank || answer.energy.length > 0) && <Energy answer={answer} />}
      <Standards frameworks={verdict.frameworks} quoted={answer.quoted} euSummary={answer.euSummary} />
      <Instead
        isModel={kind !== 'corpus'}
        alternatives={answer.alternatives}
        wouldLift={answer.wouldLift}
        wouldOpen={answer.wouldOpen ?? []}
      />
      {hasComponents && <SayItRight answer={answer} siteUrl={siteUrl} onCopy={onCopy} />}
    </NamesContext.Provider>
  );
}
