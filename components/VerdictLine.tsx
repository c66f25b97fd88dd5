import type { VerdictText } from './verdict-text.ts';

export interface VerdictLineProps {
  readonly verdict: VerdictText;
}

/** The verdict in the colour of its tier, and beside it what qualifies it. */
export function VerdictLine({ verdict: { words, note } }: VerdictLineProps) {
  return (
    <p class="or-verdict">
      <strong>{words}</strong>
      {note && ' '}
      {note && <span class="or-quiet or-whole">{note}</span>}
    </p>
  );
}
