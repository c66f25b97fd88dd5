import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MATCHES } from './matches.ts';
import { MORE_NEWS_HOSTS } from './more-news-hosts.ts';
import { NEWS_HOSTS } from './news-hosts.ts';
import { SITES, siteOf } from './registry.ts';
import { patternsOf } from '../site-access.ts';

describe('registry', () => {
  it('has for every site a file and a folder of test pages', () => {
    for (const { id } of SITES) {
      expect(existsSync(`lib/sites/${id}.ts`), `lib/sites/${id}.ts`).toBe(true);
      expect(
        readdirSync(`tests/pages/${id}`).some((file) => file.endsWith('.html')),
        `tests/pages/${id}`,
      ).toBe(true);
    }
  });

  it('lists every site that has a folder of test pages', () => {
    const folders = readdirSync('tests/pages', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(SITES.map(({ id }) => id).sort());
  });

  it.each([
    ['https://huggingface.co/allenai/OLMo-2-1124-7B', 'huggingface'],
    ['https://github.com/allenai/OLMo', 'github'],
    ['https://gist.github.com/someone/1', 'github'],
    ['https://www.theverge.com/ai', 'article'],
    ['https://somewhere.example/', 'article'],
  ])('%s is read by %s', (url, site) => expect(siteOf(new URL(url)).id).toBe(site));
});

describe('news hosts', () => {
  // Growing the list switches the extension off for everybody until they accept again: see docs/permissions.md.
  it('is not longer than it was at the first release', () => expect(NEWS_HOSTS.length).toBeLessThanOrEqual(40));
  it('has no host twice', () => expect(new Set(NEWS_HOSTS).size).toBe(NEWS_HOSTS.length));
});

describe('all matches', () => {
  it('are no more than at the first release, for the same reason', () =>
    expect(MATCHES.length).toBeLessThanOrEqual(91));
});

describe('publications that may be allowed', () => {
  it('are host names without www, each once', () => {
    expect(MORE_NEWS_HOSTS.filter((host) => !/^(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host))).toEqual([]);
    expect(new Set(MORE_NEWS_HOSTS).size).toBe(MORE_NEWS_HOSTS.length);
  });
  it('are none that are on from install', () =>
    expect(MORE_NEWS_HOSTS.filter((host) => patternsOf(host).some((pattern) => MATCHES.includes(pattern)))).toEqual(
      [],
    ));
});
