import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, isActiveOn, settingsFrom } from './settings.ts';

describe('settingsFrom', () => {
  it('gives the defaults for nothing', () => {
    for (const nothing of [undefined, null, 3, 'x', [], {}]) expect(settingsFrom(nothing)).toEqual(DEFAULT_SETTINGS);
  });

  it('keeps what is well formed and drops what is not', () => {
    expect(
      settingsFrom({
        enabled: false,
        density: 'all',
        hiddenTiers: ['closed', 'best'],
        silentHosts: ['a.example', 7],
        datasetUrl: 'https://data.example/',
        datasetRootKey: 7,
        syncPaused: true,
        reportRepository: 'some/where',
        extra: 1,
      }),
    ).toEqual({
      enabled: false,
      density: 'all',
      language: 'auto',
      terms: 'ours',
      palette: 'standard',
      synced: false,
      hiddenTiers: ['closed'],
      silentHosts: ['a.example'],
      datasetUrl: 'https://data.example/',
      datasetRootKey: null,
      syncPaused: true,
      reportRepository: 'some/where',
    });
  });

  it('never throws', () => fc.assert(fc.property(fc.anything(), (stored) => void settingsFrom(stored))));
});

describe('isActiveOn', () => {
  it('is off everywhere or on single hosts', () => {
    expect(isActiveOn(DEFAULT_SETTINGS, 'a.example')).toBe(true);
    expect(isActiveOn({ ...DEFAULT_SETTINGS, silentHosts: ['a.example'] }, 'a.example')).toBe(false);
    expect(isActiveOn({ ...DEFAULT_SETTINGS, enabled: false }, 'a.example')).toBe(false);
  });
});
