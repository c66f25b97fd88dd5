import type { Page } from 'puppeteer-core';

/** The part of the WebExtension API that the desk uses; both browsers have it under `chrome`. */
interface DeskApi {
  tabs: {
    query(what: object): Promise<{ id?: number }[]>;
    sendMessage(tabId: number, message: object): Promise<{ res?: unknown; err?: { message?: string } } | undefined>;
  };
}
declare const chrome: DeskApi;

/** The file shown in the desk's tab: it has no scripts of its own, so the desk changes nothing. */
export const DESK_FILE = 'manifest.json';

/** A quiet tab of the extension, from which a driver uses the extension APIs. */
export interface ExtensionDesk {
  /** Goes on in another page that shows DESK_FILE. */
  moveTo(page: Page): void;
  run: Page['evaluate'];
  /** Opens a tab by `open` and remembers its number. One at a time: the number is found by comparing before and after. */
  openTab(open: () => Promise<Page>): Promise<Page>;
  tabId(page: Page): number;
  askTab(page: Page, type: string, data: unknown): Promise<unknown>;
}

/** Makes a desk of a page that shows DESK_FILE. */
export function createDesk(first: Page): ExtensionDesk {
  let desk = first;
  const numbers = new WeakMap<Page, number>();
  let last: Promise<unknown> = Promise.resolve();

  const run: Page['evaluate'] = (work, ...args) => desk.evaluate(work, ...args);
  const tabNumbers = () => run(async () => (await chrome.tabs.query({})).map((tab) => tab.id ?? -1));
  const tabId = (page: Page) => {
    const number = numbers.get(page);
    if (number === undefined) throw new Error('the page was not opened by this browser driver');
    return number;
  };

  return {
    moveTo: (page) => void (desk = page),
    run,
    tabId,
    openTab(open) {
      const opened = last.then(async () => {
        const before = new Set(await tabNumbers());
        const page = await open();
        const number = (await tabNumbers()).find((each) => !before.has(each));
        if (number !== undefined) numbers.set(page, number);
        return page;
      });
      last = opened.catch(() => undefined);
      return opened;
    },
    async askTab(page, type, data) {
      const reply = await run(
        // The wire form of @webext-core/messaging.
        (tab, name, body) =>
          chrome.tabs.sendMessage(tab, { id: Date.now(), type: name, data: body, timestamp: Date.now() }),
        tabId(page),
        type,
        data,
      );
      if (reply === undefined || reply === null) throw new Error(`nobody in the tab answered "${type}"`);
      if (reply.err) throw new Error(`"${type}" failed in the tab: ${reply.err.message ?? 'no reason given'}`);
      return reply.res;
    },
  };
}
