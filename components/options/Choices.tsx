import type { ComponentChildren } from 'preact';

export interface ChoicesProps<Value extends string> {
  readonly legend: string;
  /** One name a group on the page. */
  readonly name: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly text: ComponentChildren }[];
  readonly hint?: string | undefined;
  readonly onChange: (value: Value) => void;
}

/** One choice of several, all of them seen at once. */
export function Choices<Value extends string>({ legend, name, value, choices, hint, onChange }: ChoicesProps<Value>) {
  return (
    <fieldset class="or-choices">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.text}</span>
        </label>
      ))}
      {hint && <p class="or-hint">{hint}</p>}
    </fieldset>
  );
}
