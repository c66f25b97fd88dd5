export interface SaveButtonProps {
  /** The ending of the file, which stands on the button. */
  readonly format: string;
  /** What is saved, as a screen reader hears it. */
  readonly name: string;
  readonly disabled?: boolean;
  readonly onSave: () => void;
}

/** A small button that saves a file. */
export function SaveButton({ format, name, disabled = false, onSave }: SaveButtonProps) {
  return (
    <button type="button" class="or-save" disabled={disabled} aria-label={name} title={name} onClick={onSave}>
      {format.toUpperCase()}
    </button>
  );
}
