import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { RecipeMark } from '../../components/RecipeMark.tsx';
import { WordsContext } from '../../components/words-context.ts';
import { en } from '../../lib/language/en.ts';
import type { Mark } from '../../lib/openness/answer.ts';
import { linksFrom, type Place, type To } from './place.ts';
import { text } from './words.ts';

/** The project's own mark: a recipe that is open. */
export const SIGN: Mark = { data: 'full', code: 'full', weights: 'empty', terms: 'empty' };

/** Nothing but the site's own files; no inline script or style. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'";

export interface PageInfo {
  /** Below the site's address, with a slash at its end; empty for the first page. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly children: ComponentChildren;
  /** Whether the page's lists can be filtered. */
  readonly withScript?: boolean;
  /** Another page that says the same: this one leads there at once. */
  readonly movedTo?: string;
  /** For a page that a host shows at any address: how it writes links. */
  readonly to?: To;
}

const NAVIGATION = [
  ['', text.all],
  ['corpora/', text.corpora],
  ['family/', text.families],
  ['developer/', text.developers],
  ['changes/', text.changes],
  ['about/', text.about],
] as const;

/** One whole HTML page. */
export function pageHtml(place: Place, page: PageInfo): string {
  return `<!doctype html>${renderToString(
    <WordsContext.Provider value={en}>
      <Page place={place} page={page} />
    </WordsContext.Provider>,
  )}\n`;
}

function Page({ place, page }: { readonly place: Place; readonly page: PageInfo }) {
  const { path, title, description, children, withScript = false, movedTo, to = linksFrom(path) } = page;
  const { base, style, script, version, date } = place;
  const isFound = page.to === undefined;
  return (
    <html lang={en.locale} dir={en.direction}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        {movedTo !== undefined && <meta http-equiv="refresh" content={`0; url=${to(movedTo)}`} />}
        {!isFound && <meta name="robots" content="noindex" />}
        <title>{path === '' && isFound ? `${en.app.name}: ${title}` : `${title} · ${en.app.name}`}</title>
        <meta name="description" content={description} />
        {base !== null && isFound && <link rel="canonical" href={base + (movedTo ?? path)} />}
        <link rel="icon" href={to('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={to(style)} />
        <link rel="alternate" href={to('feed.atom')} type="application/atom+xml" title={text.changesTitle} />
        <link rel="alternate" href={to('feed.json')} type="application/feed+json" title={text.changesTitle} />
        {withScript && <script type="module" src={to(script)} />}
      </head>
      <body class="site">
        <a class="site-skip" href="#content">
          {text.skip}
        </a>
        <header class="site-bar">
          <a class="site-name" href={to('')}>
            <RecipeMark mark={SIGN} size={20} />
            {en.app.name}
          </a>
          <nav aria-label={text.mainNavigation}>
            {NAVIGATION.map(([target, name]) => (
              <a key={target} href={to(target)} aria-current={target === path && isFound ? 'page' : undefined}>
                {name}
              </a>
            ))}
          </nav>
        </header>
        <main id="content">{children}</main>
        <footer class="site-foot">
          <span>{text.dataset(version, date)}</span>
          <span>
            <a href={to('feed.atom')}>Atom</a> <a href={to('feed.json')}>JSON Feed</a>{' '}
            <a href={to('about/')}>{text.sourcesTitle}</a>
          </span>
        </footer>
      </body>
    </html>
  );
}
