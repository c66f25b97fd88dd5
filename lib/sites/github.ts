/** GitHub: server pages, Turbo navigation and React islands side by side. */
import { idFromUrl, type Identifier } from '../mentions/identifiers.ts';
import { idOfLink, outermost, within, type Page, type PageKind, type Site, type Target } from './site.ts';

/** Third path segment of a repository page to its kind. */
const REPOSITORY_VIEWS: Record<string, PageKind> = {
  blob: 'document',
  tree: 'repository',
  wiki: 'document',
  releases: 'document',
  issues: 'discussion',
  pull: 'discussion',
  discussions: 'discussion',
};
const LISTS = new Set(['trending', 'topics', 'stars', 'collections', 'explore']);

function classify(url: URL): PageKind {
  if (url.hostname === 'gist.github.com') return 'document';
  const [first, second, third] = url.pathname.split('/').filter(Boolean);
  if (first === undefined) return 'other';
  if (first === 'search') return 'search';
  if (LISTS.has(first)) return 'list';
  if (first === 'orgs') return 'profile';
  if (!idFromUrl(url.href)) return second === undefined ? 'profile' : 'other';
  return third === undefined ? 'repository' : (REPOSITORY_VIEWS[third] ?? 'other');
}

/** Where the repository's own name stands: logged out, then logged in (2026), then the side column of small screens. */
const NAMES = [
  '#repository-container-header strong[itemprop="name"] > a',
  '.GlobalNav nav[data-component="Breadcrumbs"] ol > li:last-child > a',
];
const ABOUT = '.Layout-sidebar h2';

/** Links that may name a row's repository, in any list of repositories. */
const ROW_LINKS = [
  'h2 a[href]',
  'h3 a[href]',
  '.search-title a[href]',
  'a[itemprop="name codeRepository"]',
  'a[data-testid="listitem-title-link"]',
  '.pinned-item-list-item-content a[href]',
].join(', ');

/** The repository that a link leads to and names. */
function repositoryOf(link: Element): Identifier | null {
  const id = idOfLink(link);
  const name = id?.source === 'github' ? id.id.split('/')[1] : undefined;
  return name !== undefined && link.textContent?.includes(name) ? id : null;
}

function headerTargets(root: ParentNode, { url, kind }: Page): Target[] {
  if (kind !== 'repository' && kind !== 'document' && kind !== 'discussion') return [];
  for (const name of NAMES.flatMap((selector) => within(root, selector))) {
    const id = repositoryOf(name);
    const parent = name.closest('li, .d-flex');
    if (id && parent && name.checkVisibility()) return [{ id, place: 'header', parent }];
  }
  const id = kind === 'repository' ? idFromUrl(url.href) : null;
  const about = within(root, ABOUT).find((heading) => heading.checkVisibility());
  const isHidden = within(root, NAMES.join(', ')).length > 0;
  return id && about && isHidden ? [{ id, place: 'header', parent: about }] : [];
}

function rowTargets(root: ParentNode): Target[] {
  const found: Target[] = [];
  for (const link of within(root, ROW_LINKS)) {
    const id = link.closest('.markdown-body, header, nav') ? null : repositoryOf(link);
    const parent = link.parentElement;
    if (id && parent) found.push({ id, place: 'list', parent, before: link.nextSibling });
  }
  return found;
}

/** Rendered Markdown, the title of an issue or pull request, and what rows of a list say of a repository. */
const PROSE = [
  '.markdown-body',
  '[data-testid="issue-title"]',
  'h1 .js-issue-title',
  'h1[data-component="PH_Title"] > .markdown-title',
  'article.Box-row > p',
  '[itemprop="description"]',
  '[data-testid="results-list"] h3 ~ div',
].join(', ');

export const github: Site = {
  id: 'github',
  matches: ['https://github.com/*', 'https://gist.github.com/*'],
  setting: 'code',
  classify,
  settled(element) {
    const app = element.closest('react-app, react-partial');
    return app === null || app.classList.contains('loaded');
  },
  targets: (root, page) => [...headerTargets(root, page), ...rowTargets(root)],
  // Markdown bodies are nested in themselves on issue pages: only the outermost is read.
  prose: (document) => outermost(within(document, PROSE)),
  skip: '.highlight table, .blob-code, .anchor, clipboard-copy, .zeroclipboard-container, task-lists input, .js-suggested-changes-blob, .blob-wrapper, relative-time',
};
