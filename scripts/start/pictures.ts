import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { BadgeDescription, PageDescription } from '../../lib/annotate/description.ts';
import { untilQuiet } from '../annotate/page-probe.ts';
import { untilSettled } from '../browsers/annotation.ts';
import type { ColorScheme, OpenBrowser } from '../browsers/open-browser.ts';

const POPUP = { width: 400, height: 560 };
const CARD_LIMIT_MS = 5000;
/** The card fades in for 120 ms, and may still be filled when it is there. */
const CARD_FADE_MS = 500;

const SCHEMES: readonly ColorScheme[] = ['light', 'dark'];

/**
 * Saves pictures of an annotated page, light and dark: the page, the page with a card open, and the popup for it.
 *
 * @param slug the start of their names
 * @returns the paths, in that order for each scheme; a card or popup that did not show is left out
 */
export async function takePictures(browser: OpenBrowser, page: Page, slug: string, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  const save = async (of: Page, name: string, scheme: ColorScheme) => {
    const path = join(folder, `${slug}${name}-${scheme}.png`);
    await of.screenshot({ path: path as `${string}.png` });
    paths.push(path);
  };
  for (const scheme of SCHEMES) {
    await browser.setColorScheme(scheme);
    await page.bringToFront();
    const description = await untilSettled(browser, page);
    await save(page, '', scheme);
    if (description && (await openCard(page, description))) await save(page, '-card', scheme);
    await page.mouse.move(0, 0);
  }
  const popup = await browser.extensionPage(`popup.html?tabId=${browser.tabId(page)}`);
  await popup.setViewport(POPUP);
  for (const scheme of SCHEMES) {
    await browser.setColorScheme(scheme);
    await untilQuiet(popup);
    await save(popup, '-popup', scheme);
  }
  await popup.close();
  return paths;
}

/** Points at the first name of the page that is in view, and waits for its card. @returns whether it came */
export async function openCard(page: Page, { badges }: PageDescription): Promise<boolean> {
  const height = await page.evaluate(() => innerHeight);
  const isInView = ({ rect }: BadgeDescription) => rect !== null && rect.y >= 0 && rect.y + rect.height < height;
  const rect = badges.find(isInView)?.rect;
  if (!rect) return false;
  await page.mouse.move(rect.x + rect.width / 2, rect.y + rect.height / 2, { steps: 4 });
  const end = Date.now() + CARD_LIMIT_MS;
  while (!(await page.evaluate(() => document.querySelector('open-recipe-card') !== null))) {
    if (Date.now() > end) return false;
    await sleep(50);
  }
  await sleep(CARD_FADE_MS);
  return true;
}
