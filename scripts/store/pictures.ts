/** Pictures for the stores, taken of the extension as it is shipped, on the demo pages. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { untilQuiet } from '../annotate/page-probe.ts';
import { untilSettled } from '../browsers/annotation.ts';
import type { ColorScheme, OpenBrowser } from '../browsers/open-browser.ts';
import { openCard } from '../start/pictures.ts';

/** What stores ask for, in pixels. */
const SCREEN = { width: 1280, height: 800 };
const POPUP = { width: 400, height: 560 };
const SCHEMES: readonly ColorScheme[] = ['light', 'dark'];

/** A page of the store, in the order in which they are shown. */
export interface Shot {
  /** Of the file, before the scheme. */
  readonly name: string;
  /** A web page, or with `extension:` a page of ours. */
  readonly url: string;
  /** `card`: with the card of a name open. `popup?...`: with the popup, as it hangs from the toolbar. */
  readonly with?: 'card' | `popup.html?${string}`;
}

/** Takes each shot light and dark. @returns the paths */
export async function takeShots(browser: OpenBrowser, shots: readonly Shot[], folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const shot of shots) {
    for (const scheme of SCHEMES) {
      await browser.setColorScheme(scheme);
      const path = join(folder, `${shot.name}-${scheme}.png`);
      await writeFile(path, await take(browser, shot));
      paths.push(path);
    }
  }
  return paths;
}

async function take(browser: OpenBrowser, { url, with: besides }: Shot): Promise<Uint8Array> {
  const page = await open(browser, url);
  if (besides === 'card') {
    const description = await untilSettled(browser, page);
    if (!description || !(await openCard(page, description))) throw new Error(`no card on ${url}`);
  }
  const picture = await page.screenshot();
  if (besides === undefined || besides === 'card') {
    await page.close();
    return picture;
  }
  const popup = await browser.extensionPage(besides);
  await popup.setViewport(POPUP);
  await untilQuiet(popup);
  const joined = await hang(page, picture, await popup.screenshot());
  await popup.close();
  await page.close();
  return joined;
}

async function open(browser: OpenBrowser, url: string): Promise<Page> {
  const isOurs = url.startsWith('extension:');
  const page = await (isOurs ? browser.extensionPage(url.replace('extension:', '')) : browser.page(url));
  await page.setViewport(SCREEN);
  await (isOurs ? untilQuiet(page) : untilSettled(browser, page));
  return page;
}

/** The page with the popup at its upper right corner. A driver cannot take a picture of both at once. */
async function hang(page: Page, below: Uint8Array, popup: Uint8Array): Promise<Uint8Array> {
  const sheet = await page.browser().newPage();
  await sheet.setViewport(SCREEN);
  await sheet.setContent(`<style>
    body { margin: 0 }
    img { position: absolute; top: 0; left: 0 }
    img + img { top: 8px; left: auto; right: 24px; border-radius: 10px; box-shadow: 0 0 0 1px #8884, 0 12px 40px #0006 }
    </style><img src="${dataUrl(below)}"><img src="${dataUrl(popup)}">`);
  await sheet.waitForFunction(() => Array.from(document.images).every(({ complete }) => complete));
  const picture = await sheet.screenshot();
  await sheet.close();
  return picture;
}

const dataUrl = (png: Uint8Array) => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
