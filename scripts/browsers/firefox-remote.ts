import type { Browser, Page } from 'puppeteer-core';

/** The parts of the driver's WebDriver BiDi connection that its public types leave out. */
interface BidiConnection {
  send(method: string, parameters: object): Promise<{ result: unknown }>;
}
interface BrowsingContextTree {
  contexts: { context: string }[];
}
type Evaluation =
  { type: 'success'; result: { value?: unknown } } | { type: 'exception'; exceptionDetails: { text: string } };

/** What the browser itself noted about the extensions in it. */
interface Notes {
  console: { level: string; file: string; text: string }[];
  requests: { url: string; addon: string }[];
}

/** Runs in every process of Firefox: sends what is written to a console to the parent process. */
const REPORT_CONSOLE = `
  Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).addLogEventListener((event) => {
    const text = Array.from(event.arguments, (value) => { try { return String(value); } catch { return '?'; } }).join(' ');
    sendAsyncMessage('open-recipe:console', { level: event.level, file: event.filename, text });
  }, Services.scriptSecurityManager.getSystemPrincipal());`;

/** Runs in the parent process: collects console messages, and requests with the add-on that made them. */
const TAKE_NOTES = `
  globalThis.openRecipeNotes = { console: [], requests: [] };
  Services.ppmm.addMessageListener('open-recipe:console', ({ data }) => openRecipeNotes.console.push(data));
  Services.ppmm.loadProcessScript('data:application/javascript,' + encodeURIComponent(${JSON.stringify(REPORT_CONSOLE)}), true);
  Services.obs.addObserver((subject) => {
    const channel = subject.QueryInterface(Ci.nsIHttpChannel);
    const { triggeringPrincipal, loadingPrincipal } = channel.loadInfo;
    const addon = (triggeringPrincipal.addonPolicy ?? loadingPrincipal?.addonPolicy)?.id;
    if (addon) openRecipeNotes.requests.push({ url: channel.URI.spec, addon });
  }, 'http-on-modify-request');`;

/** What Firefox notes of any extension whose background or page is ended while it waits: the browser's doing. */
const CONTEXT_WAS_ENDED = 'after context unloaded';

/** Firefox beyond what pages may do: raw WebDriver BiDi and scripts with the browser's own rights. */
export class FirefoxRemote {
  readonly #connection: BidiConnection;

  constructor(browser: Browser) {
    this.#connection = Reflect.get(browser, 'connection') as BidiConnection;
  }

  /** Evaluates an expression in the browser's own window. Its value has to be a primitive one. */
  async inBrowser(expression: string): Promise<unknown> {
    const { contexts } = (await this.#send('browsingContext.getTree', {
      'moz:scope': 'chrome',
    })) as BrowsingContextTree;
    const evaluation = (await this.#send('script.evaluate', {
      target: { context: contexts[0]?.context },
      expression,
      awaitPromise: true,
    })) as Evaluation;
    if (evaluation.type === 'exception') throw new Error(evaluation.exceptionDetails.text);
    return evaluation.result.value;
  }

  /** Shows a page of an extension in a tab: `page.goto` never ends there. */
  async show(page: Page, url: string): Promise<void> {
    const context = Reflect.get(page.mainFrame(), '_id') as string;
    await this.#send('browsingContext.navigate', { context, url, wait: 'none' });
    await page.waitForFunction((shown) => location.href === shown && document.readyState === 'complete', {}, url);
  }

  /** Turns the page in front into its reader view. @throws Error where the browser offers none */
  async showReader(page: Page): Promise<void> {
    await page.bringToFront();
    await this.inBrowser(`(async () => {
      const button = document.getElementById('reader-mode-button');
      for (let tries = 0; button.hidden; tries++) {
        if (tries > 100) throw new Error('no reader view of ' + gBrowser.currentURI.spec);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      button.click();
    })()`);
    await page.waitForFunction(() => document.querySelector('.moz-reader-content')?.firstElementChild != null);
  }

  /** Switches an add-on on or off, as the browser's list of add-ons does. */
  async switchAddon(id: string, on: boolean): Promise<void> {
    await this.inBrowser(`(async () => {
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      const addon = await AddonManager.getAddonByID(${JSON.stringify(id)});
      await addon.${on ? 'enable' : 'disable'}();
    })()`);
  }

  /** Starts taking notes of consoles and requests. Once, before the extension is installed. */
  async takeNotes(): Promise<void> {
    await this.inBrowser(`{${TAKE_NOTES}} 'done'`);
  }

  /** The errors of one extension. @param origin `moz-extension://` and the host of its pages */
  async errorsOf(origin: string): Promise<string[]> {
    const { console } = await this.#notes();
    const thrown = JSON.parse(
      String(await this.inBrowser(`JSON.stringify(Services.console.getMessageArray().map(({ message }) => message))`)),
    ) as string[];
    return [
      ...console
        .filter(({ level, file }) => (level === 'error' || level === 'assert') && file.startsWith(origin))
        .map(({ level, text }) => `console.${level}: ${text}`),
      ...thrown.filter(
        (message) =>
          message.startsWith('[JavaScript Error:') && message.includes(origin) && !message.includes(CONTEXT_WAS_ENDED),
      ),
    ];
  }

  /** The addresses that an add-on asked for. */
  async requestsOf(addon: string): Promise<Set<string>> {
    const { requests } = await this.#notes();
    return new Set(requests.filter((request) => request.addon === addon).map(({ url }) => url));
  }

  async #notes(): Promise<Notes> {
    return JSON.parse(String(await this.inBrowser('JSON.stringify(openRecipeNotes)'))) as Notes;
  }

  async #send(method: string, parameters: object): Promise<unknown> {
    return (await this.#connection.send(method, parameters)).result;
  }
}
