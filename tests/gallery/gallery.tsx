/** Every view with typical data, to be looked at: one shelf at a time, chosen by the address's hash. */
import { type ComponentChildren, type ComponentProps, render } from 'preact';
import { cardContent, type ContradictedClaim } from '../../components/card/card-content.ts';
import { ShadowCard } from '../../components/card/ShadowCard.tsx';
import { Breakdown } from '../../components/breakdown/Breakdown.tsx';
import { Explorer, type ExplorerProps } from '../../components/explorer/Explorer.tsx';
import { EVERYTHING, VIEWS } from '../../components/explorer/query.ts';
import type { OverviewRow } from '../../lib/openness/overview.ts';
import { Waiting } from '../../components/breakdown/Waiting.tsx';
import { PageList, type PageListProps } from '../../components/popup/PageList.tsx';
import { Search } from '../../components/popup/Search.tsx';
import { Frame } from './Frame.tsx';
import { Options, Reports, Welcomes } from './pages.tsx';
import { RecipeMark } from '../../components/RecipeMark.tsx';
import { WordsContext } from '../../components/words-context.ts';
import { en } from '../../lib/language/en.ts';
import type { Answer } from '../../lib/openness/answer.ts';
import {
  SAMPLES,
  CLOSED,
  CORPUS,
  DERIVED,
  FAMILY,
  MIXED,
  NOT_ASSESSED,
  OPEN_RECIPE,
  OPEN_WEIGHTS,
  PARTLY,
  RESTRICTED,
} from './samples.ts';

const nothing = () => {};

const SampleCard = ({ answer, claim }: { answer: Answer; claim?: ContradictedClaim }) => (
  <ShadowCard content={cardContent(en, answer, claim)} onOpen={nothing} onReport={nothing} onClose={nothing} />
);

const CLAIM = { text: 'open source', attributed: true };

const Cards = () => (
  <>
    {SAMPLES.map(([title, answer]) => (
      <figure key={title}>
        <figcaption>{title}</figcaption>
        <SampleCard answer={answer} />
      </figure>
    ))}
    <figure>
      <figcaption>opened from a contradicted claim</figcaption>
      <SampleCard answer={RESTRICTED} claim={CLAIM} />
    </figure>
  </>
);

const BreakdownOf = ({ answer }: { answer: Answer }) => (
  <Breakdown
    answer={answer}
    siteUrl={null}
    onBack={nothing}
    onSearch={nothing}
    onSettings={nothing}
    onOpen={nothing}
    onReport={nothing}
    onCopy={nothing}
  />
);

const Breakdowns = ({ of, size }: { of: readonly Answer[]; size: string }) => (
  <>
    {of.map((answer) => (
      <Frame key={answer.id} title={answer.name} size={size}>
        <BreakdownOf answer={answer} />
      </Frame>
    ))}
  </>
);

const PAGE: PageListProps = {
  state: 'ready',
  entries: [
    {
      summary: RESTRICTED,
      mentions: 9,
      calledOpen: true,
      contradicted: ['open source'],
      sentences: ['Meta calls Llama 3.1 open source.'],
    },
    { summary: MIXED, mentions: 4, calledOpen: true, contradicted: [], sentences: [] },
    { summary: OPEN_RECIPE, mentions: 6, calledOpen: true, contradicted: [], sentences: [] },
    { summary: DERIVED, mentions: 1, calledOpen: false, contradicted: [], sentences: [] },
    { summary: OPEN_WEIGHTS, mentions: 2, calledOpen: true, contradicted: [], sentences: [] },
    { summary: PARTLY, mentions: 1, calledOpen: false, contradicted: [], sentences: [] },
    { summary: CLOSED, mentions: 3, calledOpen: false, contradicted: [], sentences: [] },
    { summary: NOT_ASSESSED, mentions: 1, calledOpen: false, contradicted: [], sentences: [] },
    { summary: CORPUS, mentions: 2, calledOpen: false, contradicted: [], sentences: [] },
  ],
  host: 'www.theguardian.com',
  enabled: true,
  siteEnabled: true,
  dataset: { version: 12, date: '2026-11-20' },
  onOpen: nothing,
  onSearch: nothing,
  onSettings: nothing,
  onExplore: nothing,
  onBeside: nothing,
  onToggle: nothing,
  onToggleSite: nothing,
  onAllow: nothing,
  onReport: nothing,
  onCopyReport: nothing,
  onSaveReport: nothing,
};

const SearchFor = (found: Pick<ComponentProps<typeof Search>, 'query' | 'results'>) => (
  <Search
    {...found}
    most={30}
    onSearch={nothing}
    onOpen={nothing}
    onBack={nothing}
    onReport={nothing}
    onExplore={nothing}
  />
);

const Lists = () => (
  <>
    <Frame title="page list">
      <PageList {...PAGE} />
    </Frame>
    <Frame title="storage blocked, page changed">
      <PageList {...PAGE} entries={PAGE.entries.slice(0, 2)} storageBlocked pageChanged />
    </Frame>
    <Frame title="empty">
      <PageList {...PAGE} entries={[]} />
    </Frame>
    <Frame title="loading">
      <PageList {...PAGE} entries={[]} state="loading" />
    </Frame>
    <Frame title="first fill of the store">
      <PageList {...PAGE} entries={[]} state="loading" dataset={null} />
    </Frame>
    <Frame title="being updated">
      <PageList {...PAGE} sync={{ signature: 'valid', fault: null, isRunning: true }} />
    </Frame>
    <Frame title="offline, signature expired">
      <PageList
        {...PAGE}
        sync={{ signature: 'expired', fault: { reason: 'unreachable', detail: '' }, isRunning: false }}
      />
    </Frame>
    <Frame title="no access">
      <PageList {...PAGE} entries={[]} state="no-access" onReadOnce={nothing} />
    </Frame>
    <Frame title="not a page">
      <PageList {...PAGE} entries={[]} state="unsupported" host={null} />
    </Frame>
    <Frame title="dataset does not answer">
      <PageList {...PAGE} state="failed" onRetry={nothing} />
    </Frame>
    {(['loading', 'missing', 'failed'] as const).map((state) => (
      <Frame key={state} title={`breakdown: ${state}`}>
        <Waiting name="someone/unheard-of-7b" state={state} onBack={nothing} onRetry={nothing} onReport={nothing} />
      </Frame>
    ))}
    <Frame title="switched off">
      <PageList {...PAGE} enabled={false} />
    </Frame>
    <Frame title="search">
      <SearchFor query="llama" results={[RESTRICTED, MIXED, DERIVED, CORPUS]} />
    </Frame>
    <Frame title="search, nothing asked yet">
      <SearchFor query="" results={null} />
    </Frame>
    <Frame title="search, nothing found">
      <SearchFor query="llamma" results={[]} />
    </Frame>
    <Frame title="320 px" size="narrow">
      <PageList {...PAGE} />
    </Frame>
  </>
);

/** The panel beside a page: as high as the window, and as wide as its user makes it. */
const Panels = () => (
  <>
    {(['panel', 'panel wider'] as const).map((size) => (
      <Frame key={size} title={`list, ${size}`} size={size}>
        <PageList {...PAGE} onBeside={undefined} />
      </Frame>
    ))}
    <Frame title="nothing named" size="panel">
      <PageList {...PAGE} onBeside={undefined} entries={[]} />
    </Frame>
    <Frame title="no access" size="panel">
      <PageList {...PAGE} onBeside={undefined} entries={[]} state="no-access" />
    </Frame>
    <Frame title="breakdown" size="panel">
      <BreakdownOf answer={DERIVED} />
    </Frame>
    <Frame title="search" size="panel wider">
      <SearchFor query="llama" results={[RESTRICTED, MIXED, DERIVED, CORPUS]} />
    </Frame>
  </>
);

const ROWS: readonly OverviewRow[] = SAMPLES.map(([, answer], place) => ({
  ...answer,
  developer: answer.developer ?? 'unknown',
  developerName: answer.developerName ?? '',
  sizes: answer.size === null ? null : [answer.size, answer.size * (place % 2 === 0 ? 1 : 10)],
  licence: answer.terms[0]?.licence ?? null,
  statuses: Object.fromEntries(answer.components.map(({ component, status }) => [component, status])),
}));

const EXPLORER: ExplorerProps = {
  rows: ROWS,
  total: ROWS.length,
  failed: false,
  query: EVERYTHING,
  answers: [],
  onQuery: nothing,
  onOpen: nothing,
  onRetry: nothing,
  onCopyLink: nothing,
  onSave: nothing,
};

const COMPARED = [RESTRICTED, OPEN_RECIPE, CORPUS];

const Explorers = ({ size }: { size: string }) => (
  <>
    {VIEWS.map((view) => (
      <Frame key={view} title={view} size={size}>
        <Explorer
          {...EXPLORER}
          query={{ ...EVERYTHING, view, compared: view === 'compare' ? COMPARED.map(({ id }) => id) : [] }}
          answers={view === 'compare' ? COMPARED : []}
        />
      </Frame>
    ))}
    <Frame title="some filters" size={size}>
      <Explorer {...EXPLORER} query={{ ...EVERYTHING, tiers: ['restricted-weights'], kind: 'models' }} />
    </Frame>
    <Frame title="loading" size={size}>
      <Explorer {...EXPLORER} rows={[]} total={null} />
    </Frame>
    <Frame title="judging" size={size}>
      <Explorer {...EXPLORER} rows={ROWS.slice(0, 3)} />
    </Frame>
    <Frame title="nothing matches" size={size}>
      <Explorer {...EXPLORER} query={{ ...EVERYTHING, text: 'nothing of that name' }} />
    </Frame>
    <Frame title="nothing to compare" size={size}>
      <Explorer {...EXPLORER} query={{ ...EVERYTHING, view: 'compare' }} />
    </Frame>
    <Frame title="the dataset does not answer" size={size}>
      <Explorer {...EXPLORER} rows={[]} total={null} failed />
    </Frame>
  </>
);

const Marks = () => (
  <>
    {SAMPLES.map(([title, { mark, tier }]) => (
      <figure key={title}>
        <figcaption>{title}</figcaption>
        <div class="marks" data-tier={tier}>
          {[10, 14, 16, 20, 22, 44].map((size) => (
            <RecipeMark key={size} mark={mark} size={size} />
          ))}
        </div>
      </figure>
    ))}
  </>
);

const SHELVES: Readonly<Record<string, () => ComponentChildren>> = {
  marks: Marks,
  cards: Cards,
  popup: Lists,
  breakdown: () => <Breakdowns of={[OPEN_RECIPE, RESTRICTED, OPEN_WEIGHTS]} size="tall" />,
  'breakdown-more': () => <Breakdowns of={[MIXED, FAMILY, DERIVED, CORPUS, NOT_ASSESSED, CLOSED]} size="tall" />,
  explorer: () => <Explorers size="wide" />,
  'explorer-narrow': () => <Explorers size="narrow" />,
  options: () => <Options size="page" />,
  'options-narrow': () => <Options size="tall narrow" />,
  welcome: () => <Welcomes size="page" />,
  'welcome-narrow': () => <Welcomes size="tall narrow" />,
  report: () => <Reports size="page" />,
  'report-narrow': () => <Reports size="tall narrow" />,
  panel: Panels,
  'breakdown-narrow': () => <Breakdowns of={[RESTRICTED, DERIVED]} size="tall narrow" />,
};

/** The style sheet of each page; popup, breakdown and explorer share theirs. */
const SHEETS: Readonly<Record<string, () => Promise<unknown>>> = {
  options: () => import('../../components/options/options.css'),
  welcome: () => import('../../components/options/options.css'),
  report: () => import('../../components/report/report.css'),
};

const shelf = location.hash.slice(1);
const Shelf = SHELVES[shelf] ?? Cards;
await (SHEETS[shelf.split('-')[0] ?? '']?.() ?? import('../../components/explorer/explorer.css'));
const place = document.getElementById('gallery');
if (place)
  render(
    <WordsContext.Provider value={en}>
      <div class="shelf">
        <Shelf />
      </div>
    </WordsContext.Provider>,
    place,
  );
