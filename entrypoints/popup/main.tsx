/**
 * The popup: what the page in front names, and the full breakdown of each. Opened as a tab it takes `?id=` (the
 * breakdown of one thing) and `?tabId=` (the list of another tab).
 */
import { render } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { Breakdown } from '../../components/breakdown/Breakdown.tsx';
import { PageList, type PageEntry, type PageState } from '../../components/popup/PageList.tsx';
import { Search } from '../../components/popup/Search.tsx';
import '../../components/popup/popup.css';
import type { PageDescription } from '../../lib/annotate/description.ts';
import { sendMessage, type DatasetStatus } from '../../lib/messages.ts';
import type { Answer, Summary } from '../../lib/openness/answer.ts';
import type { PageModel } from '../../lib/openness/page-model.ts';
import { DEFAULT_SETTINGS, SETTINGS_KEY, settingsFrom, type Settings } from '../../lib/settings.ts';

const parameters = new URLSearchParams(location.search);

type View =
  { readonly name: 'list' } | { readonly name: 'search' } | { readonly name: 'breakdown'; readonly id: string };

/** The tab that the popup speaks of: the one in front, or the one it was told. */
async function tabInFront() {
  const told = parameters.get('tabId');
  if (told) return browser.tabs.get(Number(told));
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}

function entriesOf(description: PageDescription): PageEntry[] {
  return description.entities.map(({ summary, count, calledOpen }) => ({
    summary,
    mentions: Math.max(1, count),
    calledOpen,
  }));
}

/** How long a page may take to answer before the popup shows that it is being read (milliseconds, tries). */
const ASK_AGAIN = 300;
const TRIES = 20;

interface PageView {
  readonly state: PageState;
  readonly entries: readonly PageEntry[];
  readonly host: string | null;
  readonly pageModel: PageModel | null;
}

function usePage() {
  const [page, setPage] = useState<PageView>({ state: 'loading', entries: [], host: null, pageModel: null });
  useEffect(() => {
    let stopped = false;
    const read = async () => {
      const tab = await tabInFront();
      const host = tab?.url && URL.canParse(tab.url) ? new URL(tab.url).hostname : null;
      for (let tries = 0; !stopped && tries < TRIES; tries++) {
        const description =
          tab?.id === undefined ? null : await sendMessage('describePage', undefined, tab.id).catch(() => null);
        if (!description) return setPage({ state: 'unsupported', entries: [], host, pageModel: null });
        setPage({
          state: description.settled ? 'ready' : 'loading',
          entries: entriesOf(description),
          host: new URL(description.url).hostname,
          pageModel: description.pageModel,
        });
        if (description.settled) return;
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN));
      }
    };
    void read();
    return () => {
      stopped = true;
    };
  }, []);
  return page;
}

function useSettings() {
  const [settings, setSettings] = useState<Settings>(DEFAULT_SETTINGS);
  useEffect(() => {
    void browser.storage.local.get(SETTINGS_KEY).then((stored) => setSettings(settingsFrom(stored[SETTINGS_KEY])));
  }, []);
  const change = useCallback((changes: Partial<Settings>) => {
    setSettings((current) => {
      const next = { ...current, ...changes };
      void browser.storage.local.set({ [SETTINGS_KEY]: next });
      return next;
    });
  }, []);
  return [settings, change] as const;
}

function Popup() {
  const wanted = parameters.get('id');
  const [trail, setTrail] = useState<readonly View[]>(
    wanted ? [{ name: 'breakdown', id: wanted }] : [{ name: 'list' }],
  );
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [query, setQuery] = useState('');
  const [results, setResults] = useState<readonly Summary[] | null>(null);
  const [status, setStatus] = useState<DatasetStatus | null>(null);
  const [settings, change] = useSettings();
  const page = usePage();
  const view = trail.at(-1)!;

  useEffect(() => void sendMessage('datasetStatus').then(setStatus), []);
  useEffect(() => {
    if (view.name !== 'breakdown') return;
    scrollTo(0, 0);
    const summary = page.entries.find((entry) => entry.summary.id === view.id)?.summary;
    const base = summary?.derivedFrom?.id ?? (view.id === wanted ? parameters.get('base') : null);
    const pageModel = page.pageModel?.id === view.id ? page.pageModel : null;
    void sendMessage('answer', { id: view.id, base, pageModel }).then(setAnswer);
  }, [view]);

  const go = (next: View) => setTrail([...trail, next]);
  const open = (id: string) => go({ name: 'breakdown', id });
  const back = trail.length > 1 ? () => setTrail(trail.slice(0, -1)) : undefined;
  const search = (text: string) => {
    setQuery(text);
    void sendMessage('search', text).then(setResults);
  };

  if (view.name === 'search')
    return <Search query={query} results={results} onSearch={search} onOpen={open} onBack={() => back?.()} />;
  if (view.name === 'breakdown') {
    if (answer?.id !== view.id && answer?.name !== view.id) return null;
    return (
      <Breakdown
        answer={answer}
        onBack={back}
        onSearch={() => go({ name: 'search' })}
        onOpen={open}
        onCopy={(text) => void navigator.clipboard.writeText(text)}
      />
    );
  }
  const { host } = page;
  const isSilent = host !== null && settings.silentHosts.includes(host);
  return (
    <PageList
      state={page.state}
      entries={page.entries}
      host={host}
      enabled={settings.enabled}
      siteEnabled={!isSilent}
      dataset={status}
      storageBlocked={status?.stored === false}
      onOpen={open}
      onSearch={() => go({ name: 'search' })}
      onToggle={(enabled) => change({ enabled })}
      onToggleSite={(on) =>
        host &&
        change({
          silentHosts: on ? settings.silentHosts.filter((silent) => silent !== host) : [...settings.silentHosts, host],
        })
      }
    />
  );
}

// The popup's fixed size is for the popup only.
if (await browser.tabs.getCurrent()) document.documentElement.dataset['surface'] = 'tab';
render(<Popup />, document.querySelector('#app')!);
