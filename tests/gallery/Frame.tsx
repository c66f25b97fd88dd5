import type { ComponentChildren } from 'preact';

export interface FrameProps {
  readonly title: string;
  /** Classes of gallery.css; without them the size of the toolbar's popup. */
  readonly size?: string;
  readonly children: ComponentChildren;
}

/** A view in a window of its size, under its name. */
export const Frame = ({ title, size = '', children }: FrameProps) => (
  <figure>
    <figcaption>{title}</figcaption>
    <div class={`window ${size}`}>{children}</div>
  </figure>
);
