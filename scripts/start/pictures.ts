import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { BadgeDescription, PageDescription } from '../../lib/annotate/description.ts';
import { untilQuiet } from '../annotate/page-probe.ts';
import { untilSettled } from '../browsers/annotation.ts';
import type { ColorScheme, OpenBrowser } from '../browsers/open-browser.ts';

const POPUP = { width: 400, height: 560 };
const CARD_LIMIT_MS = 5000;
/** The card comes and goes a moment after the pointer, with a fade. */
const CARD_FADE_MS = 600;
/** Names closer to the lower edge leave no room for a card below them. */
const LOWEST = 120;

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
    await writeFile(path, await of.screenshot());
    paths.push(path);
  };
  for (const scheme of SCHEMES) {
    await browser.setColorScheme(scheme);
    await page.bringToFront();
    const description = await untilSettled(browser, page);
    await save(page, '', scheme);
    if (description && (await openCard(page, description))) await save(page, '-card', scheme);
    await page.mouse.move(0, 0);
    await sleep(CARD_FADE_MS);
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

/**
 * Points at a name that is in view, best at one that the page calls open without reason, and waits for its card.
 *
 * @returns whether it came
 */
export async function openCard(page: Page, { badges, claims }: PageDescription): Promise<boolean> {
  const height = await page.evaluate(() => innerHeight);
  const inView = badges.filter(({ rect }) => rect !== null && rect.y >= 0 && rect.y + rect.height < height - LOWEST);
  const contradicted = claims.find(({ verdict }) => verdict === 'contradicted')?.id;
  const badge = inView.find(({ id }) => id === contradicted) ?? inView[0];
  if (!badge) return false;
  const { x, y } = middleOf(badge);
  await page.mouse.move(x, y, { steps: 4 });
  const end = Date.now() + CARD_LIMIT_MS;
  while (!(await page.evaluate(() => document.querySelector('open-recipe-card') !== null))) {
    if (Date.now() > end) return false;
    await sleep(50);
  }
  await sleep(CARD_FADE_MS);
  return true;
}

/** Where to point. In prose the words react, not the mark, which stands above their end. */
function middleOf({ rect, place }: BadgeDescription): { x: number; y: number } {
  const { x, y, width, height } = rect ?? { x: 0, y: 0, width: 0, height: 0 };
  return place === 'prose' ? { x: x - 8, y: y + height * 1.6 } : { x: x + width / 2, y: y + height / 2 };
}
