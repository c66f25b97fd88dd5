/** News and any other page of text: the main column, without navigation, comments, code and advertisements. */
import { within, type Site } from './site.ts';

const MAIN = ['article', '[role="article"]', '[itemprop="articleBody"]', 'main', '[role="main"]'];

/** Characters. */
const LEAST_TEXT = 200;

/** Whether an element holds more than a line of text. Looks no further than it must: a page may be of any length. */
function hasText(element: Element): boolean {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let length = 0; texts.nextNode();) {
    length += texts.currentNode.nodeValue?.length ?? 0;
    if (length > LEAST_TEXT) return true;
  }
  return false;
}

const SKIP = [
  'nav, aside, footer, form, dialog, menu, iframe',
  '[role="navigation"], [role="complementary"], [role="banner"], [role="contentinfo"], [role="dialog"], [role="search"]',
  '[id*="comment" i], [class*="comments" i], [id*="disqus" i], [class*="newsletter" i], [class*="advert" i], [class*="promo" i], [class*="related" i], [class*="share" i]',
].join(', ');

/** First headings that are looked at: a page has one, or a few. */
const MOST_HEADINGS = 20;
const inOneLine = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** What stands over an article, outside of it: the first headings that the page's title repeats. */
function headlines(document: Document, articles: readonly Element[]): Element[] {
  const title = inOneLine(document.title);
  return within(document, 'h1')
    .slice(0, MOST_HEADINGS)
    .filter((heading) => {
      if (articles.some((article) => article.contains(heading)) || heading.closest(SKIP)) return false;
      const text = inOneLine(heading.textContent);
      return text !== '' && title.includes(text);
    });
}

/** The elements to read: all articles with their headlines, else the main column, else the body. */
function readable(document: Document): Element[] {
  for (const selector of MAIN) {
    const found = within(document, selector).filter((element) => !element.parentElement?.closest(selector));
    if (found.some(hasText)) return [...headlines(document, found), ...found];
  }
  return document.body ? [document.body] : [];
}

export const article: Site = {
  id: 'article',
  // On by default on the hosts of news-hosts.ts, and wherever the user lets us in.
  matches: [],
  setting: 'article',
  classify: () => 'article',
  settled: () => true,
  targets: () => [],
  prose: readable,
  skip: SKIP,
};
