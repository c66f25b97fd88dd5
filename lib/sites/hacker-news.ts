/** Hacker News: titles, the text of a post, comments. */
import { within, type Site } from './site.ts';

export const hackerNews: Site = {
  id: 'hacker-news',
  matches: ['https://news.ycombinator.com/*'],
  setting: 'article',
  classify: ({ pathname }) => (pathname === '/item' ? 'discussion' : 'list'),
  settled: () => true,
  targets: () => [],
  prose: (document) => within(document, '.titleline, .toptext, .commtext'),
  skip: '.sitebit, .reply, textarea',
};
