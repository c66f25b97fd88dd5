/** All sites. A page belongs to the first that matches. */
import { article } from './article.ts';
import { github } from './github.ts';
import { huggingface } from './huggingface.ts';
import type { Site } from './site.ts';

export const SITES: readonly Site[] = [huggingface, github, article];

/** The site of a page; a page of no listed site that runs us (news, or what the user added) is read as an article. */
export function siteOf({ hostname }: URL): Site {
  return SITES.find((site) => site.matches.some((pattern) => pattern === `https://${hostname}/*`)) ?? article;
}
