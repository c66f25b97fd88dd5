import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';
import { driveChromium, launchChromium } from './chromium.ts';
import type { BrowserName } from './find.ts';
import { driveFirefox, launchFirefox } from './firefox.ts';
import type { StartOptions } from './launch.ts';
import { createLeftovers, type Leftovers } from './leftovers.ts';
import type { OpenBrowser, OpenOptions } from './open-browser.ts';

/** The part of the extension API that is used here. */
interface TabsApi {
  tabs: { query(what: object): Promise<{ url?: string; status?: string }[]> };
}
declare const chrome: TabsApi;

interface Driver {
  readonly launch: (options: StartOptions) => Promise<Browser>;
  readonly drive: (browser: Browser, options: OpenOptions, leftovers: Leftovers) => Promise<OpenBrowser>;
}

const DRIVERS: Record<BrowserName, Driver> = {
  chromium: { launch: launchChromium, drive: driveChromium },
  firefox: { launch: launchFirefox, drive: driveFirefox },
};
const WELCOME_LIMIT_MS = 60_000;

/**
 * Starts a browser with our extension, and waits for its welcome, which else would come before the first page. Installs the
 * browser first where it is missing.
 *
 * @throws InputError where that is not possible
 */
export async function openBrowser(name: BrowserName, options: OpenOptions): Promise<OpenBrowser> {
  const browser = await openWith(name, options);
  try {
    await untilWelcomed(browser);
  } catch (error) {
    await browser.close();
    throw error;
  }
  return browser;
}

/** The same with whatever extension: none is waited for. */
export async function openWith(name: BrowserName, options: OpenOptions): Promise<OpenBrowser> {
  const { launch, drive } = DRIVERS[name];
  const leftovers = createLeftovers(name);
  try {
    const browser = await launch({ ...options, profile: leftovers.profile });
    leftovers.watch(browser.process());
    return await drive(browser, options, leftovers);
  } catch (error) {
    await leftovers.clear(() => Promise.resolve());
    throw error;
  }
}

async function untilWelcomed(browser: OpenBrowser): Promise<void> {
  const end = Date.now() + WELCOME_LIMIT_MS;
  const isThere = () =>
    browser.inExtension(async () =>
      (await chrome.tabs.query({})).some(
        ({ url, status }) => url?.endsWith('/welcome.html') === true && status === 'complete',
      ),
    );
  while (!(await isThere())) {
    if (Date.now() > end) throw new Error('the extension did not open its welcome');
    await sleep(50);
  }
}
