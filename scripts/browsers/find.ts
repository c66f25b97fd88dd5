import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { InputError } from '../command-line.ts';

export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** Where a browser may be, best first: names looked up on the PATH, and whole paths where the system keeps programs. */
const PLACES: Record<BrowserName, { variable: string; commands: string[]; paths: string[] }> = {
  chromium: {
    variable: 'CHROMIUM',
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'microsoft-edge',
      'microsoft-edge-stable',
      'brave-browser',
    ],
    paths: [
      ...onMac('Chromium', 'Chromium'),
      ...onMac('Google Chrome', 'Google Chrome'),
      ...onMac('Microsoft Edge', 'Microsoft Edge'),
      ...onWindows('Chromium/Application/chrome.exe'),
      ...onWindows('Google/Chrome/Application/chrome.exe'),
      ...onWindows('Microsoft/Edge/Application/msedge.exe'),
      '/snap/bin/chromium',
    ],
  },
  firefox: {
    variable: 'FIREFOX',
    commands: ['firefox-esr', 'firefox'],
    paths: [
      ...onMac('Firefox', 'firefox'),
      ...onMac('Firefox ESR', 'firefox'),
      ...onWindows('Mozilla Firefox/firefox.exe'),
      '/snap/bin/firefox',
    ],
  },
};

/** The environment variable that names the program to use for `browser`. */
export function variableOf(browser: BrowserName): string {
  return PLACES[browser].variable;
}

/**
 * The path of the program to start for `browser`, or undefined where there is none. The environment variable CHROMIUM
 * or FIREFOX wins.
 *
 * @throws InputError where the variable is set but does not name a program
 */
export function findBrowser(browser: BrowserName): string | undefined {
  const { variable, commands, paths } = PLACES[browser];
  const chosen = process.env[variable];
  if (chosen) {
    const found = isProgram(chosen) ? chosen : onPath([chosen]);
    if (found === undefined) throw new InputError(`${variable}=${chosen} is not a program that can be started`);
    return found;
  }
  return onPath(commands) ?? paths.find(isProgram);
}

function onPath(commands: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const command of commands) {
    const found = folders.map((folder) => join(folder, command)).find(isProgram);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onMac(app: string, program: string): string[] {
  if (process.platform !== 'darwin') return [];
  const home = process.env['HOME'] ?? '';
  return ['/Applications', `${home}/Applications`].map((folder) => `${folder}/${app}.app/Contents/MacOS/${program}`);
}

function onWindows(program: string): string[] {
  if (process.platform !== 'win32') return [];
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name]);
  return roots.filter((root) => root !== undefined).map((root) => join(root, program));
}
