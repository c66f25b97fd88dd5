/** Wikipedia in any language: the article's text and boxes, not its references, notices and link tables. */
import { within, type Site } from './site.ts';

export const wikipedia: Site = {
  id: 'wikipedia',
  matches: ['https://*.wikipedia.org/*'],
  setting: 'article',
  classify: ({ pathname }) => (pathname.startsWith('/wiki/') ? 'article' : 'other'),
  settled: () => true,
  targets: () => [],
  prose: (document) => within(document, '#mw-content-text .mw-parser-output').slice(0, 1),
  skip: '.navbox, .vertical-navbox, .reflist, .mw-references-wrap, .toc, .mw-editsection, .metadata, .hatnote, sup.reference, #catlinks',
};
