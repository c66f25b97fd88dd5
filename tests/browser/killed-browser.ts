/** A browser that is killed without a word to it, and started anew with the same profile. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { chromiumOrigin, launchChromium } from '../../scripts/browsers/chromium.ts';
import type { BrowserName } from '../../scripts/browsers/find.ts';
import { FirefoxRemote } from '../../scripts/browsers/firefox-remote.ts';
import { installInFirefox, launchFirefox } from '../../scripts/browsers/firefox.ts';
import type { StartOptions } from '../../scripts/browsers/launch.ts';
import { createLeftovers } from '../../scripts/browsers/leftovers.ts';

/** Where nobody listens. */
const NOWHERE = 9;

/** The add-on of a driver is a temporary one: it goes with the browser, and otherwise all it stored with it. */
const KEEP_STORAGE = {
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
};

export class KilledBrowser {
  readonly #name: BrowserName;
  readonly #leftovers = createLeftovers('killed');
  /** Everything that the browser asks for goes there. */
  readonly #port: number;

  /** @param port of a local server; without one there is no network */
  constructor(name: BrowserName, port: number = NOWHERE) {
    this.#name = name;
    this.#port = port;
  }

  /** Starts the browser with the extension, as it was left. @returns the way to open a page of the extension */
  async open(extensionDir: string): Promise<(path: string) => Promise<Page>> {
    const options = { extensionDir, profile: this.#leftovers.profile, from: { port: this.#port } };
    return this.#name === 'firefox' ? this.#firefox(options) : this.#chromium(options);
  }

  async #chromium(options: StartOptions): Promise<(path: string) => Promise<Page>> {
    const browser = this.#watched(await launchChromium(options));
    const origin = await chromiumOrigin(browser);
    return async (path) => {
      const page = await browser.newPage();
      await page.goto(`${origin}/${path}`);
      return page;
    };
  }

  async #firefox(options: StartOptions): Promise<(path: string) => Promise<Page>> {
    const browser = this.#watched(await launchFirefox(options, KEEP_STORAGE));
    const remote = new FirefoxRemote(browser);
    const { origin } = await installInFirefox(browser, remote, options.extensionDir);
    return async (path) => {
      const page = await browser.newPage();
      await remote.show(page, `${origin}/${path}`);
      return page;
    };
  }

  #watched(browser: Browser): Browser {
    this.#leftovers.watch(browser.process());
    return browser;
  }

  async kill(): Promise<void> {
    await this.#leftovers.kill();
    // Its helper processes may still hold the profile.
    await sleep(300);
  }

  /** Ends it for good, and its profile. */
  async close(): Promise<void> {
    await this.#leftovers.clear(() => this.#leftovers.kill());
  }
}
