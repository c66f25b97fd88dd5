import type { ComponentChildren } from 'preact';
import type { Summary } from '../../lib/openness/answer.ts';
import { tierWords } from '../../lib/language/badge-words.ts';
import { FORMS, REPORT_KINDS, type FieldId, type Report, type ReportKind } from '../../lib/report/fields.ts';
import type { ReportFault } from '../../lib/report/faults.ts';
import { disclosure } from '../../lib/report/report-text.ts';
import { TopBar } from '../popup/TopBar.tsx';
import { Field, type Choice } from './Field.tsx';
import { useWords } from '../words-context.ts';

export interface ReportViewProps {
  readonly report: Report;
  readonly faults: readonly ReportFault[];
  readonly choices: Readonly<Partial<Record<FieldId, readonly Choice[]>>>;
  /** Entries of the dataset that may be the same. */
  readonly matches: readonly Summary[];
  /** Lines about the report: that it was reported before, that nothing is kept. */
  readonly notices: readonly string[];
  /** `owner/name` of the repository that takes reports; null where there is none. */
  readonly repository: string | null;
  /** What came of the last thing that was pressed. */
  readonly outcome: string;
  /** Shown below the field of what is known: the look-up and the way to add a statement. */
  readonly helpers: ComponentChildren;
  readonly ownReports: ComponentChildren;
  readonly onKind: (kind: ReportKind) => void;
  readonly onChange: (id: FieldId, value: string) => void;
  readonly onOpenMatch: (id: string) => void;
  readonly onSend: () => void;
  readonly onCopy: (form: 'text' | 'yaml') => void;
  readonly onDiscard: () => void;
}

/** The form: what is reported, what becomes public, and the ways on. */
export function ReportView(props: ReportViewProps) {
  const words = useWords();
  const { report, faults, choices, matches, notices, repository, outcome } = props;
  return (
    <div class="or-app or-report">
      <TopBar>
        <h1>{words.report.heading}</h1>
      </TopBar>
      <main>
        {notices.map((notice) => (
          <p key={notice} class="or-warning">
            {notice}
          </p>
        ))}
        <form
          class="or-section"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (repository !== null) props.onSend();
          }}
        >
          <fieldset class="or-kinds">
            <legend class="or-hidden">{words.report.kindQuestion}</legend>
            {REPORT_KINDS.map((kind) => (
              <label key={kind}>
                <input
                  type="radio"
                  name="kind"
                  value={kind}
                  checked={report.kind === kind}
                  onChange={() => props.onKind(kind)}
                />
                {words.reportKinds[kind]}
              </label>
            ))}
          </fieldset>
          {FORMS[report.kind].map((field) => (
            <div key={field.id}>
              <Field
                field={field}
                value={report.values[field.id] ?? ''}
                fault={faults.find((fault) => fault.field === field.id)}
                choices={choices[field.id]}
                onChange={(value) => props.onChange(field.id, value)}
              />
              {field.id === 'name' && <Matches matches={matches} onOpen={props.onOpenMatch} />}
              {field.id === 'findings' && props.helpers}
            </div>
          ))}
          <section class="or-public">
            <h2>{words.report.publicTitle}</h2>
            <p>{repository === null ? words.report.publicByCopy : words.report.publicOnGithub(repository)}</p>
            <textarea
              class="or-field or-preview"
              readOnly
              rows={10}
              aria-label={words.report.publicTitle}
              value={disclosure(report)}
            />
          </section>
          <div class="or-actions">
            {repository !== null && (
              <button type="submit" class="or-button or-main">
                {words.report.openForm}
              </button>
            )}
            <button type="button" class="or-button" onClick={() => props.onCopy('text')}>
              {words.report.copyText}
            </button>
            <button type="button" class="or-button" onClick={() => props.onCopy('yaml')}>
              {words.report.copyYaml}
            </button>
            <button type="button" class="or-link or-quiet" onClick={props.onDiscard}>
              {words.report.discard}
            </button>
          </div>
          <output class="or-outcome">{outcome}</output>
        </form>
        {props.ownReports}
      </main>
    </div>
  );
}

function Matches({ matches, onOpen }: { readonly matches: readonly Summary[]; readonly onOpen: (id: string) => void }) {
  const words = useWords();
  if (matches.length === 0) return null;
  return (
    <output class="or-hint">
      {words.report.alreadyThere}{' '}
      {matches.map((match) => (
        <button key={match.id} type="button" class="or-link" data-tier={match.tier} onClick={() => onOpen(match.id)}>
          {match.name} ({tierWords(words, match.tier, match.kind)})
        </button>
      ))}
    </output>
  );
}
