import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

vi.mock('wxt/browser', () => ({ browser: fakeBrowser }));
const { watchStarts } = await import('./starts.ts');

const did: string[] = [];
const note = (what: string) => async () => void did.push(what);
/** A worker of its own: the listeners of the one before have gone with it. */
function wake(onInstalled: () => Promise<unknown> = note('installed')): void {
  fakeBrowser.runtime.onInstalled.removeAllListeners();
  fakeBrowser.runtime.onStartup.removeAllListeners();
  watchStarts({ onInstalled, onBrowserStarted: note('browser'), onSwitchedOn: note('switched on') });
}
const later = () => vi.advanceTimersByTimeAsync(5000);

beforeEach(() => {
  vi.useFakeTimers();
  fakeBrowser.reset();
  did.length = 0;
});
afterEach(() => void vi.useRealTimers());

describe('a start', () => {
  it('after the session was emptied is one of an extension that was switched on, once', async () => {
    wake();
    expect(did).toEqual([]);
    await later();
    wake();
    await later();
    expect(did).toEqual(['switched on']);
    await fakeBrowser.storage.session.clear();
    wake();
    await later();
    expect(did).toEqual(['switched on', 'switched on']);
  });

  it('with an install or with the browser is nothing else', async () => {
    wake();
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install', temporary: false });
    await later();
    await fakeBrowser.storage.session.clear();
    wake();
    await fakeBrowser.runtime.onStartup.trigger();
    await later();
    wake();
    await later();
    expect(did).toEqual(['installed', 'browser']);
  });

  it('that was cut short is made up for at the next one', async () => {
    wake(() => new Promise(() => undefined));
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update', temporary: false });
    await later();
    expect(did).toEqual([]);
    wake();
    await later();
    expect(did).toEqual(['switched on']);
  });

  it('asks for nothing before what woke us had its turn', async () => {
    const asked = vi.spyOn(fakeBrowser.storage.session, 'get');
    wake();
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).not.toHaveBeenCalled();
    await later();
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
