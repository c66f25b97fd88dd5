/** The browser itself killed while a report is typed and sent: it is there once, as it stood at some moment. */
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, expect, it, vi } from 'vitest';
import { ensureBrowsers } from '../../scripts/browsers/install.ts';
import { buildExtension } from '../../scripts/extension-build.ts';

const KILLS = 4;
const NAME = 'Stubborn 13B';
const profile = mkdtempSync(join(tmpdir(), 'open-recipe-report-crash-'));
const until = { timeout: 20_000, interval: 100 };
let running: Browser | undefined;

afterAll(async () => {
  kill();
  await sleep(200);
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

/** Ends the browser's processes without a word to them. */
function kill(): void {
  const child = running?.process();
  if (child?.pid !== undefined) {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
  }
  running = undefined;
}

/** The report form in Chromium, with the same profile every time and without a network. */
async function openForm(extensionDir: string): Promise<Page> {
  running = await puppeteer.launch({
    executablePath: ensureBrowsers(['chromium']).get('chromium') ?? '',
    headless: true,
    pipe: true,
    enableExtensions: [extensionDir],
    userDataDir: profile,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--host-resolver-rules=MAP * ~NOTFOUND'],
  });
  const isOurs = (url: string) => url.startsWith('chrome-extension://');
  const worker = await running.waitForTarget((target) => target.type() === 'service_worker' && isOurs(target.url()));
  const page = await running.newPage();
  await page.goto(`chrome-extension://${new URL(worker.url()).host}/report.html`);
  await page.waitForSelector('#name');
  return page;
}

const press = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    [...document.querySelectorAll<HTMLElement>('button')].find((each) => each.innerText === wanted)?.click();
  }, words);
const waitingIn = async (page: Page) =>
  [...(await page.evaluate(() => document.body.innerText)).matchAll(/^Missing: (.+)$/gmu)].map(([, name]) => name);

declare const chrome: { storage: { local: { set(values: object): Promise<void> } } };

it('a killed browser comes back with the report, once', async () => {
  const extensionDir = await buildExtension('chromium', 'test');
  let page = await openForm(extensionDir);
  await page.evaluate(() => chrome.storage.local.set({ settings: { reportRepository: 'acme/open-recipe' } }));
  await page.reload();
  await page.waitForSelector('#name');
  await page.type('#name', NAME);
  await vi.waitFor(
    async () => expect(await page.evaluate(() => document.body.innerText)).toContain('Kept in this browser.'),
    until,
  );
  for (let turn = 0; turn < KILLS; turn++) {
    kill();
    await sleep(300);
    page = await openForm(extensionDir);
    await vi.waitFor(async () => expect(await waitingIn(page)).toHaveLength(1), until);
    expect((await waitingIn(page))[0]).toMatch(/^Stubborn 13B(?:x(?:yz?)?)*$/u);
    await press(page, 'Go on');
    await page.focus('#name');
    await page.keyboard.press('End');
    await page.keyboard.type('xyz');
    // Without a network the form never comes, whenever the browser dies.
    if (turn % 2 === 1) await press(page, 'Open the issue form');
    await sleep(randomInt(0, 1500));
  }
}, 180_000);
