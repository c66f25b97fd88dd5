export interface TextOptionProps {
  readonly id: string;
  readonly label: string;
  readonly value: string | null;
  readonly hint?: string | undefined;
  /** Called once the field is left or Enter is pressed; null where it is empty. */
  readonly onChange: (value: string | null) => void;
}

/** A setting that is typed. */
export function TextOption({ id, label, value, hint, onChange }: TextOptionProps) {
  return (
    <div class="or-option">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="or-field"
        value={value ?? ''}
        autocomplete="off"
        spellcheck={false}
        dir="ltr"
        {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
        onChange={(event) => {
          const text = event.currentTarget.value.trim();
          onChange(text === '' ? null : text);
        }}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} class="or-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
