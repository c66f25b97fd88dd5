import type { ComponentChildren } from 'preact';

export interface ScrollerProps {
  readonly name: string;
  readonly class: string;
  readonly children: ComponentChildren;
}

/** A part that scrolls by itself though nothing in it can be pressed: keys have to reach it all the same. */
export function Scroller({ name, class: own, children }: ScrollerProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys scroll it
    <section class={`or-scroller ${own}`} aria-label={name} tabIndex={0}>
      {children}
    </section>
  );
}
