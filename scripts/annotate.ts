/** `npm run annotate`: loads a saved page as if it came from its address, and reports what was annotated and what it cost. */
import { writeFile } from 'node:fs/promises';
import { measurePage } from './annotate/measure.ts';
import { BROWSERS } from './browsers/find.ts';
import { ensureBrowsers } from './browsers/install.ts';
import { readPageFile } from './browsers/page-file.ts';
import { runCommand, UsageError } from './command-line.ts';
import { buildExtension } from './extension-build.ts';
import { callersPath } from './callers-path.ts';

const USAGE = `
Usage: npm run annotate -- --url URL --html FILE [options]

Loads FILE in a real browser with the built extension as if it were URL. Nothing leaves the machine.

  --url URL           the address that the page gets (http or https)
  --html FILE         the page; a name that ends in .gz is unpacked
  --browser NAME      chromium (default) or firefox
  --json OUT          where the report goes; stdout without it
  --screenshot PNG    where a picture of the annotated page goes

The report: {url, browser, page: {kind}, badges, marks, claims, consoleErrors, requests, layoutShift, longTasks,
lastBadgeMs, domUnchanged, screenshot}. domUnchanged: whether the page's tree is as before once our elements are gone.`;

await runCommand({
  name: 'annotate',
  usage: USAGE,
  options: {
    url: { type: 'string' },
    html: { type: 'string' },
    browser: { type: 'string' },
    json: { type: 'string' },
    screenshot: { type: 'string' },
  },
  async run({ url, html, browser = 'chromium', json, screenshot }) {
    if (url === undefined || html === undefined) throw new UsageError('--url and --html are both needed');
    const name = BROWSERS.find((each) => each === browser);
    if (name === undefined) throw new UsageError(`--browser is ${BROWSERS.join(' or ')}, not "${browser}"`);
    const route = { url: addressOf(url), content: { html: await readPageFile(callersPath(html)) } };
    const picture = screenshot === undefined ? null : callersPath(screenshot);
    const out = json === undefined ? null : callersPath(json);
    // A place that cannot be written is known before the browser starts.
    for (const place of [out, picture]) if (place !== null) await writeFile(place, '');
    ensureBrowsers([name]);
    const report = await measurePage(name, await buildExtension(name), route, picture);
    const text = `${JSON.stringify({ ...report, screenshot: screenshot ?? null }, null, 2)}\n`;
    if (out === null) process.stdout.write(text);
    else await writeFile(out, text);
  },
});

function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new UsageError(`--url "${text}" is not an http or https address`);
  return url.href;
}
