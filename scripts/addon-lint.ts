/** Mozilla's own review checks on the Firefox build. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
}

interface LintReport {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Preact carries code for `dangerouslySetInnerHTML`, which nothing of ours uses (a lint rule sees to that). */
const ALLOWED = 'UNSAFE_VAR_ASSIGNMENT';

/**
 * Lints an unpacked build.
 * @returns what is wrong with it, one line each; empty where nothing is
 * @throws Error where the linter does not run
 */
export async function lintAddon(folder: string): Promise<string[]> {
  const args = ['lint', '--source-dir', folder, '--output', 'json'];
  const child = spawn(resolve('node_modules/.bin/web-ext'), args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await new Promise((done, fail) => child.on('error', fail).on('close', done));
  const { errors, warnings } = JSON.parse(text) as LintReport;
  return [...errors, ...warnings]
    .filter(({ code }) => code !== ALLOWED)
    .map(({ code, message, file }) => `${file ?? 'manifest.json'}: ${code}: ${message}`);
}
