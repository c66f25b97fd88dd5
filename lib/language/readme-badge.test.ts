import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { readmeBadge } from './readme-badge.ts';

const SITE = 'https://openness.example/';
const model = {
  id: 'acme/one',
  tier: 'open-weights',
  kind: 'series',
  mixed: false,
  url: 'https://example.org/a?b=1&c=2',
} as const;

describe('the README badge', () => {
  it('is the picture of the site and leads to the page there', () => {
    expect(readmeBadge(en, model, SITE)).toEqual({
      markdown:
        '[![Openness: open weights](https://openness.example/badge/acme/one.svg)](https://openness.example/series/acme/one/)',
      html: '<a href="https://openness.example/series/acme/one/"><img src="https://openness.example/badge/acme/one.svg" alt="Openness: open weights"></a>',
    });
    expect(readmeBadge(en, { ...model, kind: 'release', id: 'Acme/One-7B' }, SITE).markdown).toBe(
      '[![Openness: open weights](https://openness.example/badge/Acme/One-7B.svg)](https://openness.example/hub/Acme/One-7B/)',
    );
  });

  it('is a text without a site, and for what no site has a page of', () => {
    const text = '[Openness: open weights](https://example.org/a?b=1&c=2)';
    expect(readmeBadge(en, model, null).markdown).toBe(text);
    expect(readmeBadge(en, { ...model, kind: 'derived' }, SITE).markdown).toBe(text);
  });

  it('escapes what HTML reserves', () => {
    expect(readmeBadge(en, model, null).html).toContain('href="https://example.org/a?b=1&amp;c=2"');
    expect(readmeBadge(en, { ...model, url: 'https://example.org/"><script>' }, null).html).not.toContain('<script>');
  });

  it('is words alone where no page is known', () => {
    expect(readmeBadge(en, { ...model, url: null, mixed: true }, null).markdown).toBe('Openness: open weights: varies');
  });
});
