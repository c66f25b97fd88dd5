import type { Summary } from '../../lib/openness/answer.ts';
import { dateText } from '../../lib/openness/wording.ts';
import { CopyButton } from '../CopyButton.tsx';
import * as label from '../labels.ts';
import { ModelRow } from './ModelRow.tsx';
import { Notice } from './Notice.tsx';
import { byTier, sumUp } from './page-report.ts';
import { Switch } from './Switch.tsx';
import { TopBar } from './TopBar.tsx';

/** One thing that the page names, and how often. */
export interface PageEntry {
  readonly summary: Summary;
  /** 1 or more. */
  readonly mentions: number;
  /** The page calls it open source, attributed or not. */
  readonly calledOpen: boolean;
  /** What the page calls it, where the dataset disagrees. */
  readonly contradicted: readonly string[];
  /** Some sentences that name it. */
  readonly sentences: readonly string[];
}

/**
 * `unsupported`: no extension may read this page. `no-access`: it could, but the permission is missing. `failed`: the
 * dataset does not answer.
 */
export type PageState = 'ready' | 'loading' | 'unsupported' | 'no-access' | 'failed';

export interface PageListProps {
  readonly state: PageState;
  readonly entries: readonly PageEntry[];
  /** Host name of the page; null where it has none. */
  readonly host: string | null;
  readonly enabled: boolean;
  readonly siteEnabled: boolean;
  readonly dataset: { readonly version: number; readonly date: string } | null;
  readonly storageBlocked?: boolean;
  /** The page has not the parts that its site's adapter expects. */
  readonly pageChanged?: boolean;
  readonly stoppedEarly?: boolean;
  readonly onOpen: (id: string) => void;
  readonly onSearch: () => void;
  readonly onSettings?: (() => void) | undefined;
  readonly onToggle: (on: boolean) => void;
  readonly onToggleSite: (on: boolean) => void;
  /** Without them there is nothing to press. */
  readonly onAllow?: (() => void) | undefined;
  readonly onReport?: (() => void) | undefined;
  readonly onRetry?: (() => void) | undefined;
  readonly onCopyReport: () => void;
  readonly onSaveReport: (format: 'txt' | 'csv') => void;
}

/** The popup's first view: what this page names, grouped by tier, most mentioned first. */
export function PageList(props: PageListProps) {
  const { host, enabled, siteEnabled, dataset, storageBlocked, pageChanged, stoppedEarly } = props;
  return (
    <div class="or-app">
      <TopBar onSearch={props.onSearch} onSettings={props.onSettings}>
        <h1 tabIndex={-1}>{label.product}</h1>
      </TopBar>
      <main>
        {storageBlocked && <p class="or-warning">{label.storageBlocked}</p>}
        {pageChanged && <p class="or-warning">{label.pageChanged}</p>}
        {stoppedEarly && <p class="or-warning">{label.stoppedEarly}</p>}
        <Content {...props} />
      </main>
      <footer class="or-foot or-foot-fixed">
        {host && (
          <Switch
            label={label.onThisSite(host)}
            on={enabled && siteEnabled}
            disabled={!enabled}
            onToggle={props.onToggleSite}
          />
        )}
        <Switch label={label.onAllSites} on={enabled} onToggle={props.onToggle} />
        <p class="or-quiet">
          <span>{dataset && label.dataset(dataset.version, dateText(dataset.date))}</span>
          {props.onReport && (
            <button type="button" class="or-link or-quiet" onClick={props.onReport}>
              {label.missingOrWrong}
            </button>
          )}
        </p>
      </footer>
    </div>
  );
}

function Content({ state, entries, host, enabled, siteEnabled, ...events }: PageListProps) {
  const { onOpen, onAllow, onRetry } = events;
  if (state === 'failed')
    return (
      <Notice title={label.failedTitle} text={label.failedText}>
        {onRetry && (
          <button type="button" class="or-button" onClick={onRetry}>
            {label.tryAgain}
          </button>
        )}
      </Notice>
    );
  if (state === 'unsupported') return <Notice title={label.unsupportedTitle} text={label.unsupportedText} />;
  if (!enabled || !siteEnabled) return <Notice title={label.offTitle} text={label.offText} />;
  if (state === 'no-access')
    return (
      <Notice title={label.noAccessTitle(host ?? '')} text={label.noAccessText}>
        {onAllow && (
          <button type="button" class="or-button" onClick={onAllow}>
            {label.allow}
          </button>
        )}
      </Notice>
    );
  if (state === 'loading' && entries.length === 0) return <Notice title={label.loading} />;
  if (entries.length === 0) return <Notice title={label.emptyTitle} text={label.emptyText} />;
  return (
    <>
      <div class="or-sum">
        <p>{sumUp(entries)}</p>
        <CopyButton name={label.pageReport} onCopy={events.onCopyReport} />
        <button
          type="button"
          class="or-save"
          aria-label={label.saveText}
          title={label.saveText}
          onClick={() => events.onSaveReport('txt')}
        >
          TXT
        </button>
        <button
          type="button"
          class="or-save"
          aria-label={label.saveCsv}
          title={label.saveCsv}
          onClick={() => events.onSaveReport('csv')}
        >
          CSV
        </button>
      </div>
      {byTier(entries).map(({ title, tier, members }) => (
        <section key={title}>
          <h2 class="or-tier-heading" data-tier={tier}>
            {title}
          </h2>
          <ul class="or-rows">
            {members.map(({ summary, mentions }) => (
              <ModelRow key={summary.id} summary={summary} end={label.times(mentions)} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
