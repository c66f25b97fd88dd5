import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core';
import type { BrowserName } from './find.ts';
import { ensureBrowsers } from './install.ts';
import type { OpenOptions } from './open-browser.ts';

/** How a browser is started: as it is opened, with a profile, and of the server only where it listens. */
export interface StartOptions extends Omit<OpenOptions, 'from'> {
  readonly profile: string;
  readonly from: { readonly port: number } | 'network';
}

/** Starts a browser program, installed first where it is missing. @param own what only this browser takes */
export function launchProgram(name: BrowserName, options: StartOptions, own: LaunchOptions): Promise<Browser> {
  const { width, height } = sizeOf(options);
  const limit = name === 'firefox' ? 90_000 : 60_000;
  return puppeteer.launch({
    executablePath: ensureBrowsers([name]).get(name) ?? '',
    headless: !options.headed,
    userDataDir: options.profile,
    defaultViewport: options.headed ? null : { width, height },
    acceptInsecureCerts: options.from !== 'network',
    timeout: limit,
    protocolTimeout: limit,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...own,
  });
}

/** The size of the viewport, in CSS pixels. */
export function sizeOf({ viewport }: Pick<OpenOptions, 'viewport'>): { width: number; height: number } {
  return viewport ?? { width: 1280, height: 800 };
}
