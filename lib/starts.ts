/** Tells apart why the background starts: mostly it only wakes, but now and then the extension itself begins anew. */
import { browser } from 'wxt/browser';

/** In `storage.session`, which the browser empties whenever it switches the extension off. */
const SEEN_KEY = 'started';
/** What woke us comes first; of an install or a start of the browser we hear before that. */
const LOOK_AFTER_MS = 1000;

export interface Starts {
  /** After an install or update. */
  readonly onInstalled: (reason: string) => Promise<unknown>;
  /** With the browser, which gives the tabs that it opens their scripts. */
  readonly onBrowserStarted: () => Promise<unknown>;
  /** After the extension was switched off and on again, of which browsers tell it nothing. */
  readonly onSwitchedOn: () => Promise<unknown>;
}

/** Does what each start asks for, and nothing where the background only wakes. Call before any `await`. */
export function watchStarts({ onInstalled, onBrowserStarted, onSwitchedOn }: Starts): void {
  const { session } = browser.storage;
  const timer = setTimeout(() => void look().catch(() => undefined), LOOK_AFTER_MS);
  /** Marked only afterwards: work that was cut short is done at the next start. */
  const after = async (work: Promise<unknown>) => {
    clearTimeout(timer);
    await work;
    await session.set({ [SEEN_KEY]: true });
  };
  const look = async () => {
    if (!(await session.get(SEEN_KEY))[SEEN_KEY]) await after(onSwitchedOn());
  };
  browser.runtime.onInstalled.addListener(({ reason }) => void after(onInstalled(reason)));
  browser.runtime.onStartup.addListener(() => void after(onBrowserStarted()));
}
