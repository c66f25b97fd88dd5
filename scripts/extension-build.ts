import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { BrowserName } from './browsers/find.ts';
import { ensureSnapshot } from './ensure-snapshot.ts';
import { freshBuild, ROOT } from './fresh-build.ts';

/** What a build is made of; the bundled snapshot in public/dataset is itself made of data/. */
const SOURCES = ['entrypoints', 'components', 'lib', 'data', 'public', 'scripts/data'];
const SETTINGS = ['wxt.config.ts', 'package.json', 'package-lock.json'];

/**
 * Builds the extension for a browser, as it is published, if its build is missing or older than its sources. Safe when two
 * processes ask at the same time. Says on stderr what it builds.
 *
 * @param anew builds even where nothing has changed
 * @returns the folder of the unpacked extension, as an absolute path
 * @throws InputError where the dataset has faults, Error where the build fails; what is wrong is on stderr by then
 */
export function buildExtension(
  browser: BrowserName,
  { anew = false }: { readonly anew?: boolean } = {},
): Promise<string> {
  const target = browser === 'firefox' ? 'firefox' : 'chrome';
  const make = async () => {
    process.stderr.write(
      `open-recipe: building the extension for ${browser === 'firefox' ? 'Firefox' : 'Chromium'} ...\n`,
    );
    await ensureSnapshot();
    await run('the extension build', ['node_modules/wxt/bin/wxt.mjs', 'build', '-b', target]);
  };
  const folder = join(ROOT, '.output', `${target}-mv3`);
  return freshBuild({ folder, proof: 'manifest.json', sources: [...SOURCES, ...SETTINGS], make }, anew);
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
