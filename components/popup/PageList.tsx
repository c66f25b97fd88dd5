import type { Summary } from '../../lib/openness/answer.ts';
import { dateText } from '../../lib/language/wording.ts';
import type { SyncStatus } from '../../lib/dataset/sync-service.ts';
import type { Words } from '../../lib/language/en.ts';
import { CopyButton } from '../CopyButton.tsx';
import { SaveButton } from '../SaveButton.tsx';
import { ModelRow } from './ModelRow.tsx';
import { Notice } from './Notice.tsx';
import { byTier, disputedText, sumUp } from './page-report.ts';
import { Switch } from './Switch.tsx';
import { TopBar } from './TopBar.tsx';
import { useWords } from '../words-context.ts';

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
  /** Null until it answers: after installation it is put into the store first. */
  readonly dataset: { readonly version: number; readonly date: string } | null;
  /** How its sync stands; null until it is known. */
  readonly sync?: Pick<SyncStatus, 'signature' | 'fault' | 'isRunning'> | null;
  readonly storageBlocked?: boolean;
  /** The page has not the parts that its site's adapter expects. */
  readonly pageChanged?: boolean;
  readonly stoppedEarly?: boolean;
  readonly onOpen: (id: string) => void;
  readonly onSearch: () => void;
  readonly onSettings?: (() => void) | undefined;
  readonly onExplore?: (() => void) | undefined;
  readonly onBeside?: (() => void) | undefined;
  readonly onToggle: (on: boolean) => void;
  readonly onToggleSite: (on: boolean) => void;
  /** Without them there is nothing to press. */
  readonly onAllow?: (() => void) | undefined;
  readonly onReadOnce?: (() => void) | undefined;
  readonly onReport?: (() => void) | undefined;
  readonly onRetry?: (() => void) | undefined;
  readonly onCopyReport: () => void;
  readonly onSaveReport: (format: 'txt' | 'csv') => void;
}

/** The popup's first view: what this page names, grouped by tier, most mentioned first. */
export function PageList(props: PageListProps) {
  const words = useWords();
  const { host, enabled, siteEnabled, dataset, storageBlocked, pageChanged, stoppedEarly, sync } = props;
  return (
    <div class="or-app">
      <TopBar onSearch={props.onSearch} onBeside={props.onBeside} onSettings={props.onSettings}>
        <h1 tabIndex={-1}>{words.app.name}</h1>
      </TopBar>
      <main>
        {storageBlocked && <p class="or-warning">{words.page.storageBlocked}</p>}
        {sync?.signature === 'expired' && <p class="or-warning">{words.dataset.old}</p>}
        {pageChanged && <p class="or-warning">{words.page.pageChanged}</p>}
        {stoppedEarly && <p class="or-warning">{words.page.stoppedEarly}</p>}
        <Content {...props} />
      </main>
      <footer class="or-foot or-foot-fixed">
        {host && (
          <Switch
            label={words.page.onThisSite(host)}
            on={enabled && siteEnabled}
            disabled={!enabled}
            onToggle={props.onToggleSite}
          />
        )}
        <Switch label={words.page.onAllSites} on={enabled} onToggle={props.onToggle} />
        <p class="or-quiet">
          {props.onExplore && (
            <button type="button" class="or-link or-quiet" onClick={props.onExplore}>
              {words.page.explore}
            </button>
          )}
          {props.onReport && (
            <button type="button" class="or-link or-quiet" onClick={props.onReport}>
              {words.app.missingOrWrong}
            </button>
          )}
        </p>
        {dataset && <p class="or-dataset">{datasetText(words, dataset, sync ?? null)}</p>}
      </footer>
    </div>
  );
}

/** "Dataset 12, Nov 2026, signature valid"; while one runs that it is being updated, and that the last one failed. */
function datasetText(
  words: Words,
  { version, date }: NonNullable<PageListProps['dataset']>,
  sync: NonNullable<PageListProps['sync']> | null,
): string {
  const hasFailed = sync?.fault && !['no-host', 'paused'].includes(sync.fault.reason);
  const parts = [
    words.app.dataset(String(version), dateText(words, date)),
    sync && words.dataset[sync.signature],
    sync?.isRunning ? words.dataset.updating : hasFailed && words.dataset.failed,
  ];
  return parts.filter((part) => typeof part === 'string').join(words.comma);
}

function Content({ state, entries, host, enabled, siteEnabled, dataset, ...events }: PageListProps) {
  const words = useWords();
  const { onOpen, onSearch, onAllow, onReadOnce, onRetry } = events;
  if (state === 'failed')
    return (
      <Notice title={words.app.failedTitle} text={words.app.failedText}>
        {onRetry && (
          <button type="button" class="or-button" onClick={onRetry}>
            {words.app.tryAgain}
          </button>
        )}
      </Notice>
    );
  const search = (
    <button type="button" class="or-button" onClick={onSearch}>
      {words.search.field}
    </button>
  );
  if (state === 'unsupported')
    return (
      <Notice title={words.page.unsupportedTitle} text={words.page.unsupportedText}>
        {search}
      </Notice>
    );
  if (!enabled || !siteEnabled) return <Notice title={words.page.offTitle} text={words.page.offText} />;
  if (state === 'no-access')
    return (
      <Notice title={words.page.noAccessTitle(host ?? '')} text={words.page.noAccessText}>
        {onReadOnce && (
          <button type="button" class="or-button" onClick={onReadOnce}>
            {words.page.readOnce}
          </button>
        )}
        {onAllow && (
          <button type="button" class={onReadOnce ? 'or-link or-quiet' : 'or-button'} onClick={onAllow}>
            {words.page.allow(host ?? '')}
          </button>
        )}
      </Notice>
    );
  if (state === 'loading' && entries.length === 0)
    return <Notice title={dataset === null ? words.page.preparing : words.page.loading} isBusy />;
  if (entries.length === 0)
    return (
      <Notice title={words.page.emptyTitle} text={words.page.emptyText}>
        {search}
      </Notice>
    );
  return (
    <>
      <div class="or-sum">
        <p>{sumUp(words, entries)}</p>
        <CopyButton name={words.page.report} onCopy={events.onCopyReport} />
        <SaveButton format="txt" name={words.page.saveText} onSave={() => events.onSaveReport('txt')} />
        <SaveButton format="csv" name={words.page.saveCsv} onSave={() => events.onSaveReport('csv')} />
      </div>
      {byTier(words, entries).map(({ title, tier, members }) => (
        <section key={title}>
          <h2 class="or-tier-heading" data-tier={tier}>
            {title}
          </h2>
          <ul class="or-rows">
            {members.map(({ summary, mentions, contradicted }) => (
              <ModelRow
                key={summary.id}
                summary={summary}
                remark={contradicted.length > 0 ? disputedText(words, contradicted) : undefined}
                end={words.page.times(mentions)}
                onOpen={onOpen}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
