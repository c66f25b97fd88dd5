import type { Answer } from '../../lib/openness/answer.ts';
import type { ComponentId } from '../../lib/openness/components.ts';
import { EvidenceLink } from '../EvidenceLink.tsx';
import { evidenceText } from '../verdict-text.ts';
import { TopBar } from '../popup/TopBar.tsx';
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
import { useWords } from '../words-context.ts';

export interface BreakdownProps {
  readonly answer: Answer;
  readonly onBack?: (() => void) | undefined;
  readonly onSearch?: (() => void) | undefined;
  readonly onSettings?: (() => void) | undefined;
  /** Another model, base or corpus was chosen. */
  readonly onOpen: (id: string) => void;
  /** Without it there is no way to report. */
  readonly onReport?: ((id: string, component?: ComponentId) => void) | undefined;
  readonly onCopy: (text: string) => void;
}

/** Everything that is known of one model or corpus, in one scroll. */
export function Breakdown({ answer, onBack, onSearch, onSettings, onOpen, onReport, onCopy }: BreakdownProps) {
  const words = useWords();
  const { id, name, kind, tier, verdict } = answer;
  // A family has none of its own: what there is to say stands with its series.
  const hasClaims = answer.components.length > 0;
  const links = [...new Set([answer.url, ...answer.repos, ...answer.papers])].filter((url) => url !== null);
  return (
    <NamesContext.Provider value={answer.names}>
      <div class="or-app" data-tier={tier}>
        <TopBar onBack={onBack} onSearch={onSearch} onSettings={onSettings}>
          <h1 title={name} tabIndex={-1}>
            {name}
          </h1>
        </TopBar>
        <main>
          <Overview answer={answer} />
          {Object.keys(verdict.abilities).length > 0 && <Abilities abilities={verdict.abilities} />}
          {answer.releases.length > 1 && <Releases releases={answer.releases} onOpen={onOpen} />}
          {hasClaims && (
            <ComponentTable rows={answer.components} onReport={onReport && ((component) => onReport(id, component))} />
          )}
          {hasClaims && <Terms terms={answer.terms} history={answer.licenceHistory} />}
          {hasClaims && kind !== 'corpus' && <Lineage answer={answer} onOpen={onOpen} />}
          {hasClaims && kind !== 'corpus' && <Energy figures={answer.energy} />}
          <Standards frameworks={verdict.frameworks} quoted={answer.quoted} euSummary={answer.euSummary} />
          <Instead
            alternatives={answer.alternatives}
            wouldLift={answer.wouldLift}
            wouldOpen={answer.wouldOpen ?? []}
            onOpen={onOpen}
          />
          {hasClaims && <SayItRight answer={answer} onCopy={onCopy} />}
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
            <span>{evidenceText(words, answer)}</span>
            {onReport && (
              <button type="button" class="or-link or-quiet" onClick={() => onReport(id)}>
                {words.app.missingOrWrong}
              </button>
            )}
          </p>
        </footer>
      </div>
    </NamesContext.Provider>
  );
}
