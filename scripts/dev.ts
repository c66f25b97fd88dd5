/** `npm run dev`: builds anew on every change, in a browser that reloads the extension. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { BROWSERS, type BrowserName } from './browsers/find.ts';
import { ensureBrowsers } from './browsers/install.ts';
import { openBrowser } from './browsers/open.ts';
import { runCommand, UsageError } from './command-line.ts';
import { hasDisplay } from './display.ts';
import { ensureSnapshot } from './ensure-snapshot.ts';

const USAGE = `
Usage: npm run dev
       npm run dev:firefox

Builds the extension on every change and, where there is a display, opens a browser with it that reloads after each
build. Ends when the browser is closed or with Ctrl+C.`;

const FIRST_PAGE = 'https://huggingface.co/allenai/OLMo-2-1124-7B';

/** Starts the bundler's watcher; resolves once the first build is done. */
function watch(browser: BrowserName): Promise<{ stop(): void; ended: Promise<void> }> {
  const args = ['node_modules/wxt/bin/wxt.mjs', ...(browser === 'firefox' ? ['-b', 'firefox'] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  return new Promise((built, failed) => {
    child.on('error', failed);
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      if (chunk.toString().includes('Built extension')) built({ stop: () => child.kill(), ended });
    });
    void ended.then(() => failed(new Error('the bundler stopped before its first build was done')));
  });
}

await runCommand({
  name: 'dev',
  usage: USAGE,
  options: {},
  positionals: [0, 1],
  async run(_values, [wanted = 'chromium']) {
    const browser = BROWSERS.find((known) => known === wanted);
    if (!browser) throw new UsageError(`"${wanted}" is not one of ${BROWSERS.join(', ')}`);
    await ensureSnapshot();
    const watcher = await watch(browser);
    if (!hasDisplay()) {
      process.stdout.write('No display: watching without a browser.\n');
      return watcher.ended;
    }
    ensureBrowsers([browser]);
    const extensionDir = resolve('.output', `${browser === 'firefox' ? 'firefox' : 'chrome'}-mv3-dev`);
    const opened = await openBrowser(browser, { extensionDir, from: 'network', headed: true });
    await opened.page(FIRST_PAGE).catch((error: unknown) => process.stdout.write(`${String(error)}\n`));
    await Promise.race([opened.handOver(), watcher.ended]);
    await opened.close();
    watcher.stop();
    return undefined;
  },
});
