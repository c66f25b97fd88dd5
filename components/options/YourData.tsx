import { useRef } from 'preact/hooks';
import type { Settings } from '../../lib/settings.ts';
import { Section } from '../breakdown/Section.tsx';
import { Switch } from '../popup/Switch.tsx';
import { useWords } from '../words-context.ts';
import { TextOption } from './TextOption.tsx';

export interface YourDataProps {
  readonly settings: Settings;
  /** Reports that wait; null where the browser stores none. */
  readonly waiting: number | null;
  /** The browser's sync storage did not take the settings. */
  readonly isRefused: boolean;
  /** What came of the last thing that was pressed. */
  readonly outcome: string;
  readonly onChange: (changes: Partial<Settings>) => void;
  readonly onOpenReports: () => void;
  readonly onExport: () => void;
  readonly onImport: (file: File) => void;
  readonly onReset: () => void;
}

/** What is kept of the user: reports that wait, and the settings themselves. */
export function YourData(props: YourDataProps) {
  const words = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const { settings, waiting, onChange } = props;
  return (
    <>
      <Section title={words.options.reports}>
        <p>
          {waiting === null || waiting === 0 ? words.options.reportsNone : words.report.waiting(waiting)}{' '}
          {waiting !== null && waiting > 0 && (
            <button type="button" class="or-link" onClick={props.onOpenReports}>
              {words.options.openReports}
            </button>
          )}
        </p>
        <TextOption
          id="report-repository"
          label={words.options.reportRepository}
          hint={words.options.reportRepositoryHint}
          value={settings.reportRepository}
          onChange={(repository) => onChange({ reportRepository: repository })}
        />
      </Section>
      <Section title={words.options.yourSettings}>
        <Switch label={words.options.synced} on={settings.synced} onToggle={(on) => onChange({ synced: on })} />
        <p class="or-hint">{props.isRefused ? words.options.syncRefused : words.options.syncedHint}</p>
        <div class="or-actions">
          <button type="button" class="or-button" onClick={props.onExport}>
            {words.options.exportFile}
          </button>
          <button type="button" class="or-button" onClick={() => picker.current?.click()}>
            {words.options.importFile}
          </button>
          <input
            ref={picker}
            class="or-hidden"
            type="file"
            accept="application/json,.json"
            tabIndex={-1}
            aria-label={words.options.importFile}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) props.onImport(file);
              event.currentTarget.value = '';
            }}
          />
          <button type="button" class="or-link or-quiet" onClick={props.onReset}>
            {words.options.reset}
          </button>
        </div>
        <output class="or-outcome">{props.outcome}</output>
      </Section>
    </>
  );
}
