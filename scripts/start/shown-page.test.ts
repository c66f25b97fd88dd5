import { describe, expect, it } from 'vitest';
import { addressesIn, demoPages, isAnnotated } from './shown-page.ts';

describe('addressesIn', () => {
  it('takes the note of the browser that saved the page first', () => {
    const html = `<!doctype html>
      <!-- saved from url=(0043)https://huggingface.co/models?other=finance -->
      <meta property="og:url" content="https://huggingface.co/models">
      <link href='https://example.org/a?b=1&amp;c=2' rel=canonical>`;
    expect(addressesIn(html)).toEqual([
      'https://huggingface.co/models?other=finance',
      'https://example.org/a?b=1&c=2',
      'https://huggingface.co/models',
    ]);
  });

  it('leaves out what is no address', () => {
    expect(
      addressesIn('<link rel="canonical" href="/a"><meta property="og:url" content="javascript:1"><link>'),
    ).toEqual([]);
  });
});

describe('isAnnotated', () => {
  it('knows the hosts of the content script', () => {
    expect(isAnnotated('https://huggingface.co/a/b')).toBe(true);
    expect(isAnnotated('https://www.bbc.com/news')).toBe(true);
    expect(isAnnotated('http://huggingface.co/a/b')).toBe(false);
    expect(isAnnotated('https://huggingface.co.example.org/')).toBe(false);
  });
});

describe('demoPages', () => {
  it('are four, all on sites that we annotate', () => {
    const pages = demoPages();
    expect(pages).toHaveLength(4);
    expect(pages.every(({ url }) => isAnnotated(url))).toBe(true);
    expect(new Set(pages.map(({ slug }) => slug)).size).toBe(4);
  });
});
