/** What the stores get, as it is: the zips of `npm run zip`, in clean profiles. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { makePackages } from '../../scripts/packages.ts';
import { expectPage } from './expected-page.ts';
import { BROWSERS, withBrowser } from './harness.ts';

const VERSION = '0.0.1';
const folder = mkdtempSync(join(tmpdir(), 'open-recipe-packages-'));
const packageOf = (kind: string, run = 'one'): string => join(folder, run, `open-recipe-${VERSION}-${kind}.zip`);
/** Firefox installs the zip itself; Chromium only loads a folder. */
const EXTENSIONS = { chromium: join(folder, 'unpacked'), firefox: packageOf('firefox') };

/** One page of each site, and both kinds of place. */
const seen = new Set<string>();
const pages = readTestPages().filter(
  ({ site, expect: wanted }) => !wanted.nothing && !seen.has(site) && seen.add(site),
);

beforeAll(async () => {
  await makePackages(join(folder, 'one'), VERSION);
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(packageOf('chrome'))))) {
    mkdirSync(dirname(join(EXTENSIONS.chromium, path)), { recursive: true });
    writeFileSync(join(EXTENSIONS.chromium, path), bytes);
  }
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packages', () => {
  it('are the same bytes when they are built again', async () => {
    await makePackages(join(folder, 'two'), VERSION);
    for (const kind of ['chrome', 'firefox', 'sources']) {
      expect(readFileSync(packageOf(kind)).equals(readFileSync(packageOf(kind, 'two'))), kind).toBe(true);
    }
  }, 300_000);

  it('hold no maps, no secrets and nothing of the machine that built them', () => {
    for (const kind of ['chrome', 'firefox']) {
      const files = unzipSync(readFileSync(packageOf(kind)));
      expect(Object.keys(files).filter((path) => /\.map$|\.pem$|\.key$|(?:^|\/)\./.test(path))).toEqual([]);
      for (const [path, bytes] of Object.entries(files)) {
        expect(Buffer.from(bytes).includes(process.cwd()), path).toBe(false);
      }
    }
    expect(readdirSync(join(folder, 'one'))).toHaveLength(3);
  });
});

describe.each(BROWSERS)('the package in %s', (name) => {
  const harness = withBrowser(name, routesOf(pages), { extensionDir: EXTENSIONS[name] });
  afterEach(() => harness.reset());

  it.each(pages)('annotates $site: $case', async (page) => {
    const { description } = await harness.annotated(page.url);
    expectPage(description, page);
    expect(await harness.browser.consoleErrors()).toEqual([]);
  });

  it('keeps its shadow roots closed', async () => {
    const { page } = await harness.annotated(pages.find(({ site }) => site === 'huggingface')?.url ?? '');
    const roots = await page.evaluate(() =>
      Array.from(document.querySelectorAll('open-recipe-badge'), (badge) => badge.shadowRoot !== null),
    );
    expect(roots.length).toBeGreaterThan(0);
    expect(roots).not.toContain(true);
  });

  it('opens its popup with the models of the page', async () => {
    const target = pages.find(({ site }) => site === 'huggingface');
    const { page } = await harness.annotated(target?.url ?? '');
    const popup = await harness.browser.extensionPage(`popup.html?tabId=${harness.browser.tabId(page)}`);
    await vi.waitFor(async () => expect(await popup.evaluate(() => document.body.textContent)).toMatch(/OLMo 2/), {
      timeout: 15_000,
    });
    await popup.close();
  });

  it('asks no host for anything', async () => {
    await harness.annotated(pages[0]?.url ?? '');
    const asked = await harness.browser.requests();
    expect(asked.filter(({ from }) => from === 'extension')).toEqual([]);
  });
});
