/** The one tab of the extension's own that breakdowns and reports share. */
import { browser } from 'wxt/browser';
import { optionalApis } from './optional-apis.ts';

const PAGES = ['/popup.html', '/report.html', '/explorer.html'] as const;

/** The explorer as a path: all of it, or what matches a query. */
export const explorerPath = (query = ''): string =>
  `/explorer.html${query === '' ? '' : `#${new URLSearchParams({ q: query })}`}`;

/** Shows a page of ours in that tab and brings it to the front, or opens the tab. @param path from `/`, with its query */
export async function showInOwnTab(path: string): Promise<void> {
  const origin = browser.runtime.getURL('/').replace(/\/$/u, '');
  const url = origin + path;
  const contexts = await browser.runtime.getContexts?.({ contextTypes: ['TAB'] });
  const own = contexts?.find(
    ({ documentUrl, tabId }) => tabId >= 0 && PAGES.some((page) => documentUrl?.startsWith(origin + page)),
  );
  if (!own) return void (await browser.tabs.create({ url }));
  await browser.tabs.update(own.tabId, { url, active: true });
  if (own.windowId >= 0) await optionalApis.windows?.update(own.windowId, { focused: true });
}
