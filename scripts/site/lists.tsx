/** The pages that list records: all of them, one verdict, one developer, corpora, families. */
import type { ComponentChildren } from 'preact';
import { tierWords } from '../../lib/language/badge-words.ts';
import { en } from '../../lib/language/en.ts';
import { capital } from '../../lib/language/phrases.ts';
import type { Answer } from '../../lib/openness/answer.ts';
import { LICENCE_CLASSES } from '../../lib/openness/record.ts';
import { TIERS, type Tier } from '../../lib/openness/tier-names.ts';
import type { Contents } from './contents.ts';
import type { PageInfo } from './Page.tsx';
import { developerPath, linksFrom, tierPath, type To } from './place.ts';
import { RecordTable } from './RecordTable.tsx';
import { Drawings, Sprite } from './Strip.tsx';
import { text } from './words.ts';

interface Group {
  /** Also the page that lists this group alone. */
  readonly path: string;
  readonly anchor: string;
  readonly title: string;
  readonly answers: readonly Answer[];
  /** Of its records, where they share one. */
  readonly tier?: Tier;
}

/** Series by verdict, then families and corpora. Groups without records are left out. */
function groupsIn(answers: readonly Answer[]): Group[] {
  const of = (kind: Answer['kind']) => answers.filter((answer) => answer.kind === kind);
  const series = of('series');
  return [
    ...TIERS.map((tier) => ({
      path: tierPath(tier),
      anchor: tier,
      tier,
      title: capital(tierWords(en, tier, 'series')),
      answers: series.filter((answer) => answer.tier === tier),
    })),
    { path: 'family/', anchor: 'families', title: text.families, answers: of('family') },
    { path: 'corpora/', anchor: 'corpora', title: text.corpora, answers: of('corpus') },
  ].filter((group) => group.answers.length > 0);
}

/** Links to the page of each group, with the number of its records. */
function Groups({ groups, to, here }: { readonly groups: readonly Group[]; readonly to: To; readonly here: string }) {
  return (
    <nav aria-label={text.tierNavigation}>
      <ul class="site-groups">
        {groups.map(({ path, title, answers, tier }) => (
          <li key={path} data-tier={tier}>
            <a href={to(path)} aria-current={path === here ? 'page' : undefined}>
              {title}
            </a>{' '}
            <span class="or-quiet">{answers.length}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The form appears when its script runs; without it the links to groups do the same. */
function Filter() {
  const { filter } = text;
  return (
    <form class="site-filter" id="filter" aria-label={filter.label} hidden>
      <label>
        <span>{filter.search}</span>
        <input class="or-field" type="search" name="q" autocomplete="off" spellcheck={false} />
      </label>
      <label>
        <span>{filter.verdict}</span>
        <select class="or-field" name="tier">
          <option value="">{filter.any}</option>
          {TIERS.map((tier) => (
            <option key={tier} value={tier}>
              {tierWords(en, tier, 'series')}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{filter.licence}</span>
        <select class="or-field" name="licence">
          <option value="">{filter.any}</option>
          {LICENCE_CLASSES.toReversed().map((name) => (
            <option key={name} value={name}>
              {en.licenceClasses[name]}
            </option>
          ))}
        </select>
      </label>
      <output class="or-quiet" />
    </form>
  );
}

interface ListProps {
  readonly title: string;
  readonly lead: ComponentChildren;
  readonly groups: readonly Group[];
  readonly to: To;
  readonly withDeveloper?: boolean;
}

/** Groups of records, each under its heading; a single group needs none. */
function List({ title, lead, groups, to, withDeveloper = true }: ListProps) {
  const drawings = new Drawings();
  const tables = groups.map(({ anchor, tier, title: name, answers }) => (
    <section key={anchor} id={anchor} class="site-group">
      {groups.length > 1 && (
        <h2 data-tier={tier}>
          {name} <span class="or-quiet">{answers.length}</span>
        </h2>
      )}
      <RecordTable
        name={groups.length > 1 ? name : title}
        answers={answers}
        to={to}
        drawings={drawings}
        withDeveloper={withDeveloper}
      />
    </section>
  ));
  return (
    <div class="or-app site-list">
      <h1>{title}</h1>
      {lead}
      <Filter />
      <p class="or-quiet site-legend">
        {text.stripLegend} {text.order}
      </p>
      {tables}
      <Sprite drawings={drawings} />
    </div>
  );
}

/** All pages that list records. */
export function listPages({ answers, makers }: Contents): PageInfo[] {
  const groups = groupsIn(answers);
  const count = (kind: Answer['kind']) => answers.filter((answer) => answer.kind === kind).length;
  const groupLeads: Readonly<Record<string, string>> = {
    'family/': text.familiesText,
    'corpora/': text.corporaText,
    ...Object.fromEntries(TIERS.map((tier) => [tierPath(tier), text.tierMeanings[tier]])),
  };
  const to = linksFrom('');
  return [
    {
      path: '',
      title: text.indexTitle,
      description: text.indexText,
      withScript: true,
      children: (
        <List
          title={text.indexTitle}
          to={to}
          groups={groups}
          lead={
            <>
              <p>{text.indexText}</p>
              <p class="or-quiet">{text.counts(count('series'), count('corpus'), makers.length)}</p>
              <Groups groups={groups} to={to} here="" />
            </>
          }
        />
      ),
    },
    ...groups.map((group): PageInfo => {
      const to = linksFrom(group.path);
      const isTier = group.path.startsWith('tier/');
      const title = isTier ? text.tierTitle(group.title.toLowerCase()) : group.title;
      const lead = groupLeads[group.path] ?? '';
      return {
        path: group.path,
        title,
        description: lead,
        withScript: true,
        children: (
          <List
            title={title}
            to={to}
            groups={[group]}
            lead={
              <>
                <p>{lead}</p>
                <Groups groups={groups} to={to} here={group.path} />
              </>
            }
          />
        ),
      };
    }),
    ...makers.map(({ id, name }): PageInfo => {
      const path = developerPath(id);
      const own = answers.filter(({ developer }) => developer === id);
      return {
        path,
        title: name,
        description: text.byDeveloper(name),
        withScript: true,
        children: (
          <List
            title={name}
            to={linksFrom(path)}
            groups={groupsIn(own)}
            lead={<p>{text.byDeveloper(name)}</p>}
            withDeveloper={false}
          />
        ),
      };
    }),
  ];
}

/** The page of all developers, with how many of their records have which verdict. */
export function developersPage({ answers, makers }: Contents): PageInfo {
  const path = 'developer/';
  const to = linksFrom(path);
  const counts = new Map<string, number>();
  for (const { developer } of answers) if (developer !== null) counts.set(developer, (counts.get(developer) ?? 0) + 1);
  return {
    path,
    title: text.developers,
    description: text.developersText,
    children: (
      <div class="or-app site-list">
        <h1>{text.developers}</h1>
        <p>{text.developersText}</p>
        <ul class="site-makers">
          {makers.map(({ id, name }) => (
            <li key={id}>
              <a href={to(developerPath(id))}>{name}</a> <span class="or-quiet">{counts.get(id) ?? 0}</span>
            </li>
          ))}
        </ul>
      </div>
    ),
  };
}
