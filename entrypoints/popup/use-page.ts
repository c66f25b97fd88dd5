/** What the page in front names, for popup and panel. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser, type Browser } from 'wxt/browser';
import type { PageEntry, PageState } from '../../components/popup/PageList.tsx';
import type { PageDescription } from '../../lib/annotate/description.ts';
import { sendMessage } from '../../lib/messages.ts';
import type { PageModel } from '../../lib/openness/page-model.ts';
import { patternsOf } from '../../lib/site-access.ts';

/** How long a page may take to answer before the popup shows that it is being read (milliseconds, tries). */
const ASK_AGAIN = 300;
const TRIES = 20;
/** After as many tries, a page that has loaded is taken to have no script. */
const TRIES_OF_LOADED = 3;

export interface PageView {
  readonly state: PageState;
  readonly entries: readonly PageEntry[];
  readonly host: string | null;
  /** Its address; empty where it is not known. */
  readonly address: string;
  readonly pageModel: PageModel | null;
}

export interface PageAccess {
  readonly page: PageView;
  /** Reads the page once, with the leave that the click on the toolbar's button gave. */
  readonly readOnce: () => void;
  /** Asks the browser for leave to read this site from now on. Call it first thing in a click. */
  readonly allow: () => void;
}

const NOTHING: PageView = { state: 'loading', entries: [], host: null, address: '', pageModel: null };

/** The tab that is spoken of: the one in front, or the one told. */
export async function tabInFront(told: number | null): Promise<Browser.tabs.Tab | undefined> {
  if (told !== null) return browser.tabs.get(told);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}

const entriesOf = (description: PageDescription): PageEntry[] =>
  description.entities.map(({ summary, count, calledOpen, contradicted, sentences }) => ({
    summary,
    mentions: Math.max(1, count),
    calledOpen,
    contradicted,
    sentences,
  }));

function viewOf(description: PageDescription): PageView {
  return {
    state: description.settled ? 'ready' : 'loading',
    entries: entriesOf(description),
    host: new URL(description.url).hostname,
    address: description.url,
    pageModel: description.pageModel,
  };
}

/** What the page of a tab says of itself; null where no script of ours answers there. */
async function describe(tab: Browser.tabs.Tab | undefined): Promise<PageDescription | null> {
  return tab?.id === undefined ? null : sendMessage('describePage', undefined, tab.id).catch(() => null);
}

/** What the page in front names, asked for before there is a view to show it; null where it does not answer. */
export async function firstLook(told: number | null): Promise<PageView | null> {
  const description = await describe(await tabInFront(told));
  return description && viewOf(description);
}

/** Whether we may read pages of this address at all times. */
const isGranted = (url: URL) => browser.permissions.contains({ origins: [`${url.origin}/*`] }).catch(() => false);

/**
 * @param told the number of a tab, instead of the one in front
 * @param follows whether to change with the tab in front
 * @param first what is known already
 */
export function usePage(told: number | null, follows: boolean, first: PageView | null): PageAccess {
  const [page, setPage] = useState<PageView>(first ?? NOTHING);
  const [turn, setTurn] = useState(0);
  const readAgain = useCallback(() => setTurn((current) => current + 1), []);

  useEffect(() => {
    if (!follows) return;
    const changed = (_id: number, change: { status?: string }) => change.status === 'complete' && readAgain();
    browser.tabs.onActivated.addListener(readAgain);
    browser.tabs.onUpdated.addListener(changed);
    return () => {
      browser.tabs.onActivated.removeListener(readAgain);
      browser.tabs.onUpdated.removeListener(changed);
    };
  }, [follows, readAgain]);

  useEffect(() => {
    if (turn === 0 && first?.state === 'ready') return;
    let isOver = false;
    const read = async () => {
      const tab = await tabInFront(told);
      const url = tab?.url && URL.canParse(tab.url) ? new URL(tab.url) : null;
      const isPage = url?.protocol === 'https:' || url?.protocol === 'http:';
      for (let tries = 0; !isOver && tries < TRIES; tries++) {
        const description = await describe(tab);
        if (isOver) return;
        if (description) setPage(viewOf(description));
        if (description?.settled) return;
        // Where we may read the page, its script is on its way.
        const isComing = description !== null || (isPage && (await isGranted(url)));
        if (isOver) return;
        // A page that comes back from the back-forward cache is as it was: it may be from before we were let in, or switched on.
        if (isComing && tries === TRIES_OF_LOADED && !description && tab?.id !== undefined && tab.status === 'complete')
          await sendMessage('annotateOnce', tab.id);
        if (!isComing) {
          const state = isPage ? 'no-access' : 'unsupported';
          return setPage({ ...NOTHING, state, host: isPage ? url.hostname : null });
        }
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN));
      }
      setPage((current) => (isOver || current.address !== '' ? current : { ...NOTHING, state: 'unsupported' }));
    };
    void read();
    return () => {
      isOver = true;
    };
  }, [told, turn, first]);

  const readOnce = useCallback(async () => {
    const tab = await tabInFront(told);
    if (tab?.id === undefined) return;
    setPage((current) => ({ ...NOTHING, host: current.host }));
    if (!(await sendMessage('annotateOnce', tab.id))) return setPage({ ...NOTHING, state: 'unsupported' });
    readAgain();
  }, [told, readAgain]);
  const { host } = page;
  const allow = useCallback(async () => {
    if (host !== null && (await browser.permissions.request({ origins: patternsOf(host) }))) readAgain();
  }, [host, readAgain]);

  return { page, readOnce: () => void readOnce(), allow: () => void allow() };
}
