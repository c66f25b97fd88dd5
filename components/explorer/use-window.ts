import { useEffect, useRef, useState } from 'preact/hooks';

/** Rows kept drawn beyond each edge, so that a quick flick and the Tab key find them there. */
const BEYOND = 12;
/** Until the list has been measured, in CSS pixels. */
const FIRST_HEIGHT = 900;

/** Which of `count` rows of one height have to be drawn: those from `from` up to `to` (exclusive). */
export interface ListWindow {
  readonly from: number;
  readonly to: number;
  /** Heights of what is left out, in CSS pixels. */
  readonly above: number;
  readonly below: number;
}

/** The window of a list. `top` and `height`: what is in view, in CSS pixels from the first row on. */
export function windowOf(count: number, rowHeight: number, top: number, height: number): ListWindow {
  const from = Math.max(0, Math.min(count, Math.floor(top / rowHeight) - BEYOND));
  const to = Math.min(count, Math.ceil((top + height) / rowHeight) + BEYOND);
  return { from, to: Math.max(from, to), above: from * rowHeight, below: (count - Math.max(from, to)) * rowHeight };
}

/**
 * Draws only the rows in view of a list that scrolls in an element of its own. Every row is `rowHeight` CSS pixels high.
 * @returns the window, and the reference for the scrolling element
 */
export function useWindow(count: number, rowHeight: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: FIRST_HEIGHT });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      // Steps of half the rows that are kept ready: most scroll events change nothing.
      const step = (rowHeight * BEYOND) / 2;
      const top = Math.floor(element.scrollTop / step) * step;
      const height = element.clientHeight + step;
      setView((current) => (current.top === top && current.height === height ? current : { top, height }));
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [rowHeight]);
  return [windowOf(count, rowHeight, view.top, view.height), scroller] as const;
}
