import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface ScrollerProps {
  readonly name: string;
  readonly class: string;
  /** What matters most stands at the right: it begins there where there is not room for all. */
  readonly fromRight?: boolean;
  readonly children: ComponentChildren;
}

/** A part that scrolls by itself though nothing in it can be pressed: keys have to reach it all the same. */
export function Scroller({ name, class: own, fromRight = false, children }: ScrollerProps) {
  const part = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (fromRight && part.current) part.current.scrollLeft = part.current.scrollWidth;
  }, [fromRight]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys scroll it
    <section ref={part} class={`or-scroller ${own}`} aria-label={name} tabIndex={0}>
      {children}
    </section>
  );
}
