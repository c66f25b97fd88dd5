import type { Page } from 'puppeteer-core';
import type { BrowserName } from './find.ts';
import type { LocalServer, ServedRequest } from './server.ts';

export type ColorScheme = 'light' | 'dark';

export interface OpenOptions {
  /** The unpacked extension, as an absolute path; in Firefox also its zip. */
  extensionDir: string;
  /** Further extensions without a service worker of their own, as absolute paths. */
  alongside?: readonly string[];
  /** Where pages come from: the local server (nothing else can be reached) or the real network. */
  from: LocalServer | 'network';
  /** Shows a window; without it the browser runs headless. */
  headed?: boolean;
  /** Light unless said otherwise; a window follows its user's system. */
  colorScheme?: ColorScheme;
  /** In CSS pixels; 1280 x 800 unless said otherwise. A window follows its user instead. */
  viewport?: { width: number; height: number };
}

/** A running browser with our extension in it; the same for Chromium and Firefox. */
export interface OpenBrowser {
  readonly name: BrowserName;
  /** The program's own name and version. */
  readonly version: string;
  /** Opens an address in a new tab and waits for its `load` event (at most a minute; what has come by then counts). */
  page(url: string): Promise<Page>;
  /** Opens a page of the extension in a new tab. @param path for example `popup.html?tabId=3` */
  extensionPage(path: string): Promise<Page>;
  /** Brings a tab to the front and gives it the keyboard, as a click in it would. */
  focus(page: Page): Promise<void>;
  /** The number that the extension APIs know the tab of `page` by. */
  tabId(page: Page): number;
  /** Sends a message to the content script of a tab and returns its answer. @throws Error where nobody answers or the answer is an error */
  askTab(page: Page, type: string, data?: unknown): Promise<unknown>;
  /** Runs a function in a page of the extension, where the extension APIs are; arguments and result as JSON. */
  inExtension: Page['evaluate'];
  /** Kills the service worker or the event page, as the browser does when it is idle. Resolves when it is gone. */
  stopBackground(): Promise<void>;
  /** Switches the extension off and on again, as its user may in the browser's list of extensions. */
  switchOffAndOn(whileOff: () => Promise<void>): Promise<void>;
  /** Every error of ours so far, from the content scripts, the background and the extension's pages. */
  consoleErrors(): Promise<readonly string[]>;
  /** What was asked of the local server so far, and by whom; empty on the real network. */
  requests(): Promise<readonly ServedRequest[]>;
  /** Light or dark for all pages, open ones too. */
  setColorScheme(scheme: ColorScheme): Promise<void>;
  /** Sets a preference of Firefox. @throws Error in Chromium, which has none */
  setPreference(name: string, value: boolean | number): Promise<void>;
  /** Leaves a window to its user: closes the driver's own tab, and resolves when the window is closed. Last before `close`. */
  handOver(): Promise<void>;
  /** Ends the browser, its processes and its profile. */
  close(): Promise<void>;
}
