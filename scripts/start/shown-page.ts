import { basename } from 'node:path';
import { MATCHES } from '../../lib/sites/matches.ts';
import { readPageFile } from '../browsers/page-file.ts';
import type { Route } from '../browsers/server.ts';
import { readTestPages, routesOf } from '../browsers/test-pages.ts';
import { callersPath } from '../callers-path.ts';
import { InputError } from '../command-line.ts';

/** A page that `npm start` shows. */
export interface ShownPage {
  /** In the table. */
  title: string;
  /** In the names of its pictures: letters, digits and dashes. */
  slug: string;
  url: string;
  /** What the local server gives out for it; none where the page comes from the network. */
  routes: readonly Route[];
}

/** Where a saved page is shown whose own address is not one of a site that we annotate. */
const ANY_ARTICLE = 'https://arstechnica.com/open-recipe/';

/** The pages that ship with the project. */
export function demoPages(): ShownPage[] {
  return readTestPages()
    .filter(({ demo }) => demo !== undefined)
    .map((page) => ({
      title: page.demo ?? page.case,
      slug: slugOf(page.demo ?? page.case),
      url: page.url,
      routes: routesOf([page]),
    }));
}

/**
 * A page of the user's own.
 *
 * @param given an address, or the path of a saved page: that is shown under the address it was saved from where this is one
 * of a site that we annotate, else under a news site's
 * @throws InputError where it is neither, and the system's error where the file cannot be read
 */
export async function userPage(given: string): Promise<ShownPage> {
  if (/^https?:\/\//i.test(given)) {
    if (!URL.canParse(given)) throw new InputError(`"${given}" is not an address`);
    const url = new URL(given);
    return { title: url.host + url.pathname, slug: slugOf(url.host + url.pathname), url: url.href, routes: [] };
  }
  const bytes = await readPageFile(callersPath(given));
  const name = basename(given).replace(/(\.html?)?(\.gz)?$/i, '');
  const own = addressesIn(bytes.toString('utf8')).find(isAnnotated);
  const url = own ?? `${ANY_ARTICLE}${encodeURIComponent(name)}/`;
  return { title: basename(given), slug: slugOf(name), url, routes: [{ url, content: { html: bytes } }] };
}

/** Whether the extension runs on an address from install on. */
export function isAnnotated(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return MATCHES.some((pattern) => {
    const [scheme, host = ''] = pattern.split('://');
    const wanted = host.slice(0, host.indexOf('/'));
    if (`${scheme}:` !== protocol) return false;
    return wanted.startsWith('*.') ? `.${hostname}`.endsWith(wanted.slice(1)) : hostname === wanted;
  });
}

/** The addresses that a saved page gives as its own, surest first: the note that browsers write, canonical link, og:url. */
export function addressesIn(html: string): string[] {
  const saved = /<!--\s*saved from url=\(\d+\)(\S+)/i.exec(html)?.[1];
  const tags = [...html.matchAll(/<(?:link|meta)\b[^>]*>/gi)].map(([tag]) => tag);
  const canonical = tags.find((tag) => /\brel\s*=\s*["']?canonical\b/i.test(tag));
  const openGraph = tags.find((tag) => /\bproperty\s*=\s*["']?og:url\b/i.test(tag));
  return [saved, valueOf(canonical, 'href'), valueOf(openGraph, 'content')]
    .map((text) => text?.replaceAll('&amp;', '&'))
    .filter((text) => text !== undefined && URL.canParse(text) && /^https?:/.test(text))
    .map((text) => new URL(text ?? '').href);
}

function valueOf(tag: string | undefined, name: string): string | undefined {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag ?? '');
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

function slugOf(text: string): string {
  const slug = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return slug.slice(0, 60) || 'page';
}
