import type { Browser } from 'puppeteer-core';
import { createDesk, DESK_FILE } from './extension-desk.ts';
import { FirefoxRemote } from './firefox-remote.ts';
import { launchProgram, type StartOptions } from './launch.ts';
import type { Leftovers } from './leftovers.ts';
import { loadPage } from './load-page.ts';
import type { ColorScheme, OpenBrowser, OpenOptions } from './open-browser.ts';
import { untilLeft } from './until-left.ts';

/** Values of the preference that decides what pages get for `prefers-color-scheme`. */
const SCHEMES: Record<ColorScheme, number> = { dark: 0, light: 1 };
const SCHEME_PREFERENCE = 'layout.css.prefers-color-scheme.content-override';

/** Starts Firefox, to be driven over WebDriver BiDi. @param preferences further ones */
export function launchFirefox(options: StartOptions, preferences: Record<string, unknown> = {}): Promise<Browser> {
  return launchProgram('firefox', options, {
    browser: 'firefox',
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...(options.headed && !options.colorScheme
        ? {}
        : { [SCHEME_PREFERENCE]: SCHEMES[options.colorScheme ?? 'light'] }),
      // Shows the manifest as the plain file it is.
      'devtools.jsonview.enabled': false,
      ...(options.from === 'network' ? {} : throughProxy(options.from.port)),
      ...preferences,
    },
  });
}

/** Installs an extension as a temporary add-on. @returns its id, and `moz-extension://` with the host of its pages */
export async function installInFirefox(
  browser: Browser,
  remote: FirefoxRemote,
  extension: string,
): Promise<{ id: string; origin: string }> {
  const id = await browser.installExtension(extension);
  const host = await remote.inBrowser(`${policyOf(id)}.mozExtensionHostname`);
  return { id, origin: `moz-extension://${String(host)}` };
}

/** How the browser's own scripts call an extension. */
function policyOf(id: string): string {
  return `WebExtensionPolicy.getByID(${JSON.stringify(id)})`;
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

export async function driveFirefox(browser: Browser, options: OpenOptions, leftovers: Leftovers): Promise<OpenBrowser> {
  const remote = new FirefoxRemote(browser);
  await remote.takeNotes();
  for (const other of options.alongside ?? []) await browser.installExtension(other);
  const { id, origin } = await installInFirefox(browser, remote, options.extensionDir);

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
      await remote.inBrowser(`${policyOf(id)}.extension.terminateBackground({ ignoreDevToolsAttached: true })`);
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
