/** The context menu of a selection: its items are made here, whoever answers them. */
import { browser } from 'wxt/browser';
import { currentWords } from './current-words.ts';
import type { Words } from './language/en.ts';
import { SETTINGS_KEY } from './settings.ts';

export interface MenuItem {
  readonly id: string;
  /** `%s` in it stands for the selected words. */
  readonly title: (words: Words) => string;
}

/** Longest selection that is taken as a name, in UTF-16 code units. */
const LONGEST_NAME = 80;

/** What is selected, as a name in one line. */
export function nameIn(selection: string): string {
  return selection.replaceAll(/\s+/gu, ' ').trim().slice(0, LONGEST_NAME);
}

/** Keeps the menu to these items, in this order. Call before any `await`. */
export function startMenu(items: readonly MenuItem[]): void {
  browser.runtime.onInstalled.addListener(() => void makeMenu(items));
  browser.storage.local.onChanged.addListener((changes) => {
    if (changes[SETTINGS_KEY]) void makeMenu(items);
  });
}

/** Makes the menu anew: an older version's is still there after an update, and the language may have changed. */
async function makeMenu(items: readonly MenuItem[]): Promise<void> {
  const words = await currentWords();
  browser.contextMenus.removeAll(() => {
    for (const { id, title } of items)
      browser.contextMenus.create({ id, title: title(words), contexts: ['selection'] });
  });
}
