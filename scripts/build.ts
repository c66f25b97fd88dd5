/** `npm run build`: store-ready builds for Chrome and Firefox. */
import { buildExtension } from './extension-build.ts';
import { runCommand } from './command-line.ts';

const USAGE = `
Usage: npm run build

Checks and packs the dataset, then builds the extension for Chrome and Firefox into .output/.

  --help  this text`;

await runCommand({
  name: 'build',
  usage: USAGE,
  options: {},
  async run() {
    for (const browser of ['chromium', 'firefox'] as const) process.stdout.write(`${await buildExtension(browser)}\n`);
  },
});
