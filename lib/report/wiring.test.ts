import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import type { ReportStart } from './subject.ts';

const ORIGIN = 'chrome-extension://ours';
const tabs = new Map<number, Partial<Browser.tabs.Tab>>();
const stored = new Map<string, unknown>();
const opened: string[] = [];
let menuClicked: (info: object, tab?: object) => void = () => undefined;
let received: (letter: object, sender: object, reply: (answer: unknown) => void) => boolean = () => false;
const pageModel = { id: 'quiltworks/patchwork-3b', card: {} };

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      id: 'ours',
      getURL: (path: string) => ORIGIN + path,
      onInstalled: { addListener: () => undefined },
      onMessage: { addListener: (listener: typeof received) => (received = listener) },
    },
    contextMenus: { onClicked: { addListener: (listener: typeof menuClicked) => (menuClicked = listener) } },
    storage: {
      local: { onChanged: { addListener: () => undefined } },
      session: {
        set: async (values: object) => {
          for (const [key, value] of Object.entries(values)) stored.set(key, value);
        },
      },
    },
    tabs: {
      get: async (id: number) => tabs.get(id),
      create: async ({ url }: { url: string }) => opened.push(url),
      sendMessage: async (id: number) => (id === 1 ? { res: { pageModel } } : undefined),
    },
    windows: {},
  },
}));

const { REPORT_ITEM, startReports } = await import('./wiring.ts');
const { startMenu } = await import('../context-menu.ts');
startReports();
startMenu([REPORT_ITEM]);

beforeEach(() => {
  tabs.clear();
  stored.clear();
  opened.length = 0;
  tabs.set(1, { id: 1, url: 'https://huggingface.co/quiltworks/patchwork-3b', title: 'Patchwork', incognito: false });
  tabs.set(2, { id: 2, url: 'https://news.example/story', title: 'Story', incognito: true });
  tabs.set(3, { id: 3, url: `${ORIGIN}/popup.html`, title: 'Ours', incognito: false });
});

/** What the form begins with, once it is opened. */
async function started(): Promise<ReportStart> {
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  const token = new URL(opened[0] ?? '').searchParams.get('start');
  return stored.get(`report-start:${token}`) as ReportStart;
}

const ask = (data: object, sender: object) =>
  new Promise((resolve) => received({ type: 'openReport', data }, { id: 'ours', ...sender }, resolve));

describe('the ways into the form', () => {
  it('from the card: the page is the one that the browser says it is', async () => {
    await ask(
      { id: pageModel.id, base: null },
      { tab: tabs.get(1), url: 'https://huggingface.co/quiltworks/patchwork-3b' },
    );
    expect(await started()).toEqual({
      id: pageModel.id,
      base: null,
      name: null,
      component: null,
      page: { url: 'https://huggingface.co/quiltworks/patchwork-3b', title: 'Patchwork' },
      pageModel,
      isPrivate: false,
    });
  });

  it('from the popup, about the page in front and one component', async () => {
    await ask({ id: 'ai2/olmo-2', base: null, component: 'report', tabId: 1 }, { url: `${ORIGIN}/popup.html` });
    expect(await started()).toMatchObject({ id: 'ai2/olmo-2', component: 'report', pageModel: null });
  });

  it('never with a page of our own', async () => {
    await ask({ id: 'ai2/olmo-2', base: null, tabId: 3 }, { url: `${ORIGIN}/popup.html`, tab: tabs.get(3) });
    expect((await started()).page).toBeNull();
  });

  it('from a selection, as a name of one line', async () => {
    menuClicked({ menuItemId: 'report-selection', selectionText: `  Heron\n 2 ${'x'.repeat(200)}` }, tabs.get(1));
    const { name, id, page } = await started();
    expect(name).toMatch(/^Heron 2 x+$/u);
    expect(name).toHaveLength(80);
    expect(id).toBeNull();
    expect(page?.title).toBe('Patchwork');
  });

  it('from a private window without the page, and nothing about it in the address', async () => {
    menuClicked({ menuItemId: 'report-selection', selectionText: 'Heron 2' }, tabs.get(2));
    expect(await started()).toMatchObject({ isPrivate: true, page: null });
    expect(opened.join()).not.toContain('Heron');
  });

  it('not for other menu items, nor for other extensions', async () => {
    menuClicked({ menuItemId: 'else', selectionText: 'Heron 2' }, tabs.get(1));
    expect(received({ type: 'openReport', data: { id: 'x', base: null } }, { id: 'theirs' }, () => undefined)).toBe(
      false,
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(opened).toEqual([]);
  });
});
