import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { readmeBadge } from './readme-badge.ts';

const model = { tier: 'open-weights', kind: 'series', mixed: false, url: 'https://example.org/a?b=1&c=2' } as const;

describe('the README badge', () => {
  it('shows the verdict and links to the model', () => {
    expect(readmeBadge(en, model).markdown).toBe(
      '[![Openness: open weights](https://img.shields.io/badge/openness-open_weights-2463c4)](https://example.org/a?b=1&c=2)',
    );
  });

  it('escapes what HTML reserves', () => {
    expect(readmeBadge(en, model).html).toContain('href="https://example.org/a?b=1&amp;c=2"');
    expect(readmeBadge(en, { ...model, url: 'https://example.org/"><script>' }).html).not.toContain('<script>');
  });

  it('is a picture alone where no page is known', () => {
    expect(readmeBadge(en, { ...model, url: null, mixed: true }).markdown).toMatch(
      /^!\[Openness: open weights: varies\]/,
    );
  });
});
