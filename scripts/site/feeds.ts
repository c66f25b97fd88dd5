/** The changes as an Atom feed (RFC 4287) and a JSON Feed (version 1.1), the pages as a sitemap. */
import { h, type ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { en } from '../../lib/language/en.ts';
import { uuidOf, type Change } from './changes.ts';
import { text } from './words.ts';

export interface FeedPlace {
  /** Address of the site with a slash at its end; null where it is not known, and links are relative then. */
  readonly base: string | null;
  /** The dataset's day. */
  readonly date: string;
}

const XML = '<?xml version="1.0" encoding="utf-8"?>\n';
const TITLE = `${en.app.name}: ${text.changesTitle}`;
const pageOf = (change: Change): string => (change.path === '' ? 'changes/' : change.path);
const timeOf = (day: string): string => `${day}T00:00:00Z`;

/** Characters that XML 1.0 cannot hold, escaped or not. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

/** One XML element; texts and attributes are escaped. */
const element = (name: string, attributes: Readonly<Record<string, string>> | null, ...children: ComponentChildren[]) =>
  h(name, attributes, children);
const inXml = (root: ReturnType<typeof element>): string => `${XML}${renderToString(root).replaceAll(NO_XML, '')}\n`;

export function atomFeed(changes: readonly Change[], { base, date }: FeedPlace): string {
  const at = (path: string) => `${base ?? ''}${path}`;
  return inXml(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': en.locale },
      element('id', null, `urn:uuid:${uuidOf('feed')}`),
      element('title', null, TITLE),
      element('updated', null, timeOf(changes[0]?.day ?? date)),
      element('author', null, element('name', null, en.app.name)),
      element('link', { rel: 'alternate', type: 'text/html', href: at('changes/') }),
      element('link', { rel: 'self', type: 'application/atom+xml', href: at('feed.atom') }),
      ...changes.map((change) =>
        element(
          'entry',
          null,
          element('id', null, `urn:uuid:${change.id}`),
          element('title', null, change.title),
          element('updated', null, timeOf(change.day)),
          element('link', { rel: 'alternate', type: 'text/html', href: at(pageOf(change)) }),
          element('summary', null, change.text),
        ),
      ),
    ),
  );
}

export function jsonFeed(changes: readonly Change[], { base }: FeedPlace): string {
  const addresses = base === null ? {} : { home_page_url: `${base}changes/`, feed_url: `${base}feed.json` };
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: TITLE,
    ...addresses,
    language: en.locale,
    authors: [{ name: en.app.name }],
    items: changes.map((change) => ({
      id: `urn:uuid:${change.id}`,
      ...(base === null ? {} : { url: base + pageOf(change) }),
      title: change.title,
      content_text: change.text,
      date_published: timeOf(change.day),
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

/** @param pages paths below the address, each with the day it changed last, if known */
export function sitemap(
  base: string,
  pages: readonly { readonly path: string; readonly day: string | null }[],
): string {
  return inXml(
    element(
      'urlset',
      { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
      ...pages.map(({ path, day }) =>
        element('url', null, element('loc', null, base + path), day !== null && element('lastmod', null, day)),
      ),
    ),
  );
}
