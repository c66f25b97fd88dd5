/** A badge for a README: Markdown and HTML of a static picture by shields.io, with the verdict as its alternative text. */
import type { Answer } from '../openness/answer.ts';
import { tierColours } from '../openness/tier-colours.ts';
import { badgeText } from './badge-words.ts';
import type { Words } from './en.ts';
import { capital } from './phrases.ts';

/** As shields.io wants its path: dashes and underscores doubled, the rest as in any address. */
const inPath = (text: string): string =>
  encodeURIComponent(text.replaceAll('-', '--').replaceAll('_', '__')).replaceAll('%20', '_');
const inHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export interface ReadmeBadge {
  readonly markdown: string;
  readonly html: string;
}

/** The badge of a model or corpus; it links to the thing's own page where that is known. */
export function readmeBadge(words: Words, answer: Pick<Answer, 'tier' | 'kind' | 'mixed' | 'url'>): ReadmeBadge {
  const { openness } = words.breakdown;
  const verdict = badgeText(words, answer);
  const colour = tierColours(answer.tier, false).tier.slice(1);
  const image = `https://img.shields.io/badge/${inPath(openness)}-${inPath(verdict)}-${colour}`;
  const alt = capital(words.causes.fact(openness, verdict));
  const picture = `![${alt}](${image})`;
  const tag = `<img src="${inHtml(image)}" alt="${inHtml(alt)}">`;
  if (answer.url === null) return { markdown: picture, html: tag };
  return { markdown: `[${picture}](${answer.url})`, html: `<a href="${inHtml(answer.url)}">${tag}</a>` };
}
