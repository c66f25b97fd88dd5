import type { ComponentChildren } from 'preact';

export interface NoticeProps {
  readonly title: string;
  readonly text?: string;
  /** Something is still on its way. */
  readonly isBusy?: boolean;
  readonly children?: ComponentChildren;
}

/** What stands in place of a list: why there is none, and what can be done about it. */
export function Notice({ title, text, isBusy = false, children }: NoticeProps) {
  return (
    <output class="or-notice" aria-busy={isBusy}>
      <strong>{title}</strong>
      {isBusy && <progress aria-label={title} />}
      {text && <span class="or-quiet">{text}</span>}
      {children}
    </output>
  );
}
