/** The zips that the stores get, and that all these tests run on: what is in them, and that they can be made again. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { openBrowser } from '../../scripts/browsers/open.ts';
import { startServer } from '../../scripts/browsers/server.ts';
import { packSources } from '../../scripts/packages.ts';
import { BROWSERS, packaged } from './harness.ts';
import { unpack } from './packages.ts';

const folder = mkdtempSync(join(tmpdir(), 'open-recipe-again-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packages', () => {
  it('are the same bytes when a reviewer builds them elsewhere from the sources', { timeout: 300_000 }, async () => {
    const [sources, again] = [join(folder, 'sources.zip'), join(folder, 'again.zip')];
    for (const path of [sources, again]) expect(await packSources(path)).not.toBeNull();
    expect(readFileSync(again).equals(readFileSync(sources))).toBe(true);

    const sourcesOnly = join(folder, 'sources');
    unpack(sources, sourcesOnly);
    symlinkSync(join(process.cwd(), 'node_modules'), join(sourcesOnly, 'node_modules'));
    // What whoever works here has not added to git yet is no source for reviewers, but it is in the build at hand.
    const added = execFileSync('git', ['ls-files', '-z', '--others', '--exclude-standard'], { encoding: 'utf8' });
    for (const path of added.split('\0').filter(Boolean)) cpSync(path, join(sourcesOnly, path), { recursive: true });
    execFileSync('node_modules/.bin/tsx', ['scripts/zip.ts', '--unhosted', '--out', 'made'], {
      cwd: sourcesOnly,
      stdio: 'pipe',
    });
    const made = readdirSync(join(sourcesOnly, 'made')).toSorted();
    expect(made.map((name) => name.replace(/^open-recipe-[\d.]+-/, ''))).toEqual(['chrome.zip', 'firefox.zip']);
    for (const [at, browser] of BROWSERS.entries()) {
      const bytes = readFileSync(join(sourcesOnly, 'made', made[at] ?? ''));
      expect(bytes.equals(readFileSync(inject('packages')[browser].zip)), browser).toBe(true);
    }
  });

  it.each(BROWSERS)('hold no maps, no secrets and nothing of the machine that built them: %s', (browser) => {
    const files = unzipSync(readFileSync(inject('packages')[browser].zip));
    expect(Object.keys(files).filter((path) => /\.map$|\.pem$|\.key$|(?:^|\/)\./.test(path))).toEqual([]);
    for (const [path, bytes] of Object.entries(files)) {
      expect(Buffer.from(bytes).includes(process.cwd()), path).toBe(false);
    }
  });

  // Without the glasses through which other tests look.
  it.each(BROWSERS)('keep their shadow roots closed in %s', async (name) => {
    const page = readTestPages().find(({ demo, kind }) => demo !== undefined && kind === 'model');
    const server = await startServer(page ? routesOf([page]) : []);
    const browser = await openBrowser(name, { extensionDir: packaged(name), from: server });
    try {
      const tab = await browser.page(page?.url ?? '');
      await tab.waitForSelector('open-recipe-badge');
      const roots = await tab.evaluate(() =>
        Array.from(document.querySelectorAll('open-recipe-badge'), ({ shadowRoot }) => shadowRoot),
      );
      expect(new Set(roots)).toEqual(new Set([null]));
    } finally {
      await browser.close();
      await server.close();
    }
  });
});
