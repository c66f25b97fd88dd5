import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page, Protocol } from 'puppeteer-core';
import { createDesk, DESK_FILE } from './extension-desk.ts';
import { launchProgram, sizeOf, type StartOptions } from './launch.ts';
import type { Leftovers } from './leftovers.ts';
import { loadPage } from './load-page.ts';
import type { ColorScheme, OpenBrowser, OpenOptions } from './open-browser.ts';
import { untilLeft } from './until-left.ts';

/** What the browser's own list of extensions may do. */
declare const chrome: { management: { setEnabled(id: string, on: boolean): Promise<void> } };

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;
const ASK_AGAIN_MS = 1000;

/** Starts Chromium, Chrome or Edge; extensions come over the debugging pipe, as branded Chrome ignores `--load-extension`. */
export function launchChromium(options: StartOptions): Promise<Browser> {
  const { width, height } = sizeOf(options);
  return launchProgram('chromium', options, {
    pipe: true,
    enableExtensions: [options.extensionDir, ...(options.alongside ?? [])],
    args: [
      '--disable-component-update',
      '--disable-quic',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(options.headed ? [`--window-size=${width},${height + 120}`] : []),
      ...(options.from === 'network'
        ? []
        : [`--host-resolver-rules=MAP * 127.0.0.1:${options.from.port}`, '--ignore-certificate-errors']),
    ],
  });
}

/** `chrome-extension://` and the id of the one extension that has a service worker. */
export async function chromiumOrigin(browser: Browser): Promise<string> {
  const worker = await browser.waitForTarget(
    (target) => target.type() === 'service_worker' && target.url().startsWith('chrome-extension://'),
    { timeout: START_LIMIT_MS },
  );
  return `chrome-extension://${new URL(worker.url()).host}`;
}

export async function driveChromium(
  browser: Browser,
  options: OpenOptions,
  leftovers: Leftovers,
): Promise<OpenBrowser> {
  const origin = await chromiumOrigin(browser);
  const watch = new ExtensionWatch(origin);
  let scheme = options.colorScheme ?? (options.headed ? undefined : 'light');

  const [first] = await browser.pages();
  let deskPage = first ?? (await browser.newPage());
  await deskPage.goto(`${origin}/${DESK_FILE}`);
  const desk = createDesk(deskPage);
  let workers = new WorkerStates(await deskPage.createCDPSession());
  await workers.activated();

  await watch.followWorkers(await browser.target().createCDPSession());

  const openTab = (url: string): Promise<Page> =>
    desk.openTab(async () => {
      const page = await browser.newPage();
      await watch.listen(await page.createCDPSession());
      await dress(page, scheme);
      await loadPage(page, url);
      return page;
    });

  return {
    name: 'chromium',
    version: await browser.version(),
    page: openTab,
    extensionPage: (path) => openTab(`${origin}/${path}`),
    focus: (page) => page.bringToFront(),
    tabId: (page) => desk.tabId(page),
    askTab: (page, type, data) => desk.askTab(page, type, data),
    inExtension: desk.run,
    stopBackground: () => workers.stop(() => watch.releaseWorkers()),
    async switchOffAndOn(whileOff) {
      const list = await browser.newPage();
      await list.goto('chrome://extensions');
      const id = new URL(origin).host;
      await list.evaluate((extension) => chrome.management.setEnabled(extension, false), id);
      await whileOff();
      await list.evaluate((extension) => chrome.management.setEnabled(extension, true), id);
      deskPage = await browser.newPage();
      await deskPage.goto(`${origin}/${DESK_FILE}`);
      desk.moveTo(deskPage);
      workers = new WorkerStates(await deskPage.createCDPSession());
      await workers.activated();
      await list.close();
    },
    consoleErrors: () => Promise.resolve(watch.errors),
    requests: () =>
      Promise.resolve(
        options.from === 'network'
          ? []
          : options.from.requests.map((request) =>
              watch.asked.has(request.url) ? { ...request, from: 'extension' } : request,
            ),
      ),
    async setColorScheme(next) {
      scheme = next;
      await Promise.all((await browser.pages()).map((page) => dress(page, next)));
    },
    setPreference: (preference) => Promise.reject(new Error(`Chromium has no preference ${preference}`)),
    handOver: () => untilLeft(browser, deskPage),
    close: () => leftovers.clear(() => browser.close()),
  };
}

async function dress(page: Page, scheme: ColorScheme | undefined): Promise<void> {
  if (scheme !== undefined) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
}

/**
 * How the extension's service worker stands, by the protocol's own events: puppeteer's list of targets keeps for ever a
 * worker that ended while puppeteer was still letting go of it.
 */
class WorkerStates {
  readonly #session: CDPSession;
  readonly #versions = new Map<string, Protocol.ServiceWorker.ServiceWorkerVersion>();
  #stops = 0;

  /** @param session of a page of the extension */
  constructor(session: CDPSession) {
    this.#session = session;
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const version of versions) {
        if (version.runningStatus === 'stopped' && isRunning(this.#versions.get(version.versionId))) this.#stops++;
        this.#versions.set(version.versionId, version);
      }
    });
  }

  /** Waits until the worker is installed: one that is killed before that never comes back. */
  async activated(): Promise<void> {
    await this.#session.send('ServiceWorker.enable');
    await this.#until(START_LIMIT_MS, 'was not installed', (versions) =>
      versions.some(({ status }) => status === 'activated'),
    );
  }

  /**
   * Ends the worker that runs, if any. Work that waits may start a new one at once, which knows nothing of the old one's.
   *
   * @param release lets go of workers that are being debugged: these do not end
   */
  async stop(release: () => Promise<void>): Promise<void> {
    const before = this.#stops;
    let asked = 0;
    await this.#until(STOP_LIMIT_MS, 'did not stop', async (versions) => {
      if (this.#stops > before || !versions.some(isRunning)) return true;
      // Not over and over: a command that comes late would end the next worker, with the question that woke it.
      if (Date.now() - asked > ASK_AGAIN_MS) {
        await release();
        await this.#session.send('ServiceWorker.stopAllWorkers');
        asked = Date.now();
      }
      return false;
    });
  }

  async #until(
    limit: number,
    fault: string,
    holds: (versions: readonly Protocol.ServiceWorker.ServiceWorkerVersion[]) => boolean | Promise<boolean>,
  ): Promise<void> {
    const end = Date.now() + limit;
    while (!(await holds([...this.#versions.values()]))) {
      if (Date.now() > end) throw new Error(`the service worker ${fault}`);
      await sleep(20);
    }
  }
}

function isRunning(version: Protocol.ServiceWorker.ServiceWorkerVersion | undefined): boolean {
  return version !== undefined && version.runningStatus !== 'stopped';
}

/** Collects the errors and requests of one extension, from whatever context they come, by the debugging protocol. */
class ExtensionWatch {
  readonly errors: string[] = [];
  /** Addresses that the extension's own scripts asked for. */
  readonly asked = new Set<string>();
  readonly #origin: string;
  /** Of each worker that is attached, what lets go of it. */
  readonly #workers = new Set<Promise<() => Promise<void>>>();

  /** @param origin `chrome-extension://` and the id */
  constructor(origin: string) {
    this.#origin = origin;
  }

  /**
   * Takes notes of every worker of the extension, those to come included. Not by puppeteer's own sessions: while it attaches
   * one, it overlooks that a page of the extension has attached to the same worker, and that one then waits for a debugger
   * at its next start for ever.
   *
   * @param root a session with the browser itself
   */
  async followWorkers(root: CDPSession): Promise<void> {
    root.on('Target.targetCreated', ({ targetInfo: { type, url, targetId } }) => {
      if (type !== 'service_worker' || !url.startsWith(this.#origin)) return;
      const attached = this.#attach(root, targetId);
      attached.catch(() => undefined);
      this.#workers.add(attached);
    });
    await root.send('Target.setDiscoverTargets', { discover: true });
    await Promise.allSettled(this.#workers);
  }

  /** @returns what lets go of it; it fails where the worker has ended meanwhile */
  async #attach(root: CDPSession, targetId: string): Promise<() => Promise<void>> {
    const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: true });
    const session = root.connection()?.session(sessionId);
    if (session) await this.listen(session, true).catch(() => undefined);
    return () => root.send('Target.detachFromTarget', { sessionId });
  }

  /** Takes notes of one tab or worker from now on. */
  async listen(session: CDPSession, isWorker = false): Promise<void> {
    const ownContexts = new Set<number>();
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === this.#origin) ownContexts.add(context.id);
    });
    session.on('Runtime.consoleAPICalled', ({ type, args, executionContextId, stackTrace }) => {
      if (type !== 'error' && type !== 'assert') return;
      const text = args.map((arg) => String(arg.value ?? arg.description ?? arg.type)).join(' ');
      if (ownContexts.has(executionContextId) || this.#isOurs(stackTrace)) this.errors.push(`console.${type}: ${text}`);
    });
    session.on(
      'Runtime.exceptionThrown',
      ({ exceptionDetails: { text, exception, executionContextId, stackTrace, url } }) => {
        const ours = ownContexts.has(executionContextId ?? -1) || this.#isOurs(stackTrace) || this.#isOurs(url);
        if (ours) this.errors.push(`${text} ${exception?.description ?? String(exception?.value ?? '')}`.trim());
      },
    );
    session.on('Log.entryAdded', ({ entry }) => {
      if (entry.level !== 'error') return;
      if (this.#isOurs(entry.url) || this.#isOurs(entry.text) || this.#isOurs(entry.stackTrace)) {
        this.errors.push(`${entry.source}: ${entry.text}`);
      }
    });
    session.on('Network.requestWillBeSent', ({ request, initiator }) => {
      if (isWorker || this.#isOurs(initiator)) this.asked.add(request.url);
    });
    await enable(session, 'Network.enable');
    await enable(session, 'Runtime.enable');
    await enable(session, 'Log.enable');
  }

  /** Lets go of the service workers: one that is being debugged does not end. */
  async releaseWorkers(): Promise<void> {
    const attached = [...this.#workers];
    this.#workers.clear();
    await Promise.allSettled(attached.map(async (letGo) => (await letGo)()));
  }

  #isOurs(where: object | string | undefined): boolean {
    return where !== undefined && JSON.stringify(where).includes(this.#origin);
  }
}

/** Not every kind of target knows every part of the protocol. */
async function enable(session: CDPSession, method: 'Network.enable' | 'Runtime.enable' | 'Log.enable'): Promise<void> {
  await session.send(method).catch(() => undefined);
}
