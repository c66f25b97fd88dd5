import { describe, expect, it } from 'vitest';
import { subjectOfPage } from './page-subject.ts';

const page = { id: 'me/model', licence: 'MIT', gated: 'auto', datasets: [], bases: [] } as const;

describe('a model page', () => {
  it('without a base is unknown, with what it discloses', () => {
    expect(subjectOfPage(page, '2026-11-23')).toMatchObject({
      kind: 'unknown',
      own: { components: { weights_final: [{ status: 'gated_auto' }] }, licences: { weights: [{ id: 'mit' }] } },
    });
  });

  it('with bases is derived', () => {
    const bases = [{ id: 'a/b', relation: 'quantized' }];
    expect(subjectOfPage({ ...page, bases }, '2026-11-23')).toMatchObject({
      kind: 'derived',
      parents: [{ id: 'a/b', relation: 'quantized', how: 'page', confidence: 'high' }],
    });
    const two = [...bases, { id: 'c/d', relation: null }];
    expect(subjectOfPage({ ...page, bases: two }, '2026-11-23')).toMatchObject({
      parents: [{ id: 'a/b' }, { id: 'c/d', relation: 'merge' }],
    });
  });
});
