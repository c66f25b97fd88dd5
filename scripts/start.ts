/** `npm start`: the extension at work in a real Chromium, on the demo pages or on the user's own. */
import { relative } from 'node:path';
import { untilSettled } from './browsers/annotation.ts';
import { ensureBrowsers } from './browsers/install.ts';
import { openBrowser } from './browsers/open.ts';
import type { OpenBrowser } from './browsers/open-browser.ts';
import { type LocalServer, startServer } from './browsers/server.ts';
import { messageOf, runCommand } from './command-line.ts';
import { hasDisplay } from './display.ts';
import { buildExtension } from './extension-build.ts';
import { takePictures } from './start/pictures.ts';
import { demoPages, isAnnotated, type ShownPage, userPage } from './start/shown-page.ts';
import { formatTable, type Row, rowsOf } from './start/table.ts';

const USAGE = `
Usage: npm start [-- URL or FILE ...]

Builds the extension, opens the demo pages (or the given pages) in Chromium with it, prints what it found and saves
pictures to screenshots/. With a display it then opens a window with the pages, until that is closed.

  URL   is loaded from the network
  FILE  a saved page (.html, .html.gz): shown under the address it was saved from

CHROMIUM=/path/to/browser chooses the browser.`;

const PICTURES = 'screenshots';

await runCommand({
  name: 'start',
  usage: USAGE,
  options: {},
  positionals: [0, 100],
  async run(_values, given) {
    const pages = given.length === 0 ? demoPages() : await Promise.all(given.map(userPage));
    ensureBrowsers(['chromium']);
    const extensionDir = await buildExtension('chromium');
    const server = await startServer(pages.flatMap(({ routes }) => routes));
    try {
      const rows: Row[] = [];
      const unreached: ShownPage[] = [];
      for (const group of groupsOf(pages)) {
        await withBrowser({ extensionDir, from: sourceOf(group, server) }, async (browser) => {
          for (const page of group) {
            const found = await show(browser, page);
            if (found === null) unreached.push(page);
            else rows.push(...found);
          }
        });
      }
      process.stdout.write(`\n${formatTable(rows)}\n\n`);
      process.stdout.write(`Pictures, light and dark, are in ${PICTURES}/\n`);
      const shown = pages.filter((page) => !unreached.includes(page));
      if (hasDisplay() && shown.length > 0) await openWindows(shown, extensionDir, server);
      return unreached.length > 0 ? 2 : 0;
    } finally {
      await server.close();
    }
  },
});

type Options = Parameters<typeof openBrowser>[1];

/** Pages of the local server and pages of the network need a browser each. */
function groupsOf(pages: readonly ShownPage[]): ShownPage[][] {
  const isLocal = ({ routes }: ShownPage) => routes.length > 0;
  return [pages.filter(isLocal), pages.filter((page) => !isLocal(page))].filter((group) => group.length > 0);
}

function sourceOf([first]: readonly ShownPage[], server: LocalServer): LocalServer | 'network' {
  return first && first.routes.length > 0 ? server : 'network';
}

async function withBrowser(options: Options, use: (browser: OpenBrowser) => Promise<void>): Promise<void> {
  const browser = await openBrowser('chromium', options);
  try {
    await use(browser);
  } finally {
    await browser.close();
  }
}

/** Annotates one page, takes its pictures and says what was done. @returns its rows of the table, or null where it cannot be reached */
async function show(browser: OpenBrowser, shown: ShownPage): Promise<Row[] | null> {
  const say = (text: string) => process.stdout.write(`${shown.title}: ${text}\n`);
  const page = await browser.page(shown.url).catch((error: unknown) => {
    process.stderr.write(`start: ${shown.url} cannot be reached: ${reasonOf(error)}\n`);
    return null;
  });
  if (page === null) return null;
  const description = await untilSettled(browser, page);
  if (description === null) {
    say(
      isAnnotated(shown.url)
        ? 'the extension gave no answer'
        : 'not on a site where the extension runs from install on',
    );
  } else {
    const pictures = await takePictures(browser, page, shown.slug, PICTURES);
    say(`shown as ${shown.url}, ${pictures.length} pictures (${relative('.', pictures[0] ?? PICTURES)} ...)`);
  }
  await page.close();
  return description === null ? [] : rowsOf(shown.title, description);
}

/** The browser's own word for why a page did not come, such as ERR_NAME_NOT_RESOLVED. */
function reasonOf(error: unknown): string {
  const message = messageOf(error);
  return /net::(\w+)/.exec(message)?.[1] ?? message;
}

async function openWindows(pages: readonly ShownPage[], extensionDir: string, server: LocalServer): Promise<void> {
  process.stdout.write('A window with the pages opens now; close it to end.\n');
  await Promise.all(
    groupsOf(pages).map((group) =>
      withBrowser({ extensionDir, from: sourceOf(group, server), headed: true }, async (browser) => {
        const [first] = await inTurn(group, ({ url }) => browser.page(url));
        await first?.bringToFront();
        await browser.handOver();
      }),
    ),
  );
}

/** Tabs are opened one after the other, so that they stand in the order of the table. */
async function inTurn<From, To>(items: readonly From[], work: (item: From) => Promise<To>): Promise<To[]> {
  const done: To[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
