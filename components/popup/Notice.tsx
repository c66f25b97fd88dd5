import type { ComponentChildren } from 'preact';

export interface NoticeProps {
  readonly title: string;
  readonly text?: string;
  readonly children?: ComponentChildren;
}

/** What stands in place of a list: why there is none, and what can be done about it. */
export function Notice({ title, text, children }: NoticeProps) {
  return (
    <output class="or-notice">
      <strong>{title}</strong>
      {text && <span class="or-quiet">{text}</span>}
      {children}
    </output>
  );
}
