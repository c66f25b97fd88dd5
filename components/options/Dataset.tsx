import type { Words } from '../../lib/language/en.ts';
import { dateText, timeText } from '../../lib/language/wording.ts';
import type { SyncStatus } from '../../lib/dataset/sync-service.ts';
import type { SyncEntry } from '../../lib/dataset/sync-state.ts';
import type { Settings } from '../../lib/settings.ts';
import { Section } from '../breakdown/Section.tsx';
import { Switch } from '../popup/Switch.tsx';
import { useWords } from '../words-context.ts';
import { SyncHistory } from './SyncHistory.tsx';
import { TextOption } from './TextOption.tsx';

export interface DatasetProps {
  readonly settings: Settings;
  /** Null until it is known. */
  readonly status: SyncStatus | null;
  /** The day the dataset in use was made. */
  readonly date: string | null;
  readonly history: readonly SyncEntry[];
  /** A sync that was asked for here is under way. */
  readonly isSyncing: boolean;
  /** The browser has no network. */
  readonly isOffline: boolean;
  readonly onChange: (changes: Partial<Settings>) => void;
  readonly onSync: () => void;
}

/** Which dataset is in use, where it comes from, and how its updates went. */
export function Dataset({ settings, status, date, history, isSyncing, isOffline, onChange, onSync }: DatasetProps) {
  const words = useWords();
  const { datasetUrl, datasetRootKey, syncPaused } = settings;
  const isRunning = isSyncing || status?.isRunning === true;
  return (
    <Section title={words.options.dataset}>
      {status && (
        <dl class="or-facts" aria-busy={isRunning}>
          <Fact name={words.options.state} text={stateText(words, status, date)} />
          <Fact name={words.options.from} text={status.host ?? words.options.noHost} />
          <Fact
            name={words.options.lastSync}
            text={status.lastSuccess === null ? words.options.never : timeText(words, status.lastSuccess)}
          />
          {status.nextAt !== null && <Fact name={words.options.nextSync} text={timeText(words, status.nextAt)} />}
        </dl>
      )}
      {isOffline && <p class="or-warning">{words.options.offline}</p>}
      {status?.fault && !isOffline && <p class="or-warning">{words.syncReasons[status.fault.reason]}</p>}
      <div class="or-actions">
        <button
          type="button"
          class="or-button"
          disabled={isRunning || isOffline || status?.host === null}
          onClick={onSync}
        >
          {isRunning ? words.options.syncing : words.options.syncNow}
        </button>
        {isRunning && <progress aria-label={words.options.syncing} />}
      </div>
      <Switch label={words.options.paused} on={syncPaused} onToggle={(on) => onChange({ syncPaused: on })} />
      <details open={datasetUrl !== null}>
        <summary>{words.options.own}</summary>
        <p class="or-hint">{words.options.ownHint}</p>
        <TextOption
          id="dataset-url"
          label={words.options.ownUrl}
          value={datasetUrl}
          onChange={(url) => onChange({ datasetUrl: url })}
        />
        <TextOption
          id="dataset-key"
          label={words.options.ownKey}
          value={datasetRootKey}
          onChange={(key) => onChange({ datasetRootKey: key })}
        />
        {datasetUrl !== null && (
          <button type="button" class="or-link" onClick={() => onChange({ datasetUrl: null, datasetRootKey: null })}>
            {words.options.ownReset}
          </button>
        )}
      </details>
      <details>
        <summary>{words.options.history}</summary>
        <SyncHistory entries={history} />
      </details>
    </Section>
  );
}

function stateText(words: Words, { version, signature }: SyncStatus, date: string | null): string {
  const day = date === null ? '' : dateText(words, date);
  return [words.app.dataset(String(version), day), words.dataset[signature]].join(words.comma);
}

function Fact({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
