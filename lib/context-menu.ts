/** The context menu of a selection: its items are made here, whoever answers them. */
import { browser } from 'wxt/browser';
import { backgroundWords } from './background-words.ts';
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
  // One after the other: two at once would both find the menu empty, and make every item twice.
  let made = Promise.resolve();
  const remake = () => {
    made = made.then(() => makeMenu(items)).catch(() => undefined);
  };
  browser.runtime.onInstalled.addListener(remake);
  browser.storage.local.onChanged.addListener((changes) => {
    if (changes[SETTINGS_KEY]) remake();
  });
}

/** Makes the menu anew: an older version's is still there after an update, and the language may have changed. */
async function makeMenu(items: readonly MenuItem[]): Promise<void> {
  const words = await backgroundWords();
  await browser.contextMenus.removeAll();
  for (const { id, title } of items) {
    await new Promise<void>((resolve) => {
      browser.contextMenus.create({ id, title: title(words), contexts: ['selection'] }, () => resolve());
    });
  }
}
