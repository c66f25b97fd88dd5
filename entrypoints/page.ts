/** The content script: joins the page's site adapter, the annotator and the background. */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { Annotator } from '../lib/annotate/annotator.ts';
import type { CardControl, CardTarget } from '../lib/annotate/pointer.ts';
import { removeLeftovers } from '../lib/annotate/leftovers.ts';
import { PAINTER, type PainterWindow } from '../lib/annotate/painter-window.ts';
import { CARD, type CardWindow } from '../lib/annotate/card-window.ts';
import type { BadgeLook } from '../lib/language/badge-words.ts';
import { gateFromText, type Gate } from '../lib/mentions/gate.ts';
import { onMessage, sendMessage } from '../lib/messages.ts';
import { SETTINGS_KEY, settingsFrom, type Settings } from '../lib/settings.ts';
import { siteOf } from '../lib/sites/registry.ts';
import { GATE_KEY, SWITCHED_OFF_KEY } from '../lib/storage-keys.ts';

/** Told to scripts that an older version of the extension left behind; they then take their own nodes away. A page may say it too. */
const REPLACED = 'open-recipe:replaced';

/** The stored gate; where none is, or another version's, that of the background. */
async function gateOf(stored: unknown): Promise<Gate | null> {
  const gate = typeof stored === 'string' ? gateFromText(stored) : null;
  return gate ?? gateFromText(await sendMessage('gate'));
}

const card: CardControl = {
  async show(target: CardTarget) {
    const scope = globalThis as CardWindow;
    if (!scope[CARD]) await sendMessage('loadCard');
    await scope[CARD]?.show(target);
  },
  leave: () => (globalThis as CardWindow)[CARD]?.leave(),
};

async function main(): Promise<void> {
  const scope = globalThis as PainterWindow & { openRecipeRuns?: boolean };
  if (scope.openRecipeRuns) return;
  scope.openRecipeRuns = true;
  document.dispatchEvent(new CustomEvent(REPLACED));
  removeLeftovers();

  const stored = await browser.storage.local.get([SETTINGS_KEY, GATE_KEY, SWITCHED_OFF_KEY]);
  const gate = await gateOf(stored[GATE_KEY]);
  if (!gate) return;
  const site = siteOf(new URL(location.href));
  const switchedOff: unknown = stored[SWITCHED_OFF_KEY];
  if (Array.isArray(switchedOff) && switchedOff.includes(site.id)) return;
  const settings = settingsFrom(stored[SETTINGS_KEY]);
  /** Null while there is no painter. */
  let badgeLook: BadgeLook | null = null;
  const annotator = new Annotator({
    site,
    ask: async (question) => {
      try {
        const reply = await sendMessage('readPage', { ...question, wantsPainter: badgeLook === null });
        badgeLook ??= reply.look ?? null;
        return reply;
      } catch (error) {
        stopIfOrphan();
        throw error;
      }
    },
    painter(isSettled) {
      const look = badgeLook;
      const badgeHeadings = site.setting !== 'article';
      return (
        look && (scope[PAINTER]?.({ card, settings, look: () => badgeLook ?? look, badgeHeadings, isSettled }) ?? null)
      );
    },
    gate,
    settings,
    onCount: (count) => void sendMessage('countChanged', count).catch(() => undefined),
  });
  const applySettings = async (changed: Settings) => {
    badgeLook &&= await sendMessage('badgeLook').catch(() => badgeLook);
    annotator.apply(changed);
  };
  const stop = () => {
    annotator.stop();
    (globalThis as CardWindow)[CARD]?.remove();
  };
  const stopIfOrphan = () => {
    // Only a script whose extension is gone has no id any more.
    if (!browser.runtime?.id) stop();
  };
  document.addEventListener(REPLACED, stopIfOrphan);
  // No new script comes where the extension was switched off, or may not run any more: gone when the page is looked at again.
  document.addEventListener('visibilitychange', stopIfOrphan);
  browser.storage.local.onChanged.addListener((changes) => {
    const change = changes[SETTINGS_KEY];
    if (change) void applySettings(settingsFrom(change.newValue));
  });
  onMessage('describePage', () => annotator.describe());
  onMessage('walk', ({ data }) => annotator.walk(data));
  annotator.start();
}

export default defineUnlistedScript(() => {
  main().catch((error: unknown) => {
    // In a page that is being left nearly every call fails, and nobody is there to be told.
    if (document.defaultView) throw error;
  });
});
