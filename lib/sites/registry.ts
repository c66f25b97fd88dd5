/** All sites. A page belongs to the first that matches. */
import { article } from './article.ts';
import { github } from './github.ts';
import { huggingface } from './huggingface.ts';
import type { Site } from './site.ts';

export const SITES: readonly Site[] = [huggingface, github, article];

/** Whether a host is covered by a match pattern such as `https://*.example.org/*`. */
function covers(pattern: string, host: string): boolean {
  const wanted = pattern.slice('https://'.length).split('/')[0] ?? '';
  return wanted.startsWith('*.') ? host === wanted.slice(2) || host.endsWith(wanted.slice(1)) : host === wanted;
}

/** The site of a page; a page of no listed site that runs us anyway (one that the user added) is read as an article. */
export function siteOf(url: URL): Site {
  return SITES.find((site) => site.matches.some((pattern) => covers(pattern, url.hostname))) ?? article;
}
