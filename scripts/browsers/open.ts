import { openChromium } from './chromium.ts';
import type { BrowserName } from './find.ts';
import { openFirefox } from './firefox.ts';
import type { OpenBrowser, OpenOptions } from './open-browser.ts';

const OPENERS: Record<BrowserName, (options: OpenOptions) => Promise<OpenBrowser>> = {
  chromium: openChromium,
  firefox: openFirefox,
};

/** Starts a browser with our extension; installs the browser first where it is missing. @throws InputError where that is not possible */
export function openBrowser(name: BrowserName, options: OpenOptions): Promise<OpenBrowser> {
  return OPENERS[name](options);
}
