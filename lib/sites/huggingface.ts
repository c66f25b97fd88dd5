/** Hugging Face: pages made of islands that Svelte takes over one by one. Links say what a row is about. */
import { idFromUrl } from '../mentions/identifiers.ts';
import { CARD_FIELDS, type PageModel } from '../openness/page-model.ts';
import { idOfLink, mainColumn, outermost, within, type Page, type PageKind, type Site, type Target } from './site.ts';

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
  if (first === 'papers' && !/^\d{4}\.\d{4,5}/.test(second ?? '')) return 'list';
  const section = SECTIONS[first];
  if (section !== undefined) return section;
  if (idFromUrl(url.href)) return 'model';
  return parts.length === 1 ? 'profile' : 'other';
}

/** Islands from the server are left alone for this long after the page and its last script came (milliseconds). */
const TAKING_OVER = 2000;

/** When the page's last script came, in milliseconds from navigation start; infinite before `load`. */
function lastScriptMs(): number {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const loaded = navigation?.loadEventEnd || Number.POSITIVE_INFINITY;
  const scripts = performance.getEntriesByType('resource').filter(({ name }) => /\.m?js(\?|$)/.test(name));
  return scripts.reduce((last, script) => Math.max(last, script.startTime + script.duration), loaded);
}

/**
 * Svelte 5 marks what the server wrote with comments that start with `[`. What the client made has none. What the client
 * took over keeps them and shows no other sign, so there only time tells: its scripts came a while ago.
 */
function isTakenOver(island: Element): boolean {
  const walker = island.ownerDocument.createTreeWalker(island, NodeFilter.SHOW_COMMENT);
  for (let comment = walker.nextNode(); comment; comment = walker.nextNode()) {
    if (comment.nodeValue?.startsWith('[')) return performance.now() - lastScriptMs() > TAKING_OVER;
  }
  return true;
}

/** The model or data set that a link leads to. */
function repositoryOf(link: Element) {
  const id = idOfLink(link);
  return id?.source === 'hub' || id?.source === 'dataset' ? id : null;
}

/** The title: in the header's island, else wherever a first heading links to the page itself. */
function headerTargets(root: ParentNode, page: Page): Target[] {
  const id = page.kind === 'model' || page.kind === 'dataset' ? idFromUrl(page.url.href) : null;
  if (!id) return [];
  const [title] = within(root, '[data-target="ModelHeader"] h1, [data-target="DatasetHeader"] h1');
  const path = id.source === 'dataset' ? `/datasets/${id.id}` : `/${id.id}`;
  const [name] = within(title ?? root, `${title ? '' : 'main '}h1 a[href$="${CSS.escape(path)}"]`);
  const parent = title ?? name?.closest('h1');
  if (!parent) return [];
  // At the end of a row nothing has to move. A title that is set in lines has room behind the name alone.
  const isRow = getComputedStyle(parent).display.includes('flex');
  return [{ id, place: 'header', parent: (isRow ? null : name?.parentElement) ?? parent, anchor: parent }];
}

/** Cards of models and data sets, wherever they stand: lists, home, profiles, collections, papers, side columns. */
function cardTargets(root: ParentNode): Target[] {
  const found: Target[] = [];
  for (const card of within(root, 'article')) {
    for (const link of card.querySelectorAll('a[href]')) {
      const id = repositoryOf(link);
      const head = id && (link.querySelector('header') ?? link.closest('article header'));
      if (!id || !head) continue;
      found.push({ id, place: 'list', parent: head });
      break;
    }
  }
  return found;
}

/** Links outside of text whose words are the id itself: the model tree, and the models that a Space lists. */
function plainLinkTargets(root: ParentNode): Target[] {
  const found: Target[] = [];
  for (const link of within(root, 'main a[href]')) {
    const id = repositoryOf(link);
    const parent = link.parentElement;
    if (!id || !parent || link.textContent?.trim() !== id.id) continue;
    if (link.closest('h1, article, nav, .prose, .prose-doc, .model-card-content')) continue;
    found.push({ id, place: 'list', parent, before: link.nextSibling, anchor: link });
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

/** Kinds whose text is not always set as `.prose`. */
const TEXT_KINDS = new Set<PageKind>(['paper', 'discussion', 'collection', 'profile', 'document']);

export const huggingface: Site = {
  id: 'huggingface',
  matches: ['https://huggingface.co/*'],
  setting: 'hub',
  classify,
  settled(element) {
    const island = element.closest('.SVELTE_HYDRATER');
    return island === null || isTakenOver(island);
  },
  targets: (root, page) => [...headerTargets(root, page), ...cardTargets(root), ...plainLinkTargets(root)],
  prose(document, { kind }) {
    const found = outermost(within(document, '.prose, .prose-doc, .model-card-content, article h3, blockquote'));
    return TEXT_KINDS.has(kind) && !found.some((element) => element.matches('div, section'))
      ? mainColumn(document)
      : found;
  },
  skip: 'header, nav, .not-prose, .katex, .overview-card-wrapper',
  pageModel,
};
