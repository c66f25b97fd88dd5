/** The way of a report, from an unknown model on a page to the right badge on the same page. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeSettings } from '../../scripts/browsers/annotation.ts';
import type { OpenBrowser } from '../../scripts/browsers/open-browser.ts';
import { readTestPages, routesOf } from '../../scripts/browsers/test-pages.ts';
import { issuePage } from '../report/issue-page.ts';
import { BROWSERS, withBrowser } from './harness.ts';
import { textOf, untilText } from './page-text.ts';
import { syncNow, useDataset } from './sync-host.ts';

const REPOSITORY = 'acme/open-recipe';
const ID = 'quiltworks/patchwork-3b';
const ISSUES = `https://github.com/${REPOSITORY}/issues/new`;
const API = `https://huggingface.co/api/models/${ID}`;
const DATASET = 'https://data.example/open-recipe/';
const unknown = readTestPages().filter(({ url }) => url.endsWith(ID));
const page = unknown[0]?.url ?? '';
const until = { timeout: 20_000, interval: 100 };
const folder = mkdtempSync(join(tmpdir(), 'open-recipe-report-'));
const run = promisify(execFile);

/** What Hugging Face's public API answers, with a field that nobody asked for. */
const API_ANSWER = JSON.stringify({
  id: ID,
  gated: false,
  tags: ['transformers', 'license:mit', 'dataset:quiltworks/scraps'],
  cardData: { license: 'mit', datasets: ['quiltworks/scraps'] },
  pipeline_tag: 'text-generation',
  siblings: [{ rfilename: 'README.md' }, { rfilename: 'model.safetensors' }, { rfilename: 'train.py' }],
  downloads: 7,
});

const ROUTES = [
  ...routesOf(unknown),
  { url: ISSUES, content: { html: issuePage() } },
  { url: API, content: { html: API_ANSWER }, headers: { 'content-type': 'application/json' } },
];

/** A command of the tool chain, as people run it. @returns what it prints */
async function data(...args: readonly string[]): Promise<string> {
  const { stdout } = await run('node_modules/.bin/tsx', ['scripts/data.ts', ...args], { maxBuffer: 1e8 });
  return stdout;
}

/**
 * The keeper's side, with the commands as they are.
 *
 * @param body of the issue
 * @returns the folder to be hosted, and the root key that vouches for it
 */
async function publish(body: string): Promise<{ published: string; rootKey: string }> {
  const work = mkdtempSync(join(folder, 'keeper-'));
  const inWork = (name: string) => join(work, name);
  cpSync('data', inWork('data'), { recursive: true });
  writeFileSync(inWork('issue.md'), body);
  const drafted = await data('draft', inWork('issue.md'), '--data', inWork('data'), '--write');
  expect(drafted).toContain(`${ID}: not there -> At least open weights`);
  expect(drafted).toContain('data_pretrain: nobody has looked');
  expect(await data('check', '--data', inWork('data'))).toContain('no faults');
  await data('build', '--data', inWork('data'), '--out', inWork('built'));
  const key = inWork('key');
  const published = inWork('published');
  await data('keygen', key);
  await data('publish', published, '--key', key, '--version', '1000', '--data', inWork('data'));
  await data('sign', published, '--key', key);
  return { published, rootKey: readFileSync(`${key}.pub`, 'utf8').trim() };
}

/** By the issue's body: the keeper does nothing twice, where both browsers file the same. */
const publications = new Map<string, ReturnType<typeof publish>>();
function publishOnce(body: string): ReturnType<typeof publish> {
  const made = publications.get(body) ?? publish(body);
  publications.set(body, made);
  return made;
}

/** A tab that something else opened, once its address starts like this. */
async function tabAt(browser: OpenBrowser, near: Page, start: RegExp): Promise<Page> {
  return vi.waitFor(async () => {
    const tabs = await near.browser().pages();
    const addresses = await Promise.all(tabs.map(addressOf));
    const found = tabs[addresses.findIndex((address) => start.test(address))];
    if (!found) throw new Error(`no tab at ${start} in ${browser.name}`);
    return found;
  }, until);
}

/** The driver does not hear of every navigation, so the tab is asked. Empty where it does not answer. */
const addressOf = (tab: Page) => tab.evaluate(() => location.href).catch(() => '');

const FORM = /-extension:\/\/[^/]+\/report\.html/u;
const press = (tab: Page, words: string) =>
  vi.waitFor(async () => {
    const pressed = await tab.evaluate((text) => {
      const button = [...document.querySelectorAll<HTMLElement>('button')].find((each) => each.innerText === text);
      button?.click();
      return button !== undefined;
    }, words);
    if (!pressed) throw new Error(`no button "${words}"`);
  }, until);
const valueIn = (tab: Page, id: string) =>
  tab.evaluate((field) => document.querySelector<HTMLInputElement>(`[id="${field}"]`)?.value ?? null, id);
const wordsOf = (text: string) => new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'), 'u');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(BROWSERS)('a report in %s', (name) => {
  const harness = withBrowser(name, ROUTES);
  beforeEach(() => changeSettings(harness.browser, { reportRepository: REPOSITORY }));
  afterEach(async () => {
    harness.server.offline = false;
    await harness.reset();
    const [any] = await (await harness.browser.page(page)).browser().pages();
    for (const tab of (await any?.browser().pages()) ?? []) {
      const address = await addressOf(tab);
      if (FORM.test(address) || address.startsWith('https://')) await tab.close();
    }
  });

  const fromExtension = async () =>
    (await harness.browser.requests()).filter(({ from }) => from === 'extension').map(({ url }) => url);

  it('goes the whole way: unknown model, form, issue, draft, check, publish, sync, right badge', async () => {
    const { page: model, description } = await harness.annotated(page);
    const badge = description.badges.find(({ place }) => place === 'header');
    expect(badge).toMatchObject({ id: ID, tier: 'not-assessed' });

    // From the badge by its card to the form, filled with what the page says.
    await model.mouse.move((badge?.rect?.x ?? 0) + 10, (badge?.rect?.y ?? 0) + 8);
    const reportButton = () =>
      model.evaluateHandle(() => {
        const card = document.querySelector('open-recipe-card')?.shadowRoot;
        return [...(card?.querySelectorAll('button') ?? [])].find((each) => each.innerText === 'Missing or wrong?');
      });
    await vi.waitFor(async () => expect((await reportButton()).asElement()).not.toBeNull(), until);
    await model.evaluate(() => {
      const card = document.querySelector('open-recipe-card')?.shadowRoot;
      [...(card?.querySelectorAll('button') ?? [])].find((each) => each.innerText === 'Missing or wrong?')?.click();
    });
    const form = await tabAt(harness.browser, model, FORM);
    await vi.waitFor(async () => expect(await valueIn(form, 'hub')).toBe(ID), until);
    expect(await valueIn(form, 'page')).toBe(page);
    expect(await valueIn(form, 'page-title')).toBe(`${ID} · Hugging Face`);
    expect(await valueIn(form, 'findings')).toContain(`licence: mit (https://huggingface.co/${ID})`);
    expect(await textOf(form)).toContain('Nothing is sent by itself');

    // Nothing has left for anywhere, and nothing leaves while typing.
    await form.focus('#name');
    await form.keyboard.down('Control');
    await form.keyboard.press('a');
    await form.keyboard.up('Control');
    await form.keyboard.type('Patchwork 3B');
    expect(await valueIn(form, 'name')).toBe('Patchwork 3B');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await fromExtension()).toEqual([]);
    expect(harness.server.requests.filter(({ url }) => url.includes('github.com'))).toEqual([]);

    // One question to Hugging Face, on a click; what it says is confirmed by another.
    await press(form, 'Ask Hugging Face');
    await untilText(form, /train\.py/u);
    expect(await fromExtension()).toEqual([API]);
    await press(form, 'Add what is checked');
    await vi.waitFor(async () => expect(await valueIn(form, 'findings')).toContain('file: train.py'), until);

    // The issue form opens with every field, and is filed by hand.
    await form.bringToFront();
    await press(form, 'Open the issue form');
    const issue = await tabAt(harness.browser, model, wordsOf(ISSUES));
    await vi.waitFor(async () => expect(await valueIn(issue, 'hub')).toBe(ID), until);
    expect(await valueIn(issue, 'title')).toBe('Missing: Patchwork 3B');
    for (const field of ['name', 'findings', 'page', 'page-title'])
      expect(await valueIn(issue, field)).toBe(await valueIn(form, field));
    await untilText(form, /The issue form is open in another tab/u);
    await press(issue, 'Submit');
    const body = await issue.evaluate(() => document.querySelector('#filed')?.textContent ?? '');
    expect(await fromExtension()).not.toContain(expect.stringContaining('example'));

    const { published, rootKey } = await publishOnce(body);

    // The reader's side again.
    harness.server.routes = [
      ...ROUTES,
      ...readdirSync(published).map((file) => ({
        url: DATASET + file,
        content: { html: readFileSync(join(published, file)) },
        headers: { 'access-control-allow-origin': '*', 'content-type': 'application/octet-stream' },
      })),
    ];
    await useDataset(harness.browser, DATASET, rootKey);
    expect(await syncNow(harness.browser)).toMatchObject({ version: 1000, source: 'synced', fault: null });
    const { description: later } = await harness.annotated(page);
    expect(later.badges.find(({ place }) => place === 'header')).toMatchObject({ id: ID, tier: 'open-weights' });
    expect(await harness.browser.consoleErrors()).toEqual([]);
  }, 400_000);

  it('is kept while there is no network, offered again, and remembered once', async () => {
    const form = await harness.browser.extensionPage('report.html');
    await form.type('#name', 'Offline 7B');
    harness.server.offline = true;
    // The form looks for the issue page for 20 seconds of its own clock, which runs fast here.
    await form.evaluate(() => {
      const real = Date.now.bind(Date);
      const start = real();
      Date.now = () => start + 20 * (real() - start);
    });
    await press(form, 'Open the issue form');
    await untilText(form, /(?:not seen to open|You are offline)/u);
    await form.close();
    harness.server.offline = false;

    for (let times = 0; times < 2; times++) {
      const bare = await harness.browser.extensionPage('report.html');
      await untilText(bare, /1 report waits/u);
      await bare.close();
    }
    const again = await harness.browser.extensionPage('report.html');
    await press(again, 'Go on');
    await vi.waitFor(async () => expect(await valueIn(again, 'name')).toBe('Offline 7B'), until);
    await again.bringToFront();
    await press(again, 'Open the issue form');
    await untilText(again, /The issue form is open in another tab/u);
    await untilText(again, /You reported this on/u);
    expect(await textOf(again)).not.toMatch(/reports? waits?/u);
    // The same once more changes nothing.
    await press(again, 'Open the issue form');
    await untilText(again, /The issue form is open in another tab/u);
    expect((await textOf(again)).match(/Missing: Offline 7B$/gmu)).toHaveLength(1);
    await again.close();
  });

  it('survives its tab and the background at any moment, and is never there twice', async () => {
    for (const [index, text] of ['Stub', 'born ', '13B'].entries()) {
      const form = await harness.browser.extensionPage('report.html');
      if (index > 0) await press(form, 'Go on');
      await form.focus('#name');
      await form.keyboard.press('End');
      await form.keyboard.type(text);
      await untilText(form, /Kept in this browser/u);
      await harness.browser.stopBackground();
      await form.close();
    }
    // Closed in the middle of typing: what is kept is what stood there at some moment.
    for (let times = 0; times < 3; times++) {
      const form = await harness.browser.extensionPage('report.html');
      await press(form, 'Go on');
      await form.focus('#name');
      await form.keyboard.press('End');
      await form.keyboard.type('xyz');
      await form.close();
    }
    const bare = await harness.browser.extensionPage('report.html');
    await untilText(bare, /1 report waits/u);
    expect(await textOf(bare)).toMatch(/^Missing: Stubborn 13B(?:x(?:yz?)?){0,3}$/mu);
    await press(bare, 'Go on');
    await press(bare, 'Discard');
    await bare.close();
  });

  it('puts on the clipboard what is too long for the address, and says so', async () => {
    const form = await harness.browser.extensionPage('report.html');
    await form.type('#name', 'Long 1B');
    await form.evaluate(() => {
      const note = document.querySelector<HTMLTextAreaElement>('#note');
      if (!note) return;
      note.value = '模'.repeat(1000);
      note.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await form.bringToFront();
    // A real key, without which browsers let nobody write to the clipboard.
    await form.focus('[type="submit"]');
    await form.keyboard.press('Enter');
    const issue = await tabAt(harness.browser, form, wordsOf(ISSUES));
    await vi.waitFor(async () => expect(await valueIn(issue, 'name')).toBe('Long 1B'), until);
    expect(await valueIn(issue, 'note')).toBe('');
    await untilText(form, /so on your clipboard: Note\./u);
    await form.close();
  });

  it('is marked where something is missing, and says what is already there', async () => {
    const form = await harness.browser.extensionPage('report.html');
    await press(form, 'Open the issue form');
    await untilText(form, /Please look at the fields that are marked/u);
    await form.type('#name', 'OLMo 2');
    await untilText(form, /Already there:[^]*OLMo 2 \(/u);
    await form.evaluate(() => document.querySelector<HTMLInputElement>('[value="wrong-claim"]')?.click());
    await vi.waitFor(async () => expect(await valueIn(form, 'evidence')).toBe(''), until);
    await form.type('#evidence', 'http://example.org/');
    await untilText(form, /Not a public https address/u);
    await press(form, 'Discard');
    await form.close();
  });
});
