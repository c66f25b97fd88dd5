import type { ComponentChildren } from 'preact';

export interface SectionProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A part of the breakdown under its heading. */
export function Section({ title, children }: SectionProps) {
  return (
    <section class="or-section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
