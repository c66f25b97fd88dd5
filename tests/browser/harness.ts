import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, inject } from 'vitest';
import type { PageDescription } from '../../lib/annotate/description.ts';
import { setEnabled, untilSettled } from '../../scripts/browsers/annotation.ts';
import { type BrowserName, findBrowser } from '../../scripts/browsers/find.ts';
import { openBrowser } from '../../scripts/browsers/open.ts';
import type { OpenBrowser, OpenOptions } from '../../scripts/browsers/open-browser.ts';
import { type LocalServer, type Route, startServer } from '../../scripts/browsers/server.ts';

export { BROWSERS } from '../../scripts/browsers/find.ts';

/** One browser for all tests of a `describe` block, with the extension and a server of its own. */
export interface Harness {
  readonly browser: OpenBrowser;
  readonly server: LocalServer;
  /** The extension, as an absolute path. */
  readonly extensionDir: string;
  /** Opens a page that is served now and waits until it is annotated. */
  annotated(url: string): Promise<{ page: Page; description: PageDescription }>;
  /** Serves a page besides those that are served already, and opens it as `annotated` does. */
  annotatedHtml(route: Route): Promise<{ page: Page; description: PageDescription }>;
  /** Closes every tab that the tests opened, and switches the extension on. */
  reset(): Promise<void>;
}

interface HarnessOptions extends Pick<OpenOptions, 'viewport'> {
  /** Changes the extension, unpacked in a folder of its own, before it is installed. */
  readonly change?: (folder: string) => void;
}

/** Lets tests look into our closed shadow roots; those in the extension's own pages are open. */
const GLASSES = join(import.meta.dirname, 'glasses');

/** What a store would hand to a browser: Firefox installs the zip itself, Chromium only loads a folder. */
export function packaged(browser: BrowserName): string {
  const { zip, content } = inject('packages')[browser];
  return browser === 'firefox' ? zip : content;
}

/** Starts a browser with the packaged extension, unless `options` name another. */
export function openTested(
  name: BrowserName,
  from: LocalServer,
  options: Partial<OpenOptions> = {},
): Promise<OpenBrowser> {
  if (findBrowser(name) === undefined) throw new Error(`${name} is missing; npm test installs it`);
  return openBrowser(name, { extensionDir: packaged(name), from, alongside: [GLASSES], ...options });
}

/**
 * Starts a browser with the packaged extension before the tests of the surrounding `describe` block, and ends it after them.
 * Read its fields inside of tests only.
 */
export function withBrowser(
  name: BrowserName,
  routes: readonly Route[],
  { change, ...options }: HarnessOptions = {},
): Harness {
  let browser: OpenBrowser | undefined;
  let server: LocalServer | undefined;
  let copy: string | undefined;
  const pages = new Set<Page>();
  const started = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the browser is there only while tests run');
    return value;
  };

  beforeAll(async () => {
    if (change) {
      copy = mkdtempSync(join(tmpdir(), 'open-recipe-copy-'));
      cpSync(inject('packages')[name].content, copy, { recursive: true });
      change(copy);
    }
    server = await startServer(routes);
    browser = await openTested(name, server, { ...options, ...(copy === undefined ? {} : { extensionDir: copy }) });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    if (copy !== undefined) rmSync(copy, { recursive: true, force: true });
  });

  async function annotated(url: string): Promise<{ page: Page; description: PageDescription }> {
    const page = await started(browser).page(url);
    pages.add(page);
    const description = await untilSettled(started(browser), page);
    if (description === null) throw new Error(`no content script answers on ${url}`);
    return { page, description };
  }

  return {
    get browser() {
      return started(browser);
    },
    get server() {
      return started(server);
    },
    get extensionDir() {
      return copy ?? packaged(name);
    },
    annotated,
    async annotatedHtml(route) {
      started(server).routes = [...started(server).routes.filter(({ url }) => url !== route.url), route];
      return annotated(route.url);
    },
    async reset() {
      await Promise.all([...pages].map((page) => page.close()));
      pages.clear();
      await setEnabled(started(browser), true);
    },
  };
}

/** Whether what was found is what a test page calls `wanted`: case and punctuation do not count. */
export function isNamed(found: { id: string; name?: string; text?: string }, wanted: string): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return [found.name, found.id, found.text].some((text) => text !== undefined && plain(text).includes(plain(wanted)));
}
