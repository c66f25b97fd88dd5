/** Accessibility as axe-core sees it, in a page of a test browser. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { expect, vi } from 'vitest';
import type { OpenBrowser } from '../../scripts/browsers/open-browser.ts';

declare const axe: { run(context: Document | Element, options: RunOptions): Promise<AxeResults> };

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The ways in which a page can be coloured. `forced`: by the system, as with high contrast. */
export const COLOURS = ['light', 'dark', 'forced'] as const;
export type Colours = (typeof COLOURS)[number];

export interface Look {
  /** The part of the page to look at, open shadow roots in it included; all of it without. */
  readonly part?: string;
  /** Only what depends on the colours. */
  readonly onlyContrast?: boolean;
  /** Rules that cannot hold for a part of a page. */
  readonly without?: readonly string[];
}

/** What axe-core finds wrong (WCAG to AA and good practice), one line a node: rule, place, and what it says of it. */
export async function violationsIn(page: Page, look: Look = {}): Promise<string[]> {
  const { part = ':root', onlyContrast = false, without = [] } = look;
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await source);
  const options: RunOptions = {
    resultTypes: ['violations'],
    iframes: false,
    ...(onlyContrast && { runOnly: ['color-contrast'] }),
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  };
  return page.evaluate(
    async (selector, given) => {
      const { violations } = await axe.run(document.querySelector(selector) ?? document, given);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
      );
    },
    part,
    options,
  );
}

/**
 * Expects that axe-core finds nothing wrong. What fades in, and what the browser is still giving other colours, is asked of
 * again: a fault stays. One look at a large page takes a busy machine seconds.
 */
export async function expectNoViolation(page: Page, look: Look = {}, what?: string): Promise<void> {
  await vi.waitFor(async () => expect(await violationsIn(page, look), what).toEqual([]), {
    timeout: 30_000,
    interval: 300,
  });
}

/** Gives a page these colours from now on. */
export async function colour(browser: OpenBrowser, page: Page, colours: Colours): Promise<void> {
  await browser.setColorScheme(colours === 'dark' ? 'dark' : 'light');
  if (browser.name === 'firefox') {
    // 2: the system's colours in place of the page's; 0: the page's, but for a system with high contrast.
    await browser.setPreference('browser.display.document_color_use', colours === 'forced' ? 2 : 0);
    return;
  }
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: colours === 'dark' ? 'dark' : 'light' },
      { name: 'forced-colors', value: colours === 'forced' ? 'active' : 'none' },
    ],
  });
}
