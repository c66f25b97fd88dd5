/** The background: answers pages and the popup from the dataset. It may die at any moment and keeps nothing it cannot rebuild. */
import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { cardContent } from '../components/card/card-content.ts';
import { Catalogue } from '../lib/catalogue/catalogue.ts';
import { DatasetKeeper } from '../lib/catalogue/dataset-keeper.ts';
import { onMessage } from '../lib/messages.ts';
import { ORIGIN } from '../lib/origin.ts';
import { GATE_KEY } from '../lib/storage-keys.ts';

const PAGE_SCRIPT = '/page.js';
const SCRIPTS = { painter: '/painter.js', card: '/card.js' } as const;
const POPUP = '/popup.html';

export default defineBackground(() => {
  const keeper = new DatasetKeeper({
    loadBundled: async () =>
      new Uint8Array(await (await fetch(browser.runtime.getURL('/dataset/snapshot.json.gz'))).arrayBuffer()),
    saveGate: (gate) => browser.storage.local.set({ [GATE_KEY]: gate }),
  });
  const catalogue = async () => new Catalogue(await keeper.reader());

  onMessage('readPage', async ({ data }) => (await catalogue()).readPage(data));
  onMessage('card', async ({ data }) => {
    const answer = await (await catalogue()).answer(data.id, data.base, data.pageModel);
    return answer && cardContent(answer, data.claim);
  });
  onMessage('answer', async ({ data }) => (await catalogue()).answer(data.id, data.base, data.pageModel));
  onMessage('search', async ({ data }) => (await catalogue()).search(data));
  onMessage('gate', () => keeper.gate());
  onMessage('datasetStatus', async () => {
    const { layout, isStored } = await keeper.reader();
    const { version, date, records } = layout;
    return { version, date, records, host: ORIGIN.datasetUrl, stored: isStored };
  });
  onMessage('loadScript', async ({ data, sender }) => {
    const tabId = sender.tab?.id;
    if (tabId === undefined) return;
    await browser.scripting.executeScript({
      target: { tabId, frameIds: [sender.frameId ?? 0] },
      files: [SCRIPTS[data]],
    });
  });
  onMessage('countChanged', async ({ data, sender }) => {
    const tabId = sender.tab?.id;
    if (tabId === undefined || sender.frameId !== 0) return;
    await browser.action.setBadgeText({ tabId, text: data > 0 ? String(data) : '' });
  });
  onMessage('openBreakdown', ({ data }) => openBreakdown(data.id, data.base));

  void browser.action.setBadgeBackgroundColor({ color: '#3b4450' });
  browser.runtime.onInstalled.addListener(() => void keeper.refresh().then(annotateOpenTabs));
  browser.permissions.onAdded.addListener(() => void annotateOpenTabs());
});

/** Shows the full breakdown in the one tab of ours, or opens it. */
async function openBreakdown(id: string, base: string | null): Promise<void> {
  const url = `${browser.runtime.getURL(POPUP)}?${new URLSearchParams({ id, ...(base !== null && { base }) })}`;
  const contexts = await browser.runtime.getContexts?.({ contextTypes: ['TAB'] });
  const own = contexts?.find((context) => context.documentUrl?.startsWith(browser.runtime.getURL(POPUP)));
  if (own && own.tabId >= 0) {
    await browser.tabs.update(own.tabId, { url, active: true });
    if (own.windowId >= 0) await browser.windows.update(own.windowId, { focused: true });
  } else await browser.tabs.create({ url });
}

/** On install, update or a new permission: tabs that are open already are annotated without a reload. */
async function annotateOpenTabs(): Promise<void> {
  const patterns = browser.runtime.getManifest().content_scripts?.flatMap((script) => script.matches ?? []) ?? [];
  const tabs = await browser.tabs.query({ url: patterns, discarded: false });
  const ids = tabs.flatMap(({ id }) => id ?? []);
  await Promise.allSettled(
    ids.map((tabId) => browser.scripting.executeScript({ target: { tabId }, files: [PAGE_SCRIPT] })),
  );
}
