/** The background as the browser starts it: with all that Chrome and Firefox have, and without what Firefox for Android lacks. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { en } from '../../lib/language/en.ts';
import { shelve } from '../../lib/language/shelf.ts';
import type { OptionalApis } from '../../lib/optional-apis.ts';
import { pack } from '../../scripts/data/pack.ts';
import { EXAMPLE } from '../sync/publisher.ts';

/** The browser of the test at hand. */
let fake: object;
vi.mock('wxt/browser', () => ({
  get browser() {
    return fake;
  },
}));

type Listener = (...args: unknown[]) => unknown;
const eventOf = () => {
  const listeners: Listener[] = [];
  return { listeners, addListener: (listener: Listener) => void listeners.push(listener) };
};

const menu: string[] = [];
const shown: string[] = [];
const chosen = eventOf();
const command = eventOf();
const received = eventOf();
const OPTIONAL = {
  commands: { onCommand: command },
  contextMenus: {
    onClicked: chosen,
    removeAll: async () => void (menu.length = 0),
    create: ({ id }: { id: string }, done: () => void) => {
      menu.push(id);
      done();
    },
  },
  windows: { update: async () => undefined },
} satisfies Partial<Record<keyof OptionalApis, unknown>>;

// A catalogue is a script of the package, which only a browser loads.
shelve('en', en);

/** Starts the background anew in a browser with these parts besides those that every one has. */
async function start(optional: object): Promise<void> {
  vi.resetModules();
  fakeBrowser.reset();
  menu.length = shown.length = chosen.listeners.length = command.listeners.length = 0;
  globalThis.indexedDB = new IDBFactory();
  const withoutOptional = Object.keys(OPTIONAL).map((name) => [name, undefined]);
  fake = {
    ...fakeBrowser,
    ...Object.fromEntries(withoutOptional),
    sidebarAction: undefined,
    action: {
      setBadgeText: async () => undefined,
      setBadgeBackgroundColor: async () => undefined,
      openPopup: async () => {
        throw new Error('not from here');
      },
    },
    runtime: { ...fakeBrowser.runtime, onMessage: received },
    i18n: { getUILanguage: () => 'en' },
    permissions: { getAll: async () => ({ origins: [] }), onAdded: eventOf(), onRemoved: eventOf() },
    scripting: { getRegisteredContentScripts: async () => [], executeScript: async () => [] },
    tabs: { query: async () => [], create: async ({ url }: { url: string }) => shown.push(new URL(url).pathname) },
    ...optional,
  };
  vi.stubGlobal('navigator', { languages: ['en'] });
  vi.stubGlobal('fetch', async () => new Response(pack(EXAMPLE).bytes));
  const { default: background } = await import('../../entrypoints/background.ts');
  background.main();
  await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install', temporary: false });
}

const ask = (type: string, data?: unknown) =>
  new Promise((resolve) => received.listeners.at(-1)?.({ type, data }, { id: fakeBrowser.runtime.id }, resolve));

describe.each([
  ['with all parts', OPTIONAL],
  ['without what Firefox for Android lacks', {}],
])('the background %s', (_name, optional) => {
  beforeEach(() => start(optional));

  it('answers, and welcomes', async () => {
    expect(await ask('search', 'heron')).toMatchObject({ res: [{ name: 'Heron' }, { name: 'Heron 1' }] });
    expect(await ask('datasetStatus')).toMatchObject({ res: { version: 1, stored: true } });
    await vi.waitFor(() => expect(shown).toEqual(['/welcome.html']));
  });

  it('shows a breakdown in a tab where the popup does not open', async () => {
    await ask('openBreakdown', { id: 'acme/heron-1', base: null });
    await vi.waitFor(() => expect(shown).toContain('/popup.html'));
  });

  it('has a menu and commands just where the browser has them', async () => {
    await ask('datasetStatus');
    const has = 'commands' in optional;
    await vi.waitFor(() => expect(menu).toEqual(has ? ['how-open', 'report-selection'] : []));
    expect(command.listeners).toHaveLength(has ? 1 : 0);
    expect(chosen.listeners).toHaveLength(has ? 1 : 0);
  });
});
