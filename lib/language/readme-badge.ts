/** A badge for a README: Markdown and HTML with the verdict in words, and the picture of the dataset's own site. */
import type { Answer } from '../openness/answer.ts';
import { badgePath, pagePath } from '../openness/site-paths.ts';
import { badgeText } from './badge-words.ts';
import type { Words } from './en.ts';
import { capital } from './phrases.ts';

const inHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export interface ReadmeBadge {
  readonly markdown: string;
  readonly html: string;
}

/**
 * The badge of a model or corpus. On the site it has a page and a picture; without one it is a text, which links to
 * the thing's own page where that is known.
 * @param siteUrl address of the site, with a slash at its end; null where there is none
 */
export function readmeBadge(
  words: Words,
  answer: Pick<Answer, 'id' | 'tier' | 'kind' | 'mixed' | 'url'>,
  siteUrl: string | null,
): ReadmeBadge {
  const text = capital(words.causes.fact(words.breakdown.openness, badgeText(words, answer)));
  const page = pagePath(answer);
  if (siteUrl !== null && page !== null) {
    const image = siteUrl + badgePath(answer.id);
    return linked(`![${text}](${image})`, `<img src="${inHtml(image)}" alt="${inHtml(text)}">`, siteUrl + page);
  }
  return answer.url === null ? { markdown: text, html: inHtml(text) } : linked(text, inHtml(text), answer.url);
}

const linked = (markdown: string, html: string, url: string): ReadmeBadge => ({
  markdown: `[${markdown}](${url})`,
  html: `<a href="${inHtml(url)}">${html}</a>`,
});
