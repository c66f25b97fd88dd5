/** The page of each record with its full breakdown, and the addresses of releases, which lead to their series. */
import { EvidenceLink } from '../../components/EvidenceLink.tsx';
import { BreakdownFoot } from '../../components/breakdown/BreakdownFoot.tsx';
import { BreakdownSections } from '../../components/breakdown/BreakdownSections.tsx';
import { OpeningContext } from '../../components/breakdown/opening.ts';
import { badgeText } from '../../lib/language/badge-words.ts';
import { en } from '../../lib/language/en.ts';
import { shortSentence } from '../../lib/language/wording.ts';
import { issueLink } from '../../lib/report/issue-link.ts';
import { BLANK, firstReport } from '../../lib/report/subject.ts';
import type { Answer } from '../../lib/openness/answer.ts';
import { pagePath } from '../../lib/openness/site-paths.ts';
import type { Contents } from './contents.ts';
import type { PageInfo } from './Page.tsx';
import { developerPath, linksFrom, pagesById, type Place, type To } from './place.ts';
import { text } from './words.ts';

/** The pages of all records, and of all releases. */
export function recordPages(contents: Contents, place: Place): PageInfo[] {
  const pageOf = pagesById(contents);
  const records = contents.answers.flatMap((answer): PageInfo[] => {
    const path = pagePath(answer);
    if (path === null) return [];
    const to = linksFrom(path);
    const addressOf = (id: string) => {
      const target = pageOf(id);
      return target === null || target === path ? null : to(target);
    };
    const children = (
      <OpeningContext.Provider value={{ addressOf }}>
        <Record answer={answer} contents={contents} place={place} to={to} />
      </OpeningContext.Provider>
    );
    return [{ path, title: titleOf(answer), description: shortSentence(en, answer), children }];
  });
  const releases = [...contents.releases].flatMap((release): PageInfo[] => {
    const [path, movedTo] = [pagePath(release), pageOf(release.id)];
    if (path === null || movedTo === null) return [];
    const children = (
      <div class="or-app">
        <h1>{release.name}</h1>
        <p>
          {text.moved(release.name)}
          <a href={linksFrom(path)(movedTo)}>{movedTo}</a>
        </p>
      </div>
    );
    return [{ path, title: text.movedTitle(release.name), description: shortSentence(en, release), movedTo, children }];
  });
  return [...records, ...releases];
}

const titleOf = (answer: Answer): string => text.pageTitle(answer.name, badgeText(en, answer));

interface RecordProps {
  readonly answer: Answer;
  readonly contents: Contents;
  readonly place: Place;
  readonly to: To;
}

function Record({ answer, contents, place, to }: RecordProps) {
  const { id, name, tier, kind, developer, developerName } = answer;
  const family = contents.familyOf.get(id);
  return (
    <article class="or-app" data-tier={tier}>
      <nav class="site-trail" aria-label={text.trail}>
        <a href={to('')}>{text.all}</a>
        {kind === 'corpus' && <a href={to('corpora/')}>{text.corpora}</a>}
        {kind === 'family' && <a href={to('family/')}>{text.families}</a>}
        {developer !== null && <a href={to(developerPath(developer))}>{developerName ?? developer}</a>}
        {family && <a href={to(`${family.id}/`)}>{family.name}</a>}
      </nav>
      <h1>{name}</h1>
      <BreakdownSections answer={answer} siteUrl={place.base} />
      <BreakdownFoot answer={answer} />
      {place.repository !== null && (
        <p class="site-report">
          <EvidenceLink url={issueLink(place.repository, firstReport({ ...BLANK, id }, answer)).url}>
            {en.app.missingOrWrong}
          </EvidenceLink>
        </p>
      )}
    </article>
  );
}
