/** The pages that are not lists or records: about, changes, and what stands where there is no page. */
import { RecipeMark } from '../../components/RecipeMark.tsx';
import { tierWords } from '../../lib/language/badge-words.ts';
import { en } from '../../lib/language/en.ts';
import { capital } from '../../lib/language/phrases.ts';
import { badgePath } from '../../lib/openness/site-paths.ts';
import { TIERS } from '../../lib/openness/tier-names.ts';
import type { Change } from './changes.ts';
import type { Contents } from './contents.ts';
import { Markdown } from './Markdown.tsx';
import type { PageInfo } from './Page.tsx';
import { linksFrom, type Place } from './place.ts';
import { text } from './words.ts';

/** @param attribution Markdown: the dataset's own account of where its facts come from */
export function aboutPage({ answers }: Contents, { base }: Place, attribution: string): PageInfo {
  const path = 'about/';
  const to = linksFrom(path);
  const example = answers.find(({ kind, tier }) => kind === 'series' && tier === 'open-recipe') ?? answers[0];
  return {
    path,
    title: text.aboutTitle,
    description: text.aboutText[0],
    children: (
      <article class="or-app site-text">
        <h1>{text.aboutTitle}</h1>
        {text.aboutText.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <h2>{text.tiersTitle}</h2>
        <dl class="site-meanings">
          {TIERS.map((tier) => (
            <div key={tier} data-tier={tier}>
              <dt>{capital(tierWords(en, tier, 'series'))}</dt>
              <dd>{text.tierMeanings[tier]}</dd>
            </div>
          ))}
          {TIERS.map((tier) => {
            const meaning = text.corpusMeanings[tier];
            return (
              meaning !== undefined && (
                <div key={`corpus ${tier}`} data-tier={tier}>
                  <dt>{capital(tierWords(en, tier, 'corpus'))}</dt>
                  <dd>{meaning}</dd>
                </div>
              )
            );
          })}
        </dl>
        <h2>{text.markTitle}</h2>
        <p class="site-sign" data-tier="partly-open-recipe">
          <RecipeMark mark={{ data: 'half', code: 'full', weights: 'unknown', terms: 'empty' }} size={32} />
          <span>{text.markText}</span>
        </p>
        {example && (
          <>
            <h2>{text.useTitle}</h2>
            <p>{text.useText}</p>
            <p>
              <img src={to(badgePath(example.id))} alt={example.name} />
            </p>
            <ul>
              {[badgePath(example.id), badgePath(example.id).replace(/svg$/u, 'json')].map((file) => (
                <li key={file}>
                  <a href={to(file)}>
                    {base ?? '/'}
                    {file}
                  </a>
                </li>
              ))}
            </ul>
            <p>{text.useRelease}</p>
          </>
        )}
        <p>
          {text.feedsText} <a href={to('changes/')}>{text.changes}</a>, <a href={to('feed.atom')}>Atom</a>,{' '}
          <a href={to('feed.json')}>JSON Feed</a>.
        </p>
        <h2>{text.licenceTitle}</h2>
        <p>{text.licenceText}</p>
        <Markdown text={attribution} raise={1} />
      </article>
    ),
  };
}

export function changesPage(changes: readonly Change[]): PageInfo {
  const path = 'changes/';
  const to = linksFrom(path);
  return {
    path,
    title: text.changesTitle,
    description: text.changesText,
    children: (
      <div class="or-app site-text">
        <h1>{text.changesTitle}</h1>
        <p>
          {text.changesText} <a href={to('feed.atom')}>Atom</a>, <a href={to('feed.json')}>JSON Feed</a>.
        </p>
        <ol class="site-changes">
          {changes.map(({ id, day, title, text, path }) => (
            <li key={id}>
              <time class="or-quiet" datetime={day}>
                {day}
              </time>
              <div>
                {path === '' ? <strong>{title}</strong> : <a href={to(path)}>{title}</a>}
                <p>{text}</p>
              </div>
            </li>
          ))}
        </ol>
      </div>
    ),
  };
}

/** A host shows it at whatever address was asked for, so its links start at the site's root. */
export function notFoundPage({ base }: Place): PageInfo {
  const root = base === null ? '/' : new URL(base).pathname;
  const to = (path: string) => root + path;
  return {
    path: '',
    title: text.notFoundTitle,
    description: text.notFoundText,
    to,
    children: (
      <div class="or-app site-text">
        <h1>{text.notFoundTitle}</h1>
        <p>
          {text.notFoundText} <a href={to('')}>{text.indexTitle}</a>
        </p>
      </div>
    ),
  };
}
