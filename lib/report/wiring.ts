/** The ways into the report form, in the background: messages from card and popup, and an item of the context menu. */
import { browser, type Browser } from 'wxt/browser';
import type { MenuItem } from '../context-menu.ts';
import { onMessage, sendMessage } from '../messages.ts';
import { showInOwnTab } from '../own-tab.ts';
import { START_PREFIX } from './start-store.ts';
import { BLANK, type ReportStart } from './subject.ts';

/** The item of the context menu that reports a selected name as missing. */
export const REPORT_ITEM: MenuItem = {
  id: 'report-selection',
  title: ({ report }) => report.menuItem,
  onChosen: (name, tab) => openReport({ ...BLANK, name }, tab),
};

type Tab = Browser.tabs.Tab;

/** Call before any `await`, so that a waking worker misses nothing. */
export function startReports(): void {
  onMessage('openReport', ({ data: { id, base, component = null, tabId }, sender }) => {
    const isOurs = sender.url?.startsWith(browser.runtime.getURL('/')) === true;
    const about = tabId ?? (isOurs ? undefined : sender.tab?.id);
    // Answered at once: the form may be shown in the very tab that asks, which then hears of nothing any more.
    void tabOf(about).then((tab) => openReport({ ...BLANK, id, base, component }, tab));
  });
}

async function tabOf(id: number | undefined): Promise<Tab | null> {
  return id === undefined ? null : browser.tabs.get(id).catch(() => null);
}

async function openReport(start: ReportStart, tab: Tab | null): Promise<void> {
  const description =
    tab?.id === undefined ? null : await sendMessage('describePage', undefined, tab.id).catch(() => null);
  const model = description?.pageModel ?? null;
  const isAboutPage = model !== null && (start.id === null ? start.name === null : start.id === model.id);
  const token = crypto.randomUUID();
  const isPrivate = tab?.incognito ?? false;
  const whole: ReportStart = {
    ...start,
    page: isPrivate || !tab?.url?.startsWith('https://') ? null : { url: tab.url, title: tab.title ?? '' },
    pageModel: isAboutPage ? model : null,
    isPrivate,
  };
  await browser.storage.session.set({ [START_PREFIX + token]: whole });
  await showInOwnTab(`/report.html?start=${token}`);
}
