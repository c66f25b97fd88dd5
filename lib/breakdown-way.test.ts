import { beforeEach, describe, expect, it, vi } from 'vitest';

const kept = new Map<string, unknown>();
const shown: string[] = [];
let opensPopup = true;

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { getURL: (path: string) => `chrome-extension://ours${path}` },
    action: {
      openPopup: async () => {
        if (!opensPopup) throw new Error('openPopup requires a user gesture');
      },
    },
    storage: {
      session: {
        set: async (values: object) => {
          for (const [key, value] of Object.entries(values)) kept.set(key, value);
        },
        get: async (key: string) => ({ [key]: kept.get(key) }),
        remove: async (key: string) => kept.delete(key),
      },
    },
    tabs: { create: async ({ url }: { url: string }) => shown.push(url) },
  },
}));

const { showBreakdown, takeWanted, wantedIn } = await import('./breakdown-way.ts');

beforeEach(() => {
  kept.clear();
  shown.length = 0;
  opensPopup = true;
});

describe('the way to a breakdown', () => {
  it('is the popup where the browser opens it, which is told once what is wanted', async () => {
    await showBreakdown({ id: 'ai2/olmo-2', base: null });
    expect(shown).toEqual([]);
    expect(await takeWanted()).toEqual({ id: 'ai2/olmo-2', base: null });
    expect(await takeWanted()).toBeNull();
  });

  it('is our tab otherwise, and the popup that the user opens later knows nothing of it', async () => {
    opensPopup = false;
    await showBreakdown({ id: 'a/b', base: 'c/d' });
    await showBreakdown({ text: 'Llama 3.1 & co' });
    expect(await takeWanted()).toBeNull();
    const addresses = shown.map((url) => new URL(url));
    expect(addresses.map(({ pathname }) => pathname)).toEqual(['/popup.html', '/popup.html']);
    expect(addresses.map(({ searchParams }) => wantedIn(searchParams))).toEqual([
      { id: 'a/b', base: 'c/d' },
      { text: 'Llama 3.1 & co' },
    ]);
  });

  it('leads to the list where nothing is asked for', () => {
    expect(wantedIn(new URLSearchParams('tabId=3'))).toBeNull();
  });
});
