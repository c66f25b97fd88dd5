/** The background: answers pages and the popup from the dataset. It may die at any moment and keeps nothing it cannot rebuild. */
import { browser, type Browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { cardContent } from '../components/card/card-content.ts';
import { Catalogue } from '../lib/catalogue/catalogue.ts';
import { DatasetKeeper } from '../lib/catalogue/dataset-keeper.ts';
import { showBreakdown } from '../lib/breakdown-way.ts';
import type { Step } from '../lib/annotate/painter-window.ts';
import { backgroundWords, keepCatalogues } from '../lib/background-words.ts';
import type { BadgeLook } from '../lib/language/badge-words.ts';
import { onMessage, sendMessage } from '../lib/messages.ts';
import { BUILT_IN_ORIGIN, startSync } from '../lib/sync-wiring.ts';
import { startSettingsSync } from '../lib/settings-sync.ts';
import { currentSettings } from '../lib/stored-settings.ts';
import { followGrants, grantedSites, revokeSites, type AccessApi } from '../lib/site-access.ts';
import { MATCHES } from '../lib/sites/matches.ts';
import { startMenu, type MenuItem } from '../lib/context-menu.ts';
import { optionalApis } from '../lib/optional-apis.ts';
import { watchStarts } from '../lib/starts.ts';
import { REPORT_ITEM, startReports } from '../lib/report/wiring.ts';
import { paletteStyle } from '../lib/openness/palette-style.ts';
import { PALETTE_COLOURS } from '../lib/openness/tier-colours.ts';
import { GATE_KEY } from '../lib/storage-keys.ts';

const PAGE_SCRIPT = '/page.js';
const QUESTION_ITEM: MenuItem = {
  id: 'how-open',
  title: ({ page }) => page.howOpen,
  onChosen: (text) => showBreakdown({ text }),
};
const STEPS: readonly Step[] = ['next', 'previous', 'open'];

export default defineBackground(() => {
  keepCatalogues();
  const keeper = new DatasetKeeper({
    loadBundled: async () => new Uint8Array(await (await fetch('/dataset/snapshot.json.gz')).arrayBuffer()),
    builtInOrigin: BUILT_IN_ORIGIN,
    saveGate: (gate) => browser.storage.local.set({ [GATE_KEY]: gate }),
  });
  const catalogue = async () => new Catalogue(await keeper.reader());

  onMessage('readPage', async ({ data, sender }) => {
    const reply = await (await catalogue()).readPage(data);
    if (!data.wantsPainter || Object.keys(reply.summaries).length === 0) return reply;
    const [look] = await Promise.all([badgeLook(), putScript('/painter.js', sender)]);
    return { ...reply, look };
  });
  onMessage('card', async ({ data }) => {
    const answer = await (await catalogue()).answer(data.id, data.base, data.pageModel);
    if (!answer) return null;
    const [words, { palette }] = await Promise.all([backgroundWords(), currentSettings()]);
    return { ...cardContent(words, answer, data.claim), colours: paletteStyle(palette) };
  });
  onMessage('answer', async ({ data }) => (await catalogue()).breakdown(data.id, data.base, data.pageModel));
  onMessage('understand', async ({ data }) => (await catalogue()).understand(data));
  onMessage('overview', async ({ data }) => (await catalogue()).overview(data.from, data.count));
  onMessage('search', async ({ data }) => (await catalogue()).search(data));
  onMessage('badgeLook', badgeLook);
  onMessage('gate', () => keeper.gate());
  onMessage('datasetStatus', async () => {
    const { layout, isStored } = await keeper.reader();
    return { version: layout.version, date: layout.date, records: layout.records, stored: isStored };
  });
  startSync(keeper);
  onMessage('loadCard', ({ sender }) => putScript('/card.js', sender));
  onMessage('countChanged', async ({ data, sender }) => {
    const tabId = sender.tab?.id;
    if (tabId === undefined || sender.frameId !== 0) return;
    await browser.action.setBadgeText({ tabId, text: data > 0 ? String(data) : '' });
  });
  const access: AccessApi = browser;
  onMessage('grantedSites', () => grantedSites(access, MATCHES));
  onMessage('revokeSites', ({ data }) => revokeSites(access, MATCHES, data));
  onMessage('annotateOnce', ({ data }) => annotateTab(data));
  onMessage('openBreakdown', ({ data }) => showBreakdown(data));
  startReports();
  startMenu([QUESTION_ITEM, REPORT_ITEM]);
  startSettingsSync();

  void browser.action.setBadgeBackgroundColor({ color: '#3b4450' });
  const follow = () => followGrants(access, MATCHES);
  watchStarts({
    onInstalled: (reason) => {
      if (reason === 'install') void welcome();
      return keeper.refresh().then(follow).then(annotateOpenTabs);
    },
    onBrowserStarted: follow,
    onSwitchedOn: () => follow().then(annotateOpenTabs),
  });
  browser.permissions.onAdded.addListener(() => void follow().then(annotateOpenTabs));
  browser.permissions.onRemoved.addListener(() => void follow());
  optionalApis.commands?.onCommand.addListener((command) => void walkPage(command));
});

/** What badges say and in which colours, as the user chose. */
async function badgeLook(): Promise<BadgeLook> {
  const [{ tiers, corpusTiers, badge }, { terms, palette }] = await Promise.all([backgroundWords(), currentSettings()]);
  return { words: { tiers, corpusTiers, badge, isG7: terms === 'g7' }, colours: PALETTE_COLOURS[palette] };
}

/** Puts one more script into the frame that asks. */
async function putScript(
  file: '/painter.js' | '/card.js',
  { tab, frameId }: Browser.runtime.MessageSender,
): Promise<void> {
  if (tab?.id === undefined) return;
  await browser.scripting.executeScript({ target: { tabId: tab.id, frameIds: [frameId ?? 0] }, files: [file] });
}

/** On install. */
async function welcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}

/** On install, update, being switched on or a new permission: tabs that are open already are annotated without a reload. */
async function annotateOpenTabs(): Promise<void> {
  const granted = await grantedSites(browser, MATCHES);
  const tabs = await browser.tabs.query({ url: [...MATCHES, ...granted], discarded: false });
  await Promise.all(tabs.flatMap(({ id }) => id ?? []).map(annotateTab));
}

/** Puts the page's script into a tab. @returns false where the browser does not allow it */
async function annotateTab(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [PAGE_SCRIPT] });
    return true;
  } catch {
    return false;
  }
}

/** A keyboard command: told to the page in front, which may be none of ours. */
async function walkPage(command: string): Promise<void> {
  const step = STEPS.find((known) => command === `${known}-annotation`);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (step && tab?.id !== undefined) await sendMessage('walk', step, tab.id).catch(() => null);
}
