/** All sites. A page belongs to the first that matches. */
import { article } from './article.ts';
import { arxiv } from './arxiv.ts';
import { github } from './github.ts';
import { hackerNews } from './hacker-news.ts';
import { huggingface } from './huggingface.ts';
import { modelLibrary } from './model-library.ts';
import { modelscope } from './modelscope.ts';
import type { Site } from './site.ts';
import { wikipedia } from './wikipedia.ts';

export const SITES: readonly Site[] = [
  huggingface,
  github,
  arxiv,
  hackerNews,
  wikipedia,
  modelscope,
  modelLibrary,
  article,
];

/** The site of a page; a page of no listed site that runs us (news, or what the user added) is read as an article. */
export function siteOf({ hostname }: URL): Site {
  const isOn = (pattern: string) => {
    const host = pattern.slice('https://'.length, -'/*'.length);
    return host === hostname || (host.startsWith('*') && `.${hostname}`.endsWith(host.slice(1)));
  };
  return SITES.find((site) => site.matches.some(isOn)) ?? article;
}
