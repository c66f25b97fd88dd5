/** The settings: everything applies at once, here and in every open page. */
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { About } from '../../components/options/About.tsx';
import { Appearance } from '../../components/options/Appearance.tsx';
import { Dataset } from '../../components/options/Dataset.tsx';
import { Sites } from '../../components/options/Sites.tsx';
import { YourData } from '../../components/options/YourData.tsx';
import '../../components/options/options.css';
import { TopBar } from '../../components/popup/TopBar.tsx';
import { useWords } from '../../components/words-context.ts';
import attribution from '../../data/ATTRIBUTION.md?raw';
import type { SyncStatus } from '../../lib/dataset/sync-service.ts';
import type { SyncEntry } from '../../lib/dataset/sync-state.ts';
import { askAgain, sendMessage } from '../../lib/messages.ts';
import { isNewsOn, withNews } from '../../lib/news-choice.ts';
import { countWaiting } from '../../lib/report/queue.ts';
import { saveFile } from '../../lib/save-file.ts';
import { settingsFile, settingsInFile } from '../../lib/settings-file.ts';
import { SYNC_REFUSED_KEY } from '../../lib/settings-sync.ts';
import { DEFAULT_SETTINGS, withSilence } from '../../lib/settings.ts';
import { showPage } from '../../lib/show-page.tsx';
import { hostOf } from '../../lib/site-access.ts';
import { NEWS_HOSTS } from '../../lib/sites/news-hosts.ts';
import { SYNC_KEY } from '../../lib/storage-keys.ts';
import { useOnline } from '../../lib/use-online.ts';
import { useSettings } from '../../lib/use-settings.ts';
import { useSites } from '../../lib/use-sites.ts';

interface DatasetView {
  readonly status: SyncStatus | null;
  readonly date: string | null;
  readonly history: readonly SyncEntry[];
}

function useDataset() {
  const [view, setView] = useState<DatasetView>({ status: null, date: null, history: [] });
  const [isSyncing, setSyncing] = useState(false);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    const read = async () => {
      const [status, dataset, history] = await Promise.all([
        askAgain('syncStatus'),
        askAgain('datasetStatus'),
        askAgain('syncHistory'),
      ]);
      setView({ status, date: dataset.date, history });
    };
    const readRefused = async () =>
      setRefused(Boolean((await browser.storage.local.get(SYNC_REFUSED_KEY))[SYNC_REFUSED_KEY]));
    const follow = (changes: object) => {
      if (SYNC_KEY in changes || 'settings' in changes) void read();
      if (SYNC_REFUSED_KEY in changes) void readRefused();
    };
    void read();
    void readRefused();
    browser.storage.local.onChanged.addListener(follow);
    return () => browser.storage.local.onChanged.removeListener(follow);
  }, []);
  const syncNow = () => {
    setSyncing(true);
    void sendMessage('syncNow')
      .then((status) => setView((current) => ({ ...current, status })))
      .finally(() => setSyncing(false));
  };
  return { ...view, isSyncing, isRefused, syncNow };
}

/** How many reports wait; null where the browser stores none. */
function useWaiting(): number | null {
  const [waiting, setWaiting] = useState<number | null>(null);
  useEffect(() => {
    countWaiting().then(setWaiting, () => setWaiting(null));
  }, []);
  return waiting;
}

function Options() {
  const words = useWords();
  const [settings, change] = useSettings();
  const sites = useSites();
  const dataset = useDataset();
  const waiting = useWaiting();
  const isOnline = useOnline();
  const [isHost, setIsHost] = useState(true);
  const [outcome, setOutcome] = useState('');
  useEffect(() => {
    document.title = `${words.options.title}: ${words.app.name}`;
  }, [words]);

  const readFile = async (file: File) => {
    const read = settingsInFile(await file.text());
    if (read === 'not-ours') return setOutcome(words.options.importNotOurs);
    if (read === 'too-new') return setOutcome(words.options.importTooNew);
    await change(read);
    setOutcome(words.options.imported);
  };
  const refused = sites.isRefused ? words.options.refused : '';

  return (
    <div class="or-app or-options">
      <TopBar>
        <h1>{words.options.title}</h1>
      </TopBar>
      <main>
        <Appearance settings={settings} onChange={(changes) => void change(changes)} />
        <Sites
          builtIn={NEWS_HOSTS.length}
          hasBuiltIn={sites.hasBuiltIn}
          granted={sites.granted}
          moreNews={sites.moreNews}
          isNewsOn={isNewsOn(settings)}
          silentHosts={isNewsOn(settings) ? settings.silentHosts : withNews(settings, true)}
          outcome={isHost ? refused : words.options.notHost}
          onNews={(on) => void change((now) => ({ silentHosts: withNews(now, on) }))}
          onAllowBuiltIn={sites.allowBuiltIn}
          onAllowNews={sites.allowNews}
          onAllowAll={sites.allowAll}
          onAllowHost={(text) => {
            const host = hostOf(text);
            setIsHost(host !== null);
            if (host !== null) sites.allowHost(host);
          }}
          onRevoke={sites.revoke}
          onUnsilence={(host) => void change((now) => ({ silentHosts: withSilence(now, host, false) }))}
        />
        <Dataset
          settings={settings}
          status={dataset.status}
          date={dataset.date}
          history={dataset.history}
          isSyncing={dataset.isSyncing}
          isOffline={!isOnline}
          onChange={(changes) => void change(changes)}
          onSync={dataset.syncNow}
        />
        <YourData
          settings={settings}
          waiting={waiting}
          isRefused={dataset.isRefused}
          outcome={outcome}
          onChange={(changes) => void change(changes)}
          onOpenReports={() => void browser.tabs.create({ url: browser.runtime.getURL('/report.html') })}
          onExport={() => saveFile(settingsFile(settings), 'open-recipe-settings.json', 'application/json')}
          onImport={(file) => void readFile(file)}
          onReset={() => void change(DEFAULT_SETTINGS).then(() => setOutcome(words.options.resetDone))}
        />
        <About version={browser.runtime.getManifest().version} attribution={attribution} />
      </main>
    </div>
  );
}

await showPage(<Options />);
