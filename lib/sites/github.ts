/** GitHub: server pages, Turbo navigation and React islands side by side. */
import { idFromUrl, type Identifier } from '../mentions/identifiers.ts';
import { outermost, within, type PageKind, type Site, type Target } from './site.ts';

/** Third path segment of a repository page to its kind. */
const REPOSITORY_VIEWS: Record<string, PageKind> = {
  blob: 'document',
  tree: 'repository',
  wiki: 'document',
  releases: 'document',
  issues: 'discussion',
  pull: 'discussion',
  discussions: 'discussion',
  commit: 'other',
};

function classify(url: URL): PageKind {
  if (url.hostname === 'gist.github.com') return 'document';
  const [first, second, third] = url.pathname.split('/').filter(Boolean);
  if (first === undefined) return 'other';
  if (first === 'search') return 'search';
  if (['trending', 'topics', 'stars', 'collections', 'explore'].includes(first)) return 'list';
  if (!idFromUrl(url.href)) return second === undefined ? 'profile' : 'other';
  return third === undefined ? 'repository' : (REPOSITORY_VIEWS[third] ?? 'other');
}

/** Rows of lists: the link that names the repository. */
const ROW_LINKS = [
  'article.Box-row h2 a',
  '.search-title a',
  'h3 a[itemprop="name codeRepository"]',
  'article.border h3 a:last-of-type',
  'a[data-testid="listitem-title-link"]',
].join(', ');

/** Where the repository's own name stands: logged out, then logged in (2026). */
const NAMES = [
  '#repository-container-header strong[itemprop="name"] > a',
  '.GlobalNav nav[data-component="Breadcrumbs"] ol > li:last-child > a',
].join(', ');

/** The repository that a link leads to, if it leads to its front page. */
function repositoryOf(link: Element): Identifier | null {
  const href = link.getAttribute('href') ?? '';
  const base = link.ownerDocument.location.href;
  const id = idFromUrl(href, base);
  return id?.source === 'github' && new URL(href, base).pathname.split('/').filter(Boolean).length === 2 ? id : null;
}

export const github: Site = {
  id: 'github',
  matches: ['https://github.com/*', 'https://gist.github.com/*'],
  setting: 'code',
  classify,
  settled(element) {
    const app = element.closest('react-app, react-partial');
    return app === null || app.classList.contains('loaded');
  },
  targets(root) {
    const found: Target[] = [];
    for (const name of within(root, NAMES).slice(0, 1)) {
      const id = repositoryOf(name);
      const parent = name.closest('li, .d-flex');
      if (id && parent) found.push({ id, place: 'header', parent });
    }
    for (const link of within(root, ROW_LINKS)) {
      const id = repositoryOf(link);
      if (id && link.parentElement)
        found.push({ id, place: 'list', parent: link.parentElement, before: link.nextSibling });
    }
    return found;
  },
  // Markdown bodies are nested in themselves on issue pages: only the outermost is read.
  prose: (document) => outermost(within(document, '.markdown-body')),
  skip: '.highlight table, .blob-code, .anchor, clipboard-copy, .zeroclipboard-container, task-lists input, .js-suggested-changes-blob, .blob-wrapper',
};
