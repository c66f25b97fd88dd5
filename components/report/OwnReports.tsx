import { valueOf, type Report } from '../../lib/report/fields.ts';
import { titleOf } from '../../lib/report/report-text.ts';
import { useWords } from '../words-context.ts';

interface OwnReport {
  readonly key: string;
  readonly report: Report;
  /** The day it was kept or opened, as it is shown. */
  readonly day: string;
}

export interface OwnReportsProps {
  readonly waiting: readonly OwnReport[];
  readonly opened: readonly OwnReport[];
  readonly onResume: (key: string) => void;
  readonly onDiscard: (key: string) => void;
}

/** Reports that wait, with the ways on, and those whose form was opened. */
export function OwnReports({ waiting, opened, onResume, onDiscard }: OwnReportsProps) {
  const words = useWords();
  return (
    <>
      {waiting.length > 0 && (
        <section class="or-section">
          <h2>{words.report.waiting(waiting.length)}</h2>
          <ul class="or-own">
            {waiting.map(({ key, report, day }) => (
              <li key={key}>
                <span>{valueOf(report, 'name') === '' ? words.reportKinds[report.kind] : titleOf(report)}</span>
                <span class="or-quiet">{day}</span>
                <button type="button" class="or-link" onClick={() => onResume(key)}>
                  {words.report.resume}
                </button>
                <button type="button" class="or-link or-quiet" onClick={() => onDiscard(key)}>
                  {words.report.discard}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {opened.length > 0 && (
        <section class="or-section">
          <h2>{words.report.openedTitle}</h2>
          <ul class="or-own">
            {opened.map(({ key, report, day }) => (
              <li key={key}>
                <span>{titleOf(report)}</span>
                <span class="or-quiet">{day}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
