/** A browser that is killed without a word to it, and started anew with the same profile. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { BrowserName } from '../../scripts/browsers/find.ts';
import { FirefoxRemote } from '../../scripts/browsers/firefox-remote.ts';
import { ensureBrowsers } from '../../scripts/browsers/install.ts';

/** Where nobody listens. */
const NOWHERE = 9;

export class KilledBrowser {
  readonly #name: BrowserName;
  readonly #profile: string;
  /** Everything that the browser asks for goes there. */
  readonly #port: number;
  #running: Browser | null = null;

  /** @param port of a local server; without one there is no network */
  constructor(name: BrowserName, port: number = NOWHERE) {
    this.#name = name;
    this.#port = port;
    this.#profile = mkdtempSync(join(tmpdir(), 'open-recipe-killed-'));
  }

  /** Starts the browser with the extension, as it was left. @returns the way to open a page of the extension */
  async open(extensionDir: string): Promise<(path: string) => Promise<Page>> {
    const common = {
      executablePath: ensureBrowsers([this.#name]).get(this.#name) ?? '',
      headless: true,
      userDataDir: this.#profile,
    };
    return this.#name === 'firefox' ? this.#firefox(extensionDir, common) : this.#chromium(extensionDir, common);
  }

  async #chromium(extensionDir: string, common: object): Promise<(path: string) => Promise<Page>> {
    const browser = (this.#running = await puppeteer.launch({
      ...common,
      pipe: true,
      enableExtensions: [extensionDir],
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--host-resolver-rules=MAP * 127.0.0.1:${this.#port}`,
      ],
    }));
    const isOurs = (url: string) => url.startsWith('chrome-extension://');
    const worker = await browser.waitForTarget((target) => target.type() === 'service_worker' && isOurs(target.url()));
    const { host } = new URL(worker.url());
    return async (path) => {
      const page = await browser.newPage();
      await page.goto(`chrome-extension://${host}/${path}`);
      return page;
    };
  }

  async #firefox(extensionDir: string, common: object): Promise<(path: string) => Promise<Page>> {
    const browser = (this.#running = await puppeteer.launch({
      ...common,
      browser: 'firefox',
      acceptInsecureCerts: true,
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        // The add-on of a driver is a temporary one: it goes with the browser, and otherwise all it stored with it.
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': this.#port,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': this.#port,
        'network.proxy.no_proxies_on': '',
      },
    }));
    const remote = new FirefoxRemote(browser);
    const id = await browser.installExtension(extensionDir);
    const host = await remote.inBrowser(`WebExtensionPolicy.getByID(${JSON.stringify(id)}).mozExtensionHostname`);
    return async (path) => {
      const page = await browser.newPage();
      await remote.show(page, `moz-extension://${String(host)}/${path}`);
      return page;
    };
  }

  /** Ends the browser's processes; on Unix the driver makes the first one the leader of their group. */
  async kill(): Promise<void> {
    const child = this.#running?.process();
    this.#running = null;
    if (child?.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
    await sleep(300);
  }

  /** Ends it for good, and its profile. */
  async close(): Promise<void> {
    await this.kill();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
