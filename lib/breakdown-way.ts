/**
 * The ways to a breakdown from outside of our pages: a badge or card, the context menu, a keyboard command. The toolbar's
 * popup opens where the browser lets us, otherwise the same view in our one tab.
 */
import { browser } from 'wxt/browser';
import { showInOwnTab } from './own-tab.ts';

/** What the popup is to show first: one thing, or whatever a text names. */
export type Wanted = { readonly id: string; readonly base: string | null } | { readonly text: string };

/** Where the popup finds it, in `storage.session`; it is taken away as soon as it is read. */
const KEY = 'wanted';

/** The address of the same view as a page. */
function pathOf(wanted: Wanted): string {
  const entries = Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== null);
  return `/popup.html?${new URLSearchParams(entries)}`;
}

/**
 * Shows it in the popup of the window in front, else in our tab. Call it first thing in an event of the user's: some
 * browsers open the popup only then.
 */
export async function showBreakdown(wanted: Wanted): Promise<void> {
  const kept = browser.storage.session.set({ [KEY]: wanted });
  try {
    await browser.action.openPopup();
  } catch {
    await kept;
    await browser.storage.session.remove(KEY);
    await showInOwnTab(pathOf(wanted));
  }
}

/** For the popup: what it was opened for, once; null where the user opened it. */
export async function takeWanted(): Promise<Wanted | null> {
  const stored = await browser.storage.session.get(KEY);
  const wanted = stored[KEY] as Wanted | undefined;
  if (wanted) await browser.storage.session.remove(KEY);
  return wanted ?? null;
}

/** For the same view as a page: what its address asks for. */
export function wantedIn(address: URLSearchParams): Wanted | null {
  const id = address.get('id');
  if (id !== null) return { id, base: address.get('base') };
  const text = address.get('text');
  return text === null ? null : { text };
}
