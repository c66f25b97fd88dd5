import type { Field as FieldSpec } from '../../lib/report/fields.ts';
import type { ReportFault } from '../../lib/report/faults.ts';
import { useWords } from '../words-context.ts';

export interface Choice {
  readonly value: string;
  readonly text: string;
}

export interface FieldProps {
  readonly field: FieldSpec;
  readonly value: string;
  /** What is wrong with it, once that is to be shown. */
  readonly fault?: ReportFault | undefined;
  /** Without them it takes any text. */
  readonly choices?: readonly Choice[] | undefined;
  readonly onChange: (value: string) => void;
}

/** One labelled field with its hint, and what is wrong with it. */
export function Field({ field, value, fault, choices, onChange }: FieldProps) {
  const words = useWords();
  const { id, isLong, isRequired } = field;
  const hint = words.reportHints[id];
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  const shared = {
    id,
    name: id,
    value,
    class: 'or-field',
    required: isRequired,
    'aria-invalid': fault !== undefined,
    ...(described !== '' && { 'aria-describedby': described }),
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value),
  };
  return (
    <div class="or-form-row">
      <label for={id}>
        {words.reportFields[id]} {isRequired && <span aria-hidden="true">*</span>}
      </label>
      {choices ? (
        <select {...shared}>
          <option value="">{words.report.choose}</option>
          {choices.map(({ value: choice, text }) => (
            <option key={choice} value={choice}>
              {text}
            </option>
          ))}
        </select>
      ) : isLong ? (
        <textarea {...shared} rows={Math.min(12, Math.max(3, value.split('\n').length + 1))} spellcheck={false} />
      ) : (
        <input {...shared} type="text" autocomplete="off" spellcheck={false} />
      )}
      {hint && (
        <p id={`${id}-hint`} class="or-hint">
          {hint}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} class="or-fault">
          {words.report.fault(words.reportFaults[fault.reason], fault.detail)}
        </p>
      )}
    </div>
  );
}
