import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from './browsers/find.ts';
import { ensureSnapshot } from './ensure-snapshot.ts';
import { withLock } from './file-lock.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a build is made of; the bundled snapshot in public/dataset is itself made of data/. */
const SOURCES = ['entrypoints', 'components', 'lib', 'data', 'public', 'scripts/data'];
const SETTINGS = ['wxt.config.ts', 'package.json', 'package-lock.json'];
const MADE = join(ROOT, 'public/dataset');

/** `store`: as it is published. `test`: the same, but with shadow roots that tests can look into. */
export type BuildMode = 'store' | 'test';

/** Where the build of one browser is, as an absolute path. */
export function buildFolder(browser: BrowserName, mode: BuildMode): string {
  return join(ROOT, '.output', `${browser === 'firefox' ? 'firefox' : 'chrome'}-mv3${mode === 'test' ? '-test' : ''}`);
}

/**
 * Builds the extension for a browser if its build is missing or older than its sources. Safe when two processes ask at the
 * same time. Says on stderr what it builds.
 *
 * @param anew builds even where nothing has changed
 * @returns the folder of the unpacked extension
 * @throws InputError where the dataset has faults, Error where the build fails; what is wrong is on stderr by then
 */
export function buildExtension(
  browser: BrowserName,
  mode: BuildMode,
  { anew = false }: { readonly anew?: boolean } = {},
): Promise<string> {
  const folder = buildFolder(browser, mode);
  return withLock(`build of ${ROOT}`, async () => {
    if (!anew && isCurrent(folder)) return folder;
    const started = Date.now();
    process.stderr.write(
      `open-recipe: building the extension for ${browser === 'firefox' ? 'Firefox' : 'Chromium'} ...\n`,
    );
    await ensureSnapshot();
    const target = ['-b', browser === 'firefox' ? 'firefox' : 'chrome', ...(mode === 'test' ? ['--mode', 'test'] : [])];
    await run('the extension build', ['node_modules/wxt/bin/wxt.mjs', 'build', ...target]);
    mkdirSync(dirname(stampOf(folder)), { recursive: true });
    writeFileSync(stampOf(folder), String(started));
    return folder;
  });
}

/** The stamp says when a build began, so that what changed while it ran counts as newer. It lies outside of what is shipped. */
function stampOf(folder: string): string {
  return `${folder}.built`;
}

function isCurrent(folder: string): boolean {
  try {
    statSync(join(folder, 'manifest.json'));
    const built = Number(readFileSync(stampOf(folder), 'utf8'));
    return [...SOURCES, ...SETTINGS].every((source) => newestIn(join(ROOT, source)) < built);
  } catch {
    return false;
  }
}

/** When something at or below a path changed last, in milliseconds since 1970; folders count, because deleting touches only them. */
function newestIn(path: string): number {
  const here = statSync(path, { throwIfNoEntry: false });
  if (here === undefined || path === MADE) return 0;
  if (!here.isDirectory()) return here.mtimeMs;
  const inside = readdirSync(path).map((name) => newestIn(join(path, name)));
  // The snapshot's folder being made anew is no change of the sources.
  return Math.max(path === dirname(MADE) ? 0 : here.mtimeMs, ...inside);
}

/** Runs a Node program; shows its output only where it fails. */
function run(name: string, args: readonly string[]): Promise<void> {
  // Inside of a test run the caller's NODE_ENV would put debug code, with this machine's paths, into what is shipped.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(output));
      reject(new Error(`${name} failed: see the lines above`));
    });
  });
}
