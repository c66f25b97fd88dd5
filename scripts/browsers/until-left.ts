import type { Browser, Page } from 'puppeteer-core';

/**
 * Leaves a browser window to its user.
 *
 * @param desk the driver's own tab, which is closed
 * @returns when the browser has ended or its last tab is closed: on some systems a browser outlives its windows
 */
export async function untilLeft(browser: Browser, desk: Page): Promise<void> {
  await desk.close();
  await new Promise<void>((resolve) => {
    browser.once('disconnected', () => resolve());
    browser.on('targetdestroyed', () => {
      const isEmpty = !browser.targets().some((target) => target.type() === 'page');
      if (isEmpty) resolve();
    });
  });
}
