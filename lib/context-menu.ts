/** The context menu of a selection. Browsers without one (Firefox for Android) have the search of the popup instead. */
import { browser, type Browser } from 'wxt/browser';
import { backgroundWords } from './background-words.ts';
import type { Words } from './language/en.ts';
import { optionalApis, type OptionalApis } from './optional-apis.ts';
import { SETTINGS_KEY } from './settings.ts';

export interface MenuItem {
  readonly id: string;
  /** `%s` in it stands for the selected words. */
  readonly title: (words: Words) => string;
  /** Called with the selection as a name in one line, and the tab it was made in. */
  readonly onChosen: (name: string, tab: Browser.tabs.Tab | null) => Promise<void>;
}

/** Longest selection that is taken as a name, in UTF-16 code units. */
const LONGEST_NAME = 80;

const nameIn = (selection: string): string => selection.replaceAll(/\s+/gu, ' ').trim().slice(0, LONGEST_NAME);

/** Keeps the menu to these items, in this order. Call before any `await`, so that a waking worker misses no choice. */
export function startMenu(items: readonly MenuItem[]): void {
  const { contextMenus } = optionalApis;
  if (!contextMenus) return;
  contextMenus.onClicked.addListener(({ menuItemId, selectionText = '' }, tab) => {
    void items.find(({ id }) => id === menuItemId)?.onChosen(nameIn(selectionText), tab ?? null);
  });
  // One after the other: two at once would both find the menu empty, and make every item twice.
  let made = Promise.resolve();
  const remake = () => {
    made = made.then(() => makeMenu(contextMenus, items)).catch(() => undefined);
  };
  browser.runtime.onInstalled.addListener(remake);
  browser.storage.local.onChanged.addListener((changes) => {
    if (changes[SETTINGS_KEY]) remake();
  });
}

/** Makes the menu anew: an older version's is still there after an update, and the language may have changed. */
async function makeMenu(menus: NonNullable<OptionalApis['contextMenus']>, items: readonly MenuItem[]): Promise<void> {
  const words = await backgroundWords();
  await menus.removeAll();
  for (const { id, title } of items) {
    await new Promise<void>((resolve) => {
      menus.create({ id, title: title(words), contexts: ['selection'] }, () => resolve());
    });
  }
}
