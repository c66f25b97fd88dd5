import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { InputError } from '../command-line.ts';
import { type BrowserName, findBrowser, variableOf } from './find.ts';

interface PackageManager {
  command: string;
  /** Brings the list of packages up to date; absent where the install command does so itself. */
  refresh?: string[];
  install: string[];
  packages: Record<BrowserName, string>;
}

const APT: PackageManager = {
  command: 'apt-get',
  refresh: ['update'],
  install: ['install', '-y', '--no-install-recommends'],
  packages: { chromium: 'chromium', firefox: 'firefox-esr' },
};

/** Package managers that install a browser without a question. apt counts on Debian only: Ubuntu's packages are shells for snap. */
const MANAGERS: PackageManager[] = [
  ...(isDebian() ? [APT] : []),
  { command: 'dnf', install: ['install', '-y'], packages: { chromium: 'chromium', firefox: 'firefox' } },
  { command: 'pacman', install: ['-Sy', '--noconfirm'], packages: { chromium: 'chromium', firefox: 'firefox' } },
  { command: 'apk', install: ['add'], packages: { chromium: 'chromium', firefox: 'firefox' } },
];

/**
 * The program of each browser, installed through the system's package manager where one is missing and that needs no
 * password. Says on stderr what it installs.
 *
 * @throws InputError with one line that names what to install and how
 */
export function ensureBrowsers(wanted: readonly BrowserName[]): Map<BrowserName, string> {
  const missing = wanted.filter((browser) => findBrowser(browser) === undefined);
  if (missing.length > 0) installByPackageManager(missing);
  return new Map(wanted.map((browser) => [browser, findBrowser(browser) ?? giveUp([browser])]));
}

function installByPackageManager(missing: readonly BrowserName[]): void {
  const manager = MANAGERS.find(({ command }) => succeeds(command, ['--version']));
  const rights = isRoot() ? [] : ['sudo', '-n'];
  if (manager === undefined || (rights.length > 0 && !succeeds('sudo', ['-n', 'true']))) giveUp(missing);
  const packages = missing.map((browser) => manager.packages[browser]);
  const install = [...rights, manager.command, ...manager.install, ...packages];
  process.stderr.write(`open-recipe: installing ${packages.join(' and ')}: ${install.join(' ')} ...\n`);
  if (manager.refresh) runQuietly([...rights, manager.command, ...manager.refresh]);
  const failure = runQuietly(install);
  if (failure !== undefined) giveUp(missing, ` (${manager.command}: ${failure})`);
}

function giveUp(missing: readonly BrowserName[], because = ''): never {
  const names = missing
    .map((browser) => (browser === 'chromium' ? 'Chromium (or Chrome, Edge)' : 'Firefox'))
    .join(' and ');
  const variables = missing.map((browser) => `${variableOf(browser)}=/path/to/it`).join(' ');
  throw new InputError(`${names} not found. Install: ${advice(missing)}; or set ${variables}${because}`);
}

function advice(missing: readonly BrowserName[]): string {
  if (process.platform === 'darwin') return `brew install --cask ${list(missing, 'google-chrome', 'firefox')}`;
  if (process.platform === 'win32') return `winget install ${list(missing, 'Google.Chrome', 'Mozilla.Firefox')}`;
  const manager = MANAGERS.find(({ command }) => succeeds(command, ['--version']));
  if (manager === undefined) return `${list(missing, 'chromium', 'firefox')} through the system's package manager`;
  return `sudo ${manager.command} ${manager.install.join(' ')} ${missing.map((browser) => manager.packages[browser]).join(' ')}`;
}

function list(missing: readonly BrowserName[], chromium: string, firefox: string): string {
  return missing.map((browser) => (browser === 'chromium' ? chromium : firefox)).join(' ');
}

/** Runs a command out of sight; returns the last line of its complaint where it fails. */
function runQuietly([command = '', ...args]: readonly string[]): string | undefined {
  const run = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (run.status === 0) return undefined;
  return run.error?.message ?? run.stderr.trim().split('\n').at(-1) ?? `exit code ${run.status}`;
}

function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function isDebian(): boolean {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
