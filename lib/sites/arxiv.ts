/** arXiv: abstracts, listings and papers set as HTML. An abstract's own number may lead to a series or corpus. */
import { idFromUrl } from '../mentions/identifiers.ts';
import { outermost, within, type Site } from './site.ts';

export const arxiv: Site = {
  id: 'arxiv',
  matches: ['https://arxiv.org/*'],
  setting: 'article',
  classify: ({ pathname }) => (/^\/(?:abs|html|pdf)\//.test(pathname) ? 'paper' : 'list'),
  settled: () => true,
  targets(root, { url }) {
    const id = idFromUrl(url.href);
    const [parent] = within(root, '#abs h1.title, h1.ltx_title_document');
    return id && parent ? [{ id, place: 'header', parent }] : [];
  },
  prose: (document) => outermost(within(document, 'blockquote.abstract, .list-title, p.mathjax, .ltx_page_content')),
  skip: '.descriptor, .ltx_bibliography, .ltx_equation, math, nav, header, footer',
};
