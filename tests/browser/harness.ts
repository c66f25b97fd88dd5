import { afterAll, beforeAll } from 'vitest';
import type { PageDescription } from '../../lib/annotate/description.ts';
import { setEnabled, untilSettled } from '../../scripts/browsers/annotation.ts';
import { type BrowserName, findBrowser } from '../../scripts/browsers/find.ts';
import { openBrowser } from '../../scripts/browsers/open.ts';
import type { OpenBrowser, OpenOptions } from '../../scripts/browsers/open-browser.ts';
import { type LocalServer, type Route, startServer } from '../../scripts/browsers/server.ts';
import { buildExtension } from '../../scripts/extension-build.ts';
import type { Page } from 'puppeteer-core';

export { BROWSERS } from '../../scripts/browsers/find.ts';

/** One browser for all tests of a `describe` block, with the extension and a server of its own. */
export interface Harness {
  readonly browser: OpenBrowser;
  readonly server: LocalServer;
  /** Opens a page that is served now and waits until it is annotated. */
  annotated(url: string): Promise<{ page: Page; description: PageDescription }>;
  /** Serves a page besides those that are served already, and opens it as `annotated` does. */
  annotatedHtml(route: Route): Promise<{ page: Page; description: PageDescription }>;
  /** Closes every tab that the tests opened, and switches the extension on. */
  reset(): Promise<void>;
}

/**
 * Starts a browser with the extension (built for tests) before the tests of the surrounding `describe` block, and ends it
 * after them. Read its fields inside of tests only.
 */
export function withBrowser(name: BrowserName, routes: readonly Route[], options: Partial<OpenOptions> = {}): Harness {
  let browser: OpenBrowser | undefined;
  let server: LocalServer | undefined;
  const pages = new Set<Page>();
  const started = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the browser is there only while tests run');
    return value;
  };

  beforeAll(async () => {
    if (findBrowser(name) === undefined) throw new Error(`${name} is missing; npm test installs it`);
    const extensionDir = await buildExtension(name, 'test');
    server = await startServer(routes);
    browser = await openBrowser(name, { extensionDir, from: server, ...options });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
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
