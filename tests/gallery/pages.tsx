/** The pages that fill a tab, in their states: settings, welcome, report. */
import type { ComponentChildren } from 'preact';
import { cardContent } from '../../components/card/card-content.ts';
import { About } from '../../components/options/About.tsx';
import { Appearance } from '../../components/options/Appearance.tsx';
import { Dataset, type DatasetProps } from '../../components/options/Dataset.tsx';
import { Sites, type SitesProps } from '../../components/options/Sites.tsx';
import { YourData, type YourDataProps } from '../../components/options/YourData.tsx';
import { TopBar } from '../../components/popup/TopBar.tsx';
import { OwnReports } from '../../components/report/OwnReports.tsx';
import { Proposals } from '../../components/report/Proposals.tsx';
import { ReportView, type ReportViewProps } from '../../components/report/ReportView.tsx';
import { Welcome, type WelcomeProps } from '../../components/welcome/Welcome.tsx';
import type { SyncEntry } from '../../lib/dataset/sync-state.ts';
import { en } from '../../lib/language/en.ts';
import { DEFAULT_SETTINGS } from '../../lib/settings.ts';
import { Frame } from './Frame.tsx';
import { OPEN_RECIPE, OPEN_WEIGHTS, RESTRICTED } from './samples.ts';

const nothing = () => {};
const NOON = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400_000;

const ENTRY: SyncEntry = {
  at: NOON,
  outcome: 'no-news',
  reason: null,
  detail: '',
  source: 'data.example.org',
  version: 12,
  from: 12,
  how: null,
  bytes: 900,
  times: 6,
  news: null,
};

const HISTORY: readonly SyncEntry[] = [
  ENTRY,
  { ...ENTRY, at: NOON - 6 * DAY, outcome: 'failed', reason: 'unreachable', times: 2 },
  {
    ...ENTRY,
    at: NOON - 8 * DAY,
    outcome: 'installed',
    how: 'delta',
    times: 1,
    news: {
      added: [{ id: 'ai2/olmo-3', name: 'OLMo 3' }],
      removed: [],
      tiers: [{ id: 'bigscience/bloom', name: 'BLOOM', from: 'open-weights', to: 'partly-open-recipe' }],
      licences: [{ id: 'meta/llama-4', name: 'Llama 4', from: 'llama3.1', to: 'llama4' }],
      more: 3,
    },
  },
];

const DATASET: DatasetProps = {
  settings: DEFAULT_SETTINGS,
  status: {
    version: 12,
    host: 'data.example.org',
    source: 'synced',
    signature: 'valid',
    isRunning: false,
    isPaused: false,
    lastSuccess: NOON,
    nextAt: NOON + DAY,
    fault: null,
  },
  date: '2026-11-19',
  history: HISTORY,
  isSyncing: false,
  isOffline: false,
  onChange: nothing,
  onSync: nothing,
};

const SITES: SitesProps = {
  builtIn: 60,
  hasBuiltIn: true,
  granted: [],
  moreNews: ['cnn.com', 'dw.com', 'scmp.com'],
  isNewsOn: true,
  silentHosts: [],
  outcome: '',
  onNews: nothing,
  onAllowBuiltIn: nothing,
  onAllowNews: nothing,
  onAllowAll: nothing,
  onAllowHost: nothing,
  onRevoke: nothing,
  onUnsilence: nothing,
};

const YOUR_DATA: YourDataProps = {
  settings: DEFAULT_SETTINGS,
  waiting: 0,
  isRefused: false,
  outcome: '',
  onChange: nothing,
  onOpenReports: nothing,
  onExport: nothing,
  onImport: nothing,
  onReset: nothing,
};

const Settings = ({ children }: { readonly children: ComponentChildren }) => (
  <div class="or-app or-options">
    <TopBar>
      <h1>{en.options.title}</h1>
    </TopBar>
    <main>{children}</main>
  </div>
);

export const Options = ({ size }: { readonly size: string }) => (
  <>
    <Frame title="settings" size={size}>
      <Settings>
        <Appearance settings={DEFAULT_SETTINGS} onChange={nothing} />
        <Sites {...SITES} />
        <Dataset {...DATASET} />
        <YourData {...YOUR_DATA} />
        <About version="0.1.0" attribution={'# Attribution\n\nFacts and figures, each under its own licence.'} />
      </Settings>
    </Frame>
    <Frame title="sites: access missing, some allowed, some switched off, one refused" size={size}>
      <Settings>
        <Sites
          {...SITES}
          hasBuiltIn={false}
          granted={[
            { host: 'www.example.org', patterns: [] },
            { host: 'blog.example.net', patterns: [] },
          ]}
          silentHosts={['news.example.com']}
          outcome={en.options.refused}
        />
      </Settings>
    </Frame>
    <Frame title="dataset: being updated" size={size}>
      <Settings>
        <Dataset {...DATASET} isSyncing />
      </Settings>
    </Frame>
    <Frame title="dataset: offline" size={size}>
      <Settings>
        <Dataset {...DATASET} isOffline />
      </Settings>
    </Frame>
    <Frame title="dataset: an own one, last update failed" size={size}>
      <Settings>
        <Dataset
          {...DATASET}
          settings={{
            ...DEFAULT_SETTINGS,
            datasetUrl: 'https://data.example.org/openness/',
            datasetRootKey: 'n8Hc0pZ0y1vX7mJ2b4uQ5t6r7s8w9e0rTyUiOpAsDfE=',
          }}
          status={DATASET.status && { ...DATASET.status, fault: { reason: 'bad-signature', detail: '' } }}
        />
      </Settings>
    </Frame>
    <Frame title="your data: reports wait, account full" size={size}>
      <Settings>
        <YourData
          {...YOUR_DATA}
          settings={{ ...DEFAULT_SETTINGS, synced: true }}
          waiting={2}
          isRefused
          outcome={en.options.imported}
        />
      </Settings>
    </Frame>
  </>
);

const WELCOME: WelcomeProps = {
  sample: [OPEN_RECIPE, RESTRICTED],
  card: null,
  hasAccess: true,
  newsSites: 60,
  isNewsOn: true,
  moreNews: 24,
  onPoint: nothing,
  onOpen: nothing,
  onGrant: nothing,
  onNews: nothing,
  onMoreNews: nothing,
};

export const Welcomes = ({ size }: { readonly size: string }) => (
  <>
    <Frame title="welcome" size={size}>
      <Welcome {...WELCOME} />
    </Frame>
    <Frame title="a name pointed at, access missing" size={size}>
      <Welcome {...WELCOME} hasAccess={false} card={cardContent(en, RESTRICTED, null)} />
    </Frame>
  </>
);

const STATUSES = (['open', 'described'] as const).map((value) => ({ value, text: en.statuses[value] }));

const OWN = [
  { key: 'one', report: { kind: 'missing-model', values: { name: 'Heron 2' } }, day: '18 Nov 2026' },
] as const;

const REPORT: ReportViewProps = {
  report: {
    kind: 'missing-model',
    values: {
      name: 'Unheard-of 7B',
      hub: 'someone/unheard-of-7b',
      findings: 'licence: mit (https://huggingface.co/someone/unheard-of-7b)',
      page: 'https://news.example.org/a-new-model',
      'page-title': 'A new model',
    },
  },
  faults: [],
  choices: {},
  matches: [],
  notices: [],
  repository: 'open-recipe/dataset',
  outcome: '',
  helpers: (
    <div class="or-lookup">
      <button type="button" class="or-button">
        {en.report.lookUp}
      </button>
      <p class="or-hint">{en.report.lookUpText('someone/unheard-of-7b')}</p>
    </div>
  ),
  ownReports: null,
  onKind: nothing,
  onChange: nothing,
  onOpenMatch: nothing,
  onSend: nothing,
  onCopy: nothing,
  onDiscard: nothing,
};

export const Reports = ({ size }: { readonly size: string }) => (
  <>
    <Frame title="a missing model" size={size}>
      <ReportView {...REPORT} />
    </Frame>
    <Frame title="something wrong, with faults" size={size}>
      <ReportView
        {...REPORT}
        report={{
          kind: 'wrong-claim',
          values: { name: 'Llama 3.1', record: 'meta/llama-3.1', component: 'data_pretrain', now: 'described' },
        }}
        choices={{
          component: [{ value: 'data_pretrain', text: 'Pre-training data' }],
          now: STATUSES,
          'should-be': STATUSES,
        }}
        faults={[
          { field: 'should-be', reason: 'empty', detail: '' },
          { field: 'evidence', reason: 'no-https', detail: '' },
        ]}
        outcome={en.report.mend}
        helpers={null}
      />
    </Frame>
    <Frame title="offline, known already, others wait" size={size}>
      <ReportView
        {...REPORT}
        notices={[en.report.writeOffline, en.report.reportedBefore('18 Nov 2026')]}
        matches={[OPEN_WEIGHTS]}
        outcome={en.report.offline}
        ownReports={<OwnReports waiting={OWN} opened={OWN} onResume={nothing} onDiscard={nothing} />}
        helpers={
          <Proposals
            findings={[
              { what: 'licence', value: 'mit', source: 'https://huggingface.co/someone/unheard-of-7b' },
              { what: 'data set', value: 'someone/corpus', source: 'https://huggingface.co/someone/unheard-of-7b' },
            ]}
            onAdd={nothing}
          />
        }
      />
    </Frame>
  </>
);
