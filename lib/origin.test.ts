import { describe, expect, it } from 'vitest';
import { isHosted, ORIGIN, type Origin } from './origin.ts';

const FILLED: Origin = {
  ...ORIGIN,
  datasetUrl: 'https://data.example/',
  rootKeys: ['11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='],
  reportRepository: 'acme/open-recipe',
};

describe('isHosted', () => {
  it('wants host, root keys and report repository, each of them', () => {
    expect(isHosted(FILLED)).toBe(true);
    expect(isHosted({ ...FILLED, siteUrl: null })).toBe(true);
    expect(isHosted({ ...FILLED, datasetUrl: null })).toBe(false);
    expect(isHosted({ ...FILLED, rootKeys: [] })).toBe(false);
    expect(isHosted({ ...FILLED, reportRepository: null })).toBe(false);
  });
});
