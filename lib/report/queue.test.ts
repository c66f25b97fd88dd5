import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Report } from './fields.ts';
import { countWaiting, ReportQueue } from './queue.ts';
import { Session } from './session.ts';
import { BLANK, firstReport, type ReportStart } from './subject.ts';

const report = (name: string): Report => ({ kind: 'missing-model', values: { name } });

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('the queue', () => {
  it('keeps one report a key, and one of the same content', async () => {
    const queue = await ReportQueue.open();
    await queue.keep('a', report('Heron'));
    await queue.keep('a', report('Heron 2'));
    await queue.keep('b', report('Wader'));
    await queue.keep('c', report('Wader'));
    expect((await queue.allWaiting()).map(({ key }) => key).sort()).toEqual(['a', 'c']);
    expect((await queue.allWaiting()).find(({ key }) => key === 'a')?.report).toEqual(report('Heron 2'));
    expect(await countWaiting()).toBe(2);
  });

  it('remembers what was opened once, and lets what was typed since wait', async () => {
    const queue = await ReportQueue.open();
    await queue.keep('a', report('Heron'));
    await queue.markOpened('a', report('Heron'));
    await queue.keep('a', report('Heron'));
    await queue.markOpened('a', report('Heron'));
    expect(await queue.allWaiting()).toEqual([]);
    expect((await queue.allOpened()).map((opened) => opened.report)).toEqual([report('Heron')]);
    await queue.keep('a', report('Heron 3'));
    await queue.markOpened('a', report('Heron'));
    expect((await queue.allWaiting()).map((waiting) => waiting.report)).toEqual([report('Heron 3')]);
  });

  it('stands the same in two tabs', async () => {
    const [one, other] = [await ReportQueue.open(), await ReportQueue.open()];
    await Promise.all([one.keep('a', report('Heron')), other.keep('b', report('Heron'))]);
    expect(await one.allWaiting()).toHaveLength(1);
  });
});

describe('a session', () => {
  const start: ReportStart = { ...BLANK, id: 'brook/wader-9b' };
  const open = (from: ReportStart = start) => Session.open(from, firstReport(from, null));

  it('keeps nothing before something is typed, then the newest', async () => {
    const session = await open();
    expect(session.waiting).toEqual([]);
    for (const name of ['W', 'Wa', 'Wad']) session.edit(report(name));
    expect(session.isKept).toBe(false);
    await session.kept();
    expect(session.isKept).toBe(true);
    expect(session.waiting.map((waiting) => waiting.report)).toEqual([report('Wad')]);
  });

  it('goes on where the same subject was left', async () => {
    const first = await open();
    first.edit(report('Wader 9B'));
    await first.kept();
    const second = await open();
    expect(second.report).toEqual(report('Wader 9B'));
    expect(second.resumedAt).not.toBeNull();
    second.discard(second.key);
    await second.kept();
    expect((await open()).report).not.toEqual(report('Wader 9B'));
  });

  it('stores nothing for a private window', async () => {
    const opened = vi.spyOn(indexedDB, 'open');
    const session = await open({ ...start, isPrivate: true });
    session.edit(report('Secret'));
    expect(await session.kept()).toBe(false);
    await session.markOpened(report('Secret'));
    expect(opened).not.toHaveBeenCalled();
    opened.mockRestore();
    expect(await countWaiting()).toBe(0);
  });

  it('works where nothing can be stored', async () => {
    const blocked = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    const session = await open();
    session.edit(report('Wader'));
    expect(session.isStored).toBe(false);
    expect(await session.kept()).toBe(false);
    expect(await countWaiting()).toBe(0);
    blocked.mockRestore();
  });
});
