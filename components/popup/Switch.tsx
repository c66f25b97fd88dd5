export interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onToggle: (on: boolean) => void;
}

/** An on-off switch with its label. */
export function Switch({ label, on, disabled = false, onToggle }: SwitchProps) {
  return (
    <label class="or-switch">
      <span>{label}</span>
      <input
        type="checkbox"
        checked={on}
        disabled={disabled}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
    </label>
  );
}
