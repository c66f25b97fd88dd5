import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Window } from 'happy-dom';
import { afterAll, describe, expect, it } from 'vitest';
import { readDataset } from '../../lib/dataset/read-files.ts';
import type { Dataset } from '../../lib/dataset/schema.ts';
import { pack } from '../data/pack.ts';
import { buildSite, SITE_FILE, type SiteSources } from './build.tsx';
import { deadLinks } from './links.ts';
import { writeSite } from './write.ts';

const BASE = 'https://openness.example/models/';
const HOSTILE = `</title><script>alert("1")</script> & <img src=x onerror='alert(2)'>`;

const { dataset } = await readDataset('tests/dataset/example');
const [heron, wader] = dataset.series;
if (!heron || !wader) throw new Error('the example has no series any more');

const made = (of: Dataset, more: Partial<SiteSources> = {}) =>
  buildSite({
    packed: pack(of).bytes,
    previous: null,
    base: BASE,
    repository: 'acme/open-recipe',
    attribution: '# Where from\n\nFacts.',
    ...more,
  });

const site = await made(dataset);
const page = (path: string, files: ReadonlyMap<string, string> = site) => {
  const html = files.get(`${path}index.html`);
  if (html === undefined) throw new Error(`no page at ${path}`);
  const { document } = new Window();
  document.write(html);
  return document;
};

describe('the site', () => {
  it('has a page and a badge for every record and release', () => {
    const ids = [...dataset.series, ...dataset.corpora, ...dataset.families].map(({ id }) => id);
    const pages = [
      ...dataset.series.map(({ id }) => `series/${id}/`),
      ...[...dataset.corpora, ...dataset.families].map(({ id }) => `${id}/`),
    ];
    const releases = dataset.series.flatMap((series) => series.releases.map(({ id }) => id));
    expect(releases.length).toBeGreaterThan(0);
    for (const path of pages) expect([...site.keys()]).toContain(`${path}index.html`);
    for (const id of releases) expect([...site.keys()]).toContain(`hub/${id}/index.html`);
    for (const id of [...ids, ...releases])
      for (const ending of ['svg', 'json']) expect([...site.keys()]).toContain(`badge/${id}.${ending}`);
  });

  it('lists every record, by verdict, developer and kind too', () => {
    const rows = (path: string) =>
      [...page(path).querySelectorAll('tbody th a')].map((link) => link.textContent).toSorted();
    const all = [...dataset.series, ...dataset.corpora, ...dataset.families].map(({ name }) => name).toSorted();
    expect(rows('')).toEqual(all);
    expect(rows('corpora/')).toEqual(dataset.corpora.map(({ name }) => name).toSorted());
    expect(rows('family/')).toEqual(dataset.families.map(({ name }) => name).toSorted());
    const byMaker = dataset.developers.flatMap(({ id }) => (site.has(`developer/${id}/index.html`) ? [id] : []));
    expect(byMaker.flatMap((id) => rows(`developer/${id}/`)).toSorted()).toEqual(all);
    const byTier = [...site.keys()].filter((path) => path.startsWith('tier/')).map((path) => path.slice(0, -10));
    expect(byTier.flatMap(rows).toSorted()).toEqual(dataset.series.map(({ name }) => name).toSorted());
  });

  it('has no link that leads nowhere, with an address of its own or without', async () => {
    expect(deadLinks(site, '/models/')).toEqual([]);
    const homeless = await made(dataset, { base: null });
    expect(deadLinks(homeless, '/')).toEqual([]);
    expect(homeless.has('sitemap.xml')).toBe(false);
  });

  it('finds a link that leads nowhere', () => {
    const files = new Map([
      [
        'index.html',
        '<a href="a/"></a> <a href="http://plain.example/"></a> <a href="b/#there"></a> <a href="b/"></a>',
      ],
      ['b/index.html', '<a href="../">'],
    ]);
    expect(deadLinks(files, '/')).toEqual([
      'index.html: a/',
      'index.html: http://plain.example/',
      'index.html: b/#there',
    ]);
  });

  it('leads to evidence by https alone, and tells nothing about the reader', () => {
    const outside = [...site].flatMap(([path, text]) =>
      path.endsWith('index.html') && !path.startsWith('hub/')
        ? [...page(path.slice(0, -10), new Map([[path, text]])).querySelectorAll('a[href*=":"]')]
        : [],
    );
    expect(outside.length).toBeGreaterThan(5);
    for (const link of outside) {
      expect(link.getAttribute('href')).toMatch(/^https:/);
      expect(link.getAttribute('rel')).toContain('noopener');
    }
  });

  it('runs and loads nothing but its own files', () => {
    for (const [path, text] of site) {
      if (!path.endsWith('.html')) continue;
      expect(text).toContain(`Content-Security-Policy" content="default-src 'none'; style-src 'self'`);
      expect(text).not.toMatch(/ style=| on\w+="|<style|<script(?! type="module" src="(?:\.\.\/)*assets\/)/);
      expect(text).not.toMatch(/<(?:img|script|link rel="(?:icon|stylesheet|alternate)")[^>]* (?:src|href)="https?:/);
    }
  });

  it('is made the same twice', async () => {
    expect([...(await made(dataset))]).toEqual([...site]);
  });

  it('says on a page what the popup says of the model', () => {
    const document = page(`series/${heron.id}/`);
    expect(document.querySelector('h1')?.textContent).toBe(heron.name);
    const titles = [...document.querySelectorAll('h2')].map((title) => title.textContent);
    expect(titles).toEqual(expect.arrayContaining(['Components', 'Terms', 'Lineage', 'Say it right']));
    expect(document.querySelector('button')).toBeNull();
    const report = document.querySelector('.site-report a')?.getAttribute('href') ?? '';
    expect(report).toMatch(/^https:\/\/github\.com\/acme\/open-recipe\/issues\/new\?template=wrong-claim\.yml/);
    expect(new URL(report).searchParams.get('record')).toBe(heron.id);
    expect(document.body.textContent).toContain(`${BASE}badge/${heron.id}.svg`);
    expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(`${BASE}series/${heron.id}/`);
  });

  it('leads from a release to its series', () => {
    const release = heron.releases[0]?.id ?? '';
    const html = site.get(`hub/${release}/index.html`);
    expect(html).toContain(`http-equiv="refresh" content="0; url=../../../series/${heron.id}/"`);
    expect(html).toContain(`rel="canonical" href="${BASE}series/${heron.id}/"`);
    expect(site.get('sitemap.xml')).not.toContain('/hub/');
  });
});

describe('hostile texts', () => {
  const hostile = (contested: { text: string; url?: string }) =>
    made(
      {
        ...dataset,
        series: [{ ...heron, name: HOSTILE, contested: [contested] }, wader],
        developers: dataset.developers.map((developer) => ({ ...developer, name: `${developer.id} ${HOSTILE}` })),
      },
      { attribution: `# ${HOSTILE}\n\n${HOSTILE} [x](javascript:alert(3)) [y](http://plain.example/)` },
    );

  it('are shown as text', async () => {
    const files = await hostile({ text: HOSTILE });
    for (const [path, text] of files) {
      if (!/\.(?:html|svg|atom|xml)$/u.test(path)) continue;
      expect(text).not.toContain('<script>');
      expect(text).not.toMatch(/<img src=x/);
    }
    expect(page(`series/${heron.id}/`, files).querySelector('h1')?.textContent).toBe(HOSTILE);
    expect(JSON.parse(files.get('feed.json') ?? '')).toMatchObject({ version: 'https://jsonfeed.org/version/1.1' });
    const hrefs = [...page('about/', files).querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(hrefs.filter((href) => /^(?:javascript|http):/u.test(href ?? ''))).toEqual([]);
  });

  it('are refused where an address should be', async () => {
    await expect(hostile({ text: 'text', url: 'https://example.org/"><script>' })).rejects.toThrow('https address');
  });
});

describe('badges', () => {
  it('say name and verdict', () => {
    const svg = site.get(`badge/${heron.id}.svg`) ?? '';
    expect(svg).toMatch(new RegExp(`<title>${heron.name}: [a-z ]+</title>`));
    expect(svg).toContain('role="img"');
    expect(svg).not.toContain('<style');
  });

  it('are what the endpoint of shields.io takes', () => {
    expect(JSON.parse(site.get(`badge/${heron.id}.json`) ?? '')).toEqual({
      schemaVersion: 1,
      label: 'openness',
      message: expect.stringMatching(/^[a-z :]+$/) as string,
      color: expect.stringMatching(/^[0-9a-f]{6}$/) as string,
    });
  });
});

describe('feeds', () => {
  const parsed = (files: ReadonlyMap<string, string>) =>
    JSON.parse(files.get('feed.json') ?? '') as { items: { id: string; title: string; url: string }[] };

  it('tell what was released and checked, each entry with an id of its own that stays', async () => {
    const { items } = parsed(site);
    expect(items.length).toBeGreaterThan(1);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    for (const { id, url } of items) {
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect([...site.keys()]).toContain(`${url.slice(BASE.length)}index.html`);
    }
    const later = await made({ ...dataset, version: dataset.version + 1 });
    expect(parsed(later).items).toEqual(items);
  });

  it('tell what changed since an earlier dataset', async () => {
    const before = { ...dataset, version: 3, series: [{ ...heron, components: {} }] };
    const files = await made(dataset, { previous: pack(before).bytes });
    const titles = parsed(files).items.map(({ title }) => title);
    expect(titles).toContain(`${wader.name} was added`);
    expect(titles.some((title) => title.startsWith(`${heron.name}: not assessed became `))).toBe(true);
    expect(page('changes/', files).body.textContent).toContain('Since version 3 of the dataset.');
  });

  it('are the same entries in both forms', () => {
    const { document } = new Window();
    document.write(site.get('feed.atom') ?? '');
    const ids = [...document.querySelectorAll('entry > id')].map((id) => id.textContent);
    expect(ids).toEqual(parsed(site).items.map(({ id }) => id));
  });
});

describe('writing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'open-recipe-site-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('replaces an earlier site whole', async () => {
    const out = join(folder, 'site');
    await writeSite(
      out,
      new Map([
        [SITE_FILE, '{}'],
        ['old/index.html', 'old'],
      ]),
    );
    await writeSite(
      out,
      new Map([
        [SITE_FILE, '{}'],
        ['new/index.html', 'new'],
      ]),
    );
    expect(existsSync(join(out, 'old'))).toBe(false);
    expect(readFileSync(join(out, 'new/index.html'), 'utf8')).toBe('new');
  });

  it('never replaces anything else', async () => {
    const out = join(folder, 'letters');
    await writeSite(out, new Map([['letter.txt', 'dear']]));
    writeFileSync(join(out, 'letter.txt'), 'dearest');
    await expect(writeSite(out, new Map([[SITE_FILE, '{}']]))).rejects.toThrow('neither empty nor an earlier site');
    expect(readFileSync(join(out, 'letter.txt'), 'utf8')).toBe('dearest');
  });
});
