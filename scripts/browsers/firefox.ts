import puppeteer, { type Browser } from 'puppeteer-core';
import { createDesk, DESK_FILE } from './extension-desk.ts';
import { ensureBrowsers } from './install.ts';
import { FirefoxRemote } from './firefox-remote.ts';
import { createLeftovers, type Leftovers } from './leftovers.ts';
import { loadPage } from './load-page.ts';
import type { ColorScheme, OpenBrowser, OpenOptions } from './open-browser.ts';
import { untilLeft } from './until-left.ts';

const START_LIMIT_MS = 90_000;

/** Values of the preference that decides what pages get for `prefers-color-scheme`. */
const SCHEMES: Record<ColorScheme, number> = { dark: 0, light: 1 };
const SCHEME_PREFERENCE = 'layout.css.prefers-color-scheme.content-override';

/**
 * Starts Firefox with our extension as a temporary add-on, driven over WebDriver BiDi.
 *
 * @throws InputError where there is no Firefox
 */
export async function openFirefox(options: OpenOptions): Promise<OpenBrowser> {
  const leftovers = createLeftovers('firefox');
  try {
    return await drive(await launch(options, leftovers), options, leftovers);
  } catch (error) {
    await leftovers.clear(() => Promise.resolve());
    throw error;
  }
}

async function launch(options: OpenOptions, leftovers: Leftovers): Promise<Browser> {
  const { width, height } = options.viewport ?? { width: 1280, height: 800 };
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: ensureBrowsers(['firefox']).get('firefox') ?? '',
    headless: !options.headed,
    userDataDir: leftovers.profile,
    defaultViewport: options.headed ? null : { width, height },
    acceptInsecureCerts: options.from !== 'network',
    timeout: START_LIMIT_MS,
    protocolTimeout: START_LIMIT_MS,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...(options.headed && !options.colorScheme
        ? {}
        : { [SCHEME_PREFERENCE]: SCHEMES[options.colorScheme ?? 'light'] }),
      // Shows the manifest as the plain file it is.
      'devtools.jsonview.enabled': false,
      ...(options.from === 'network' ? {} : throughProxy(options.from.port)),
    },
  });
  leftovers.watch(browser.process());
  return browser;
}

function throughProxy(port: number): Record<string, unknown> {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
    'network.proxy.no_proxies_on': '',
  };
}

async function drive(browser: Browser, options: OpenOptions, leftovers: Leftovers): Promise<OpenBrowser> {
  const remote = new FirefoxRemote(browser);
  await remote.takeNotes();
  const id = await browser.installExtension(options.extensionDir);
  const policy = `WebExtensionPolicy.getByID(${JSON.stringify(id)})`;
  const origin = `moz-extension://${String(await remote.inBrowser(`${policy}.mozExtensionHostname`))}`;

  const [first] = await browser.pages();
  let deskPage = first ?? (await browser.newPage());
  await remote.show(deskPage, `${origin}/${DESK_FILE}`);
  const desk = createDesk(deskPage);

  return {
    name: 'firefox',
    version: await browser.version(),
    page: (url) =>
      desk.openTab(async () => {
        const page = await browser.newPage();
        await loadPage(page, url);
        return page;
      }),
    extensionPage: (path) =>
      desk.openTab(async () => {
        const page = await browser.newPage();
        await remote.show(page, `${origin}/${path}`);
        return page;
      }),
    async focus(page) {
      await page.bringToFront();
      // A new tab leaves the keyboard with the address bar.
      await remote.inBrowser("gBrowser.selectedBrowser.focus(); 'done'");
    },
    tabId: (page) => desk.tabId(page),
    askTab: (page, type, data) => desk.askTab(page, type, data),
    inExtension: desk.run,
    async stopBackground() {
      await remote.inBrowser(`${policy}.extension.terminateBackground({ ignoreDevToolsAttached: true })`);
    },
    async switchOffAndOn(whileOff) {
      await remote.switchAddon(id, false);
      await whileOff();
      await remote.switchAddon(id, true);
      deskPage = await browser.newPage();
      await remote.show(deskPage, `${origin}/${DESK_FILE}`);
      desk.moveTo(deskPage);
    },
    consoleErrors: () => remote.errorsOf(origin),
    async requests() {
      if (options.from === 'network') return [];
      const ours = await remote.requestsOf(id);
      return options.from.requests.map(({ url }) => ({ url, from: ours.has(url) ? 'extension' : 'page' }));
    },
    async setColorScheme(scheme) {
      await remote.inBrowser(`Services.prefs.setIntPref('${SCHEME_PREFERENCE}', ${SCHEMES[scheme]})`);
    },
    async setPreference(preference, value) {
      const setter = typeof value === 'boolean' ? 'setBoolPref' : 'setIntPref';
      await remote.inBrowser(`Services.prefs.${setter}(${JSON.stringify(preference)}, ${value}); 'done'`);
    },
    handOver: () => untilLeft(browser, deskPage),
    close: () => leftovers.clear(() => browser.close()),
  };
}
