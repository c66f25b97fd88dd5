/** Hugging Face: pages made of islands that Svelte takes over one by one. Links say what a row is about. */
import { idFromUrl, type Identifier } from '../mentions/identifiers.ts';
import { CARD_FIELDS, type PageModel } from '../openness/page-model.ts';
import { outermost, within, type Page, type PageKind, type Site, type Target } from './site.ts';

/** First path segment to page kind, for everything that is not `/owner/name`. */
const SECTIONS: Record<string, PageKind> = {
  models: 'model-list',
  datasets: 'dataset-list',
  spaces: 'list',
  collections: 'collection',
  papers: 'paper',
  blog: 'document',
  posts: 'discussion',
  docs: 'document',
  learn: 'document',
  tasks: 'document',
};

function classify(url: URL): PageKind {
  const parts = url.pathname.split('/').filter(Boolean);
  const [first, second, third] = parts;
  if (first === undefined) return 'list';
  if (first === 'datasets' && second !== undefined && third !== undefined) return 'dataset';
  if (first === 'spaces' && second !== undefined) return 'space';
  const section = SECTIONS[first];
  if (section !== undefined) return section;
  if (idFromUrl(url.href)) return 'model';
  return parts.length === 1 ? 'profile' : 'other';
}

/** Svelte 5 leaves comments that start with `[` in server HTML; they are gone once the client has taken over. */
function isTakenOver(island: Element): boolean {
  const walker = island.ownerDocument.createTreeWalker(island, NodeFilter.SHOW_COMMENT);
  for (let comment = walker.nextNode(); comment; comment = walker.nextNode()) {
    if (comment.nodeValue?.startsWith('[')) return false;
  }
  return true;
}

/** What a link names if it leads just to a model or a data set, not to a tab of it and not to a search. */
function idOfLink(link: Element): Identifier | null {
  const href = link.getAttribute('href') ?? '';
  const base = link.ownerDocument.location.href;
  const id = idFromUrl(href, base);
  if (id?.source !== 'hub' && id?.source !== 'dataset') return null;
  const { pathname, search } = new URL(href, base);
  const depth = pathname.split('/').filter(Boolean).length;
  return search === '' && depth === (id.source === 'dataset' ? 3 : 2) ? id : null;
}

function headerTargets(root: ParentNode, page: Page): Target[] {
  if (page.kind !== 'model' && page.kind !== 'dataset') return [];
  const id = idFromUrl(page.url.href);
  const titles = within(root, '[data-target="ModelHeader"] h1, [data-target="DatasetHeader"] h1');
  return id ? titles.slice(0, 1).map((parent) => ({ id, place: 'header', parent })) : [];
}

function cardTargets(root: ParentNode): Target[] {
  const found: Target[] = [];
  for (const card of within(root, 'article')) {
    const link = card.querySelector('a[href]');
    const id = link && idOfLink(link);
    const head = id && card.querySelector('header');
    if (id && head) found.push({ id, place: 'list', parent: head });
  }
  return found;
}

/** The page's own metadata. Signed-in pages hold account data too: only what a verdict needs is taken. */
function pageModel(document: Document, page: Page): PageModel | null {
  const island = page.kind === 'model' ? document.querySelector('[data-target="ModelHeader"]') : null;
  try {
    const { id, gated, tags, cardData } = JSON.parse(island?.getAttribute('data-props') ?? '').model;
    const card = Object.fromEntries(CARD_FIELDS.map((field) => [field, cardData?.[field]]));
    return typeof id === 'string' ? { id, gated, tags, card } : null;
  } catch {
    return null;
  }
}

export const huggingface: Site = {
  id: 'huggingface',
  matches: ['https://huggingface.co/*'],
  setting: 'hub',
  classify,
  settled(element) {
    const island = element.closest('.SVELTE_HYDRATER');
    return island === null || isTakenOver(island);
  },
  targets: (root, page) => [...headerTargets(root, page), ...cardTargets(root)],
  prose: (document) => outermost(within(document, '.prose, .prose-doc, .model-card-content, article h3, blockquote')),
  skip: 'header, nav, .not-prose, .katex',
  pageModel,
};
