import { describe, expect, it } from 'vitest';
import { series as bareSeries } from '../openness/recipes.fixture.ts';
import type { Claim, SeriesRecord } from '../openness/record.ts';
import { agesOf, agreementOf, coverageOf } from './coverage.ts';

const claim = (source: string, status: Claim['status']): Claim => ({
  status,
  source,
  url: 'https://example.org/evidence',
  checked: '2026-01-01',
});

const series = (id: string, weights: readonly Claim[], more: Partial<SeriesRecord> = {}): SeriesRecord =>
  bareSeries(`maker/${id}`, { components: { weights_final: weights }, ...more });

describe('what is covered', () => {
  it('counts series by developer, component and modality', () => {
    const covered = coverageOf({
      series: [
        series('one', [claim('index', 'open')]),
        series('two', [claim('index', 'unknown')], { developer: 'other', modalities: ['image', 'text'] }),
        series('three', [], {
          components: {},
          releases: [{ id: 'Maker/three', components: { weights_final: [claim('index', 'none')] } }],
        }),
      ],
    });
    expect(covered.byDeveloper).toEqual({ maker: 2, other: 1 });
    expect(Object.keys(covered.byDeveloper)).toEqual(['maker', 'other']);
    expect(covered.byComponent).toMatchObject({ weights_final: 2, code_train: 0 });
    expect(covered.byModality).toMatchObject({ text: 3, image: 1, audio: 0 });
  });
});

describe('how far sources agree', () => {
  it('compares a source with what would count without it', () => {
    const agreement = agreementOf({
      series: [
        series('alone', [claim('index', 'open')]),
        series('same', [claim('index', 'open'), claim('editors', 'open')]),
        series('apart', [claim('index', 'partial'), claim('editors', 'open'), claim('tool', 'open')]),
        series('silent', [claim('index', 'open'), claim('editors', 'unknown')]),
      ],
    });
    expect(agreement).toEqual({
      editors: { compared: 2, agreeing: 1 },
      index: { compared: 2, agreeing: 1 },
      tool: { compared: 1, agreeing: 0 },
    });
  });
});

describe('the ages of claims', () => {
  it('are counted on the given day', () => {
    expect(agesOf(['2026-11-24', '2026-10-01', '2026-03-13', '2024-01-01'], '2026-11-23')).toEqual({
      'under 3 months': 2,
      '3 to 12 months': 1,
      'over 12 months': 1,
    });
  });
});
