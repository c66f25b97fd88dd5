import type { Answer } from '../../lib/openness/answer.ts';
import type { ComponentId } from '../../lib/openness/components.ts';
import { TopBar } from '../popup/TopBar.tsx';
import { BreakdownFoot } from './BreakdownFoot.tsx';
import { BreakdownSections } from './BreakdownSections.tsx';
import { OpeningContext } from './opening.ts';

export interface BreakdownProps {
  readonly answer: Answer;
  /** Address of the site of the dataset; null where there is none. */
  readonly siteUrl: string | null;
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
export function Breakdown({ answer, siteUrl, onBack, onSearch, onSettings, onOpen, onReport, onCopy }: BreakdownProps) {
  const { id, name, tier } = answer;
  return (
    <OpeningContext.Provider value={{ onOpen }}>
      <div class="or-app" data-tier={tier}>
        <TopBar onBack={onBack} onSearch={onSearch} onSettings={onSettings}>
          <h1 title={name} tabIndex={-1}>
            {name}
          </h1>
        </TopBar>
        <main>
          <BreakdownSections
            answer={answer}
            siteUrl={siteUrl}
            onReport={onReport && ((component) => onReport(id, component))}
            onCopy={onCopy}
          />
        </main>
        <BreakdownFoot answer={answer} onReport={onReport && (() => onReport(id))} />
      </div>
    </OpeningContext.Provider>
  );
}
