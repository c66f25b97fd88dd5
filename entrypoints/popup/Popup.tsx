/** What the page in front names, search, and the full breakdown of each: in the toolbar's popup, a tab or the side panel. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Waiting } from '../../components/breakdown/Waiting.tsx';
import { useWords } from '../../components/words-context.ts';
import { reportCsv, reportText } from '../../components/popup/page-report.ts';
import { PageList } from '../../components/popup/PageList.tsx';
import { Search } from '../../components/popup/Search.tsx';
import type { Wanted } from '../../lib/breakdown-way.ts';
import { askAgain, sendMessage, type DatasetStatus } from '../../lib/messages.ts';
import { MOST_RESULTS } from '../../lib/catalogue/most-results.ts';
import type { Summary } from '../../lib/openness/answer.ts';
import type { ComponentId } from '../../lib/openness/components.ts';
import { dateText } from '../../lib/language/wording.ts';
import { ORIGIN } from '../../lib/origin.ts';
import { saveFile } from '../../lib/save-file.ts';
import { isActiveOn, withSilence } from '../../lib/settings.ts';
import { useSettings } from '../../lib/use-settings.ts';
import { loadBreakdown, useAnswer } from './use-answer.ts';
import { tabInFront, usePage, type PageView } from './use-page.ts';
import { useSyncStatus } from './use-sync-status.ts';

type View =
  | { readonly name: 'list' }
  | { readonly name: 'search' }
  | { readonly name: 'breakdown'; readonly id: string; readonly base: string | null };

export interface PopupProps {
  readonly surface: 'popup' | 'tab' | 'panel';
  /** What to show first; null for the list of the page. */
  readonly wanted: Wanted | null;
  /** The number of the tab to speak of, instead of the one in front. */
  readonly tabId: number | null;
  /** What the page was found to name before this view was there. */
  readonly first?: PageView | null;
  /** Opens the explorer, on all of it or on what matches a query. */
  readonly onExplore: (query?: string) => void;
  /** Opens the panel beside the page; undefined where there is none. */
  readonly onBeside?: (() => void) | undefined;
}

export function Popup({ surface, wanted, tabId, first = null, onExplore, onBeside }: PopupProps) {
  const words = useWords();
  const [trail, setTrail] = useState<readonly View[]>(() => startOf(wanted));
  const [tries, setTries] = useState(0);
  const [isBroken, setBroken] = useState(false);
  const [query, setQuery] = useState('');
  /** Answers to what was typed before are dropped. */
  const asked = useRef(0);
  const [results, setResults] = useState<readonly Summary[] | null>(null);
  const [status, setStatus] = useState<DatasetStatus | null>(null);
  const [settings, change] = useSettings();
  const sync = useSyncStatus(tries);
  const { page, allow, readOnce } = usePage(tabId, surface === 'panel', first);
  const view = trail.at(-1)!;
  const found = useAnswer(view.name === 'breakdown' ? questionOf(view) : null, tries);

  /** The bases of what the page names are known from there. */
  function questionOf({ id, base }: Extract<View, { name: 'breakdown' }>) {
    const summary = page.entries.find((entry) => entry.summary.id === id)?.summary;
    return {
      id,
      base: summary?.derivedFrom?.id ?? base,
      pageModel: page.pageModel?.id === id ? page.pageModel : null,
    };
  }

  useEffect(() => {
    sendMessage('datasetStatus').then(
      (current) => {
        setStatus(current);
        setBroken(false);
      },
      () => setBroken(true),
    );
  }, [tries]);
  // A selection that names something known leads there, any other to the search for it.
  useEffect(() => {
    if (!wanted || !('text' in wanted)) return;
    void sendMessage('understand', wanted.text)
      .catch(() => null)
      .then((target) => {
        if (target) return setTrail([{ name: 'list' }, { name: 'breakdown', ...target }]);
        setTrail([{ name: 'list' }, { name: 'search' }]);
        search(wanted.text);
      });
  }, [wanted]);
  // A new view is read from its heading on, again when its answer takes the place of the wait; search is typed into at once.
  useEffect(() => {
    scrollTo(0, 0);
    if (trail.length > 1) document.querySelector<HTMLElement>('.or-field, h1')?.focus();
  }, [trail, found?.state]);
  // Most likely it is wanted next.
  useEffect(() => {
    requestIdleCallback(() => void loadBreakdown());
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      setTrail((current) => (current.at(-1)?.name === 'search' ? current : [...current, { name: 'search' }]));
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);

  const report = (id: string | null, base: string | null, component?: ComponentId) =>
    void tabInFront(tabId)
      .then((tab) => sendMessage('openReport', { id, base, component, tabId: tab?.id }))
      .then(() => surface === 'popup' && close());
  const showSettings = () => void browser.runtime.openOptionsPage().then(() => surface === 'popup' && close());
  const go = (next: View) => setTrail([...trail, next]);
  const open = (id: string) => go({ name: 'breakdown', id, base: null });
  const back = trail.length > 1 ? () => setTrail(trail.slice(0, -1)) : undefined;
  const search = (text: string) => {
    setQuery(text);
    const turn = ++asked.current;
    void askAgain('search', text).then((found) => turn === asked.current && setResults(found));
  };

  if (view.name === 'search')
    return (
      <Search
        query={query}
        results={results}
        most={MOST_RESULTS}
        onSearch={search}
        onOpen={open}
        onBack={() => back?.()}
        onReport={() => report(null, null)}
        onExplore={onExplore}
      />
    );
  if (view.name === 'breakdown') {
    if (found?.state !== 'answered') {
      const state = found?.state ?? 'loading';
      return (
        <Waiting
          name={view.id}
          state={state}
          onBack={back}
          onRetry={() => setTries(tries + 1)}
          onReport={() => report(view.id, view.base)}
        />
      );
    }
    const { answer, Breakdown } = found;
    return (
      <Breakdown
        answer={answer}
        siteUrl={ORIGIN.siteUrl}
        onBack={back}
        onSearch={() => go({ name: 'search' })}
        onSettings={showSettings}
        onOpen={open}
        onReport={(id, component) => report(id, answer.derivedFrom?.id ?? null, component)}
        onCopy={(text) => void navigator.clipboard.writeText(text)}
      />
    );
  }
  const { host, address, entries } = page;
  const version = status ? words.app.dataset(String(status.version), dateText(words, status.date)) : '';
  const text = () => reportText(words, entries, address, version);
  const isOnHere = host === null || isActiveOn({ ...settings, enabled: true }, host);
  return (
    <PageList
      state={isBroken ? 'failed' : page.state}
      entries={entries}
      host={host}
      enabled={settings.enabled}
      siteEnabled={isOnHere}
      dataset={status}
      sync={sync}
      storageBlocked={status?.stored === false}
      onOpen={open}
      onSearch={() => go({ name: 'search' })}
      onSettings={showSettings}
      onExplore={() => onExplore()}
      onBeside={onBeside}
      onAllow={allow}
      onReadOnce={surface === 'popup' ? readOnce : undefined}
      onReport={() => report(null, null)}
      onRetry={() => setTries(tries + 1)}
      onCopyReport={() => void navigator.clipboard.writeText(text())}
      onSaveReport={(format) =>
        format === 'csv'
          ? saveFile(reportCsv(words, entries), 'open-recipe-page.csv', 'text/csv')
          : saveFile(text(), 'open-recipe-page.txt', 'text/plain')
      }
      onToggle={(enabled) => void change({ enabled })}
      onToggleSite={(on) => host && void change((now) => ({ silentHosts: withSilence(now, host, !on) }))}
    />
  );
}

function startOf(wanted: Wanted | null): readonly View[] {
  return [wanted && 'id' in wanted ? { name: 'breakdown', ...wanted } : { name: 'list' }];
}
