import { useState } from 'preact/hooks';
import { parseFinding, findingText, type Finding } from '../../lib/report/findings.ts';
import type { Choice } from './Field.tsx';
import { useWords } from '../words-context.ts';

export interface StatementAdderProps {
  readonly parts: readonly Choice[];
  readonly statusesOf: (part: string) => readonly Choice[];
  readonly onAdd: (finding: Finding) => void;
}

/** Makes one statement about one component, without knowing how it is written. */
export function StatementAdder({ parts, statusesOf, onAdd }: StatementAdderProps) {
  const words = useWords();
  const [what, setWhat] = useState('');
  const [value, setValue] = useState('');
  const [source, setSource] = useState('');
  const finding = { what, value, source: source.trim() };
  const isWhole = parseFinding(findingText(finding)) !== null;
  const add = () => {
    onAdd(finding);
    setWhat('');
    setValue('');
    setSource('');
  };
  return (
    <details class="or-adder">
      <summary>{words.report.addStatement}</summary>
      <div class="or-adder-row">
        <select
          class="or-field"
          aria-label={words.report.part}
          value={what}
          onInput={(event) => setWhat(event.currentTarget.value)}
        >
          <option value="">{words.report.part}</option>
          {parts.map(({ value: part, text }) => (
            <option key={part} value={part}>
              {text}
            </option>
          ))}
        </select>
        <select
          class="or-field"
          aria-label={words.report.status}
          value={value}
          onInput={(event) => setValue(event.currentTarget.value)}
        >
          <option value="">{words.report.status}</option>
          {statusesOf(what).map(({ value: status, text }) => (
            <option key={status} value={status}>
              {text}
            </option>
          ))}
        </select>
        <input
          class="or-field"
          aria-label={words.report.shownAt}
          placeholder={words.report.shownAt}
          value={source}
          onInput={(event) => setSource(event.currentTarget.value)}
        />
        <button type="button" class="or-button" disabled={!isWhole} onClick={add}>
          {words.report.add}
        </button>
      </div>
    </details>
  );
}
