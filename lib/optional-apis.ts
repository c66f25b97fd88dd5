/**
 * The parts of the extension API that not every browser has; Firefox for Android lacks them all. Whatever is not here may
 * be counted on: a test holds both against the compatibility data of MDN.
 */
import { browser, type Browser } from 'wxt/browser';

export interface OptionalApis {
  readonly commands?: typeof Browser.commands;
  readonly contextMenus?: typeof Browser.contextMenus;
  readonly windows?: typeof Browser.windows;
  /** Chrome's panel beside the page. */
  readonly sidePanel?: typeof Browser.sidePanel;
  /** Firefox's panel beside the page. */
  readonly sidebarAction?: { open(): Promise<void> };
}

export const optionalApis: OptionalApis = browser;
