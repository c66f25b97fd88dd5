import { Notice } from '../popup/Notice.tsx';
import { TopBar } from '../popup/TopBar.tsx';
import { useWords } from '../words-context.ts';

export interface WaitingProps {
  /** What is asked for. */
  readonly name: string;
  /** `missing`: nothing at all is known of it. */
  readonly state: 'loading' | 'missing' | 'failed';
  readonly onBack?: (() => void) | undefined;
  readonly onRetry: () => void;
  /** Without it there is no way to report. */
  readonly onReport?: (() => void) | undefined;
}

/** What stands in the place of a breakdown until there is one, or where there is none. */
export function Waiting({ name, state, onBack, onRetry, onReport }: WaitingProps) {
  const words = useWords();
  return (
    <div class="or-app" aria-busy={state === 'loading'}>
      <TopBar onBack={onBack}>
        <h1 tabIndex={-1}>{name}</h1>
      </TopBar>
      <main>
        {state === 'loading' && <Notice title={words.breakdown.opening} isBusy />}
        {state === 'missing' && (
          <Notice title={words.breakdown.notFoundTitle} text={words.breakdown.notFoundText}>
            {onReport && (
              <button type="button" class="or-button" onClick={onReport}>
                {words.app.missingOrWrong}
              </button>
            )}
          </Notice>
        )}
        {state === 'failed' && (
          <Notice title={words.app.failedTitle} text={words.app.failedText}>
            <button type="button" class="or-button" onClick={onRetry}>
              {words.app.tryAgain}
            </button>
          </Notice>
        )}
      </main>
    </div>
  );
}
