/**
 * The popup: what the page in front names, and the full breakdown of each. Opened as a tab it takes `?id=` (the
 * breakdown of one thing) and `?tabId=` (the list of another tab).
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { Breakdown } from '../../components/breakdown/Breakdown.tsx';
import { Waiting } from '../../components/breakdown/Waiting.tsx';
import { useWords } from '../../components/words-context.ts';
import { reportCsv, reportText } from '../../components/popup/page-report.ts';
import { PageList, type PageEntry, type PageState } from '../../components/popup/PageList.tsx';
import { Search } from '../../components/popup/Search.tsx';
import '../../components/popup/popup.css';
import type { PageDescription } from '../../lib/annotate/description.ts';
import { sendMessage, type DatasetStatus } from '../../lib/messages.ts';
import type { Answer, Summary } from '../../lib/openness/answer.ts';
import type { ComponentId } from '../../lib/openness/components.ts';
import { dateText } from '../../lib/language/wording.ts';
import type { PageModel } from '../../lib/openness/page-model.ts';
import { ORIGIN } from '../../lib/origin.ts';
import { showPage } from '../../lib/show-page.tsx';
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
  return description.entities.map(({ summary, count, calledOpen, contradicted, sentences }) => ({
    summary,
    mentions: Math.max(1, count),
    calledOpen,
    contradicted,
    sentences,
  }));
}

/** How long a page may take to answer before the popup shows that it is being read (milliseconds, tries). */
const ASK_AGAIN = 300;
const TRIES = 20;

interface PageView {
  readonly state: PageState;
  readonly entries: readonly PageEntry[];
  readonly host: string | null;
  /** Its address; empty where it is not known. */
  readonly address: string;
  readonly pageModel: PageModel | null;
}

function usePage() {
  const [page, setPage] = useState<PageView>({
    state: 'loading',
    entries: [],
    host: null,
    address: '',
    pageModel: null,
  });
  useEffect(() => {
    let stopped = false;
    const read = async () => {
      const tab = await tabInFront();
      const host = tab?.url && URL.canParse(tab.url) ? new URL(tab.url).hostname : null;
      for (let tries = 0; !stopped && tries < TRIES; tries++) {
        const description =
          tab?.id === undefined ? null : await sendMessage('describePage', undefined, tab.id).catch(() => null);
        if (!description) return setPage({ state: 'unsupported', entries: [], host, address: '', pageModel: null });
        setPage({
          state: description.settled ? 'ready' : 'loading',
          entries: entriesOf(description),
          host: new URL(description.url).hostname,
          address: description.url,
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

/** Hands a text to the browser's downloads. */
function save(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), SAVE_LIMIT);
}

/** How long a download may take to begin, in milliseconds. */
const SAVE_LIMIT = 10_000;

/** What is known of the thing in view: not asked yet, being asked, answered with nothing, or not answered. */
type Found =
  | { readonly id: string; readonly answer: Answer }
  | { readonly id: string; readonly answer: null; readonly state: 'loading' | 'missing' | 'failed' };

function Popup() {
  const words = useWords();
  const wanted = parameters.get('id');
  const [trail, setTrail] = useState<readonly View[]>(
    wanted ? [{ name: 'breakdown', id: wanted }] : [{ name: 'list' }],
  );
  const [found, setFound] = useState<Found | null>(null);
  const [tries, setTries] = useState(0);
  const [isBroken, setBroken] = useState(false);
  const [query, setQuery] = useState('');
  /** Answers to what was typed before are dropped. */
  const asked = useRef(0);
  const [results, setResults] = useState<readonly Summary[] | null>(null);
  const [status, setStatus] = useState<DatasetStatus | null>(null);
  const [settings, change] = useSettings();
  const page = usePage();
  const view = trail.at(-1)!;

  useEffect(() => {
    sendMessage('datasetStatus').then(
      (current) => {
        setStatus(current);
        setBroken(false);
      },
      () => setBroken(true),
    );
  }, [tries]);
  // A new view is read from its heading on, again when its answer takes the place of the wait; search is typed into at once.
  useEffect(() => {
    if (trail.length > 1) document.querySelector<HTMLElement>('.or-field, h1')?.focus();
  }, [trail, found]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      setTrail((current) => (current.at(-1)?.name === 'search' ? current : [...current, { name: 'search' }]));
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  useEffect(() => {
    if (view.name !== 'breakdown') return;
    scrollTo(0, 0);
    const summary = page.entries.find((entry) => entry.summary.id === view.id)?.summary;
    const base = summary?.derivedFrom?.id ?? (view.id === wanted ? parameters.get('base') : null);
    const pageModel = page.pageModel?.id === view.id ? page.pageModel : null;
    const { id } = view;
    let isOver = false;
    setFound({ id, answer: null, state: 'loading' });
    sendMessage('answer', { id, base, pageModel }).then(
      (answer) => !isOver && setFound(answer ? { id, answer } : { id, answer: null, state: 'missing' }),
      () => !isOver && setFound({ id, answer: null, state: 'failed' }),
    );
    return () => {
      isOver = true;
    };
  }, [view, tries]);

  const report = (id: string | null, base: string | null, component?: ComponentId) =>
    void tabInFront()
      .then((tab) => sendMessage('openReport', { id, base, component, tabId: tab?.id }))
      .then(() => document.documentElement.dataset['surface'] !== 'tab' && close());
  const go = (next: View) => setTrail([...trail, next]);
  const open = (id: string) => go({ name: 'breakdown', id });
  const back = trail.length > 1 ? () => setTrail(trail.slice(0, -1)) : undefined;
  const search = (text: string) => {
    setQuery(text);
    const turn = ++asked.current;
    void sendMessage('search', text).then((found) => turn === asked.current && setResults(found));
  };

  if (view.name === 'search')
    return <Search query={query} results={results} onSearch={search} onOpen={open} onBack={() => back?.()} />;
  if (view.name === 'breakdown') {
    if (found?.id !== view.id) return null;
    if (found.answer === null) {
      return <Waiting name={view.id} state={found.state} onBack={back} onRetry={() => setTries(tries + 1)} />;
    }
    return (
      <Breakdown
        answer={found.answer}
        siteUrl={ORIGIN.siteUrl}
        onBack={back}
        onSearch={() => go({ name: 'search' })}
        onOpen={open}
        onReport={(id, component) => report(id, found.answer?.derivedFrom?.id ?? null, component)}
        onCopy={(text) => void navigator.clipboard.writeText(text)}
      />
    );
  }
  const { host, address, entries } = page;
  const version = status ? words.app.dataset(String(status.version), dateText(words, status.date)) : '';
  const text = () => reportText(words, entries, address, version);
  const isSilent = host !== null && settings.silentHosts.includes(host);
  return (
    <PageList
      state={isBroken ? 'failed' : page.state}
      entries={entries}
      host={host}
      enabled={settings.enabled}
      siteEnabled={!isSilent}
      dataset={status}
      storageBlocked={status?.stored === false}
      onOpen={open}
      onSearch={() => go({ name: 'search' })}
      onReport={() => report(null, null)}
      onRetry={() => setTries(tries + 1)}
      onCopyReport={() => void navigator.clipboard.writeText(text())}
      onSaveReport={(format) =>
        format === 'csv'
          ? save(reportCsv(words, entries), 'open-recipe-page.csv', 'text/csv')
          : save(text(), 'open-recipe-page.txt', 'text/plain')
      }
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
await showPage(<Popup />);
