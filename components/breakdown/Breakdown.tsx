import type { Answer } from '../../lib/openness/answer.ts';
import { dateText } from '../../lib/openness/wording.ts';
import { EvidenceLink } from '../EvidenceLink.tsx';
import * as label from '../labels.ts';
import { TopBar } from '../popup/TopBar.tsx';
import { Abilities } from './Abilities.tsx';
import { ComponentTable } from './ComponentTable.tsx';
import { Energy } from './Energy.tsx';
import { Instead } from './Instead.tsx';
import { Lineage } from './Lineage.tsx';
import { Overview } from './Overview.tsx';
import { SayItRight } from './SayItRight.tsx';
import { Standards } from './Standards.tsx';
import { Terms } from './Terms.tsx';

export interface BreakdownProps {
  readonly answer: Answer;
  readonly onBack?: (() => void) | undefined;
  readonly onSearch?: (() => void) | undefined;
  readonly onSettings?: (() => void) | undefined;
  /** Another model, base or corpus was chosen. */
  readonly onOpen: (id: string) => void;
  readonly onReport: (id: string) => void;
  readonly onCopy: (text: string) => void;
}

/** Everything that is known of one model or corpus, in one scroll. */
export function Breakdown({ answer, onBack, onSearch, onSettings, onOpen, onReport, onCopy }: BreakdownProps) {
  const { id, name, kind, tier, verdict, claimCount, newestCheck } = answer;
  const links = [...new Set([answer.url, ...answer.repos, ...answer.papers])].filter((url) => url !== null);
  return (
    <div class="or-app" data-tier={tier}>
      <TopBar onBack={onBack} onSearch={onSearch} onSettings={onSettings}>
        <h1 title={name}>{name}</h1>
      </TopBar>
      <main>
        <Overview answer={answer} />
        {Object.keys(verdict.abilities).length > 0 && <Abilities abilities={verdict.abilities} />}
        <ComponentTable rows={answer.components} />
        <Terms terms={answer.terms} history={answer.licenceHistory} />
        {kind !== 'corpus' && <Lineage answer={answer} onOpen={onOpen} />}
        {kind !== 'corpus' && <Energy figures={answer.energy} />}
        <Standards frameworks={verdict.frameworks} quoted={answer.quoted} euSummary={answer.euSummary} />
        <Instead alternatives={answer.alternatives} wouldLift={answer.wouldLift} onOpen={onOpen} />
        <SayItRight answer={answer} onCopy={onCopy} />
      </main>
      <footer class="or-foot">
        {links.length > 0 && (
          <p class="or-source">
            {links.map((url) => (
              <EvidenceLink key={url} url={url} />
            ))}
          </p>
        )}
        <p class="or-quiet">
          <span>{label.claims(claimCount, newestCheck && dateText(newestCheck))}</span>
          <button type="button" class="or-link or-quiet" onClick={() => onReport(id)}>
            {label.missingOrWrong}
          </button>
        </p>
      </footer>
    </div>
  );
}
