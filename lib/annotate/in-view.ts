/** Which elements are near the viewport: only there are dots drawn, so that a long page costs what is seen of it. */

/** How far out of view an element still counts as near, in shares of the viewport. */
const MARGIN = '100%';

export class InView {
  readonly #observer: IntersectionObserver;
  /** Elements watched; those that the browser has not spoken of yet count as near. */
  readonly #watched = new Map<Element, boolean>();

  /** @param onChange called when an element comes near or goes */
  constructor(onChange: () => void) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        let changed = false;
        for (const { target, isIntersecting } of entries) {
          if (!this.#watched.has(target) || this.#watched.get(target) === isIntersecting) continue;
          changed = true;
          this.#watched.set(target, isIntersecting);
        }
        if (changed) onChange();
      },
      { rootMargin: MARGIN },
    );
  }

  /** Watches just these elements. */
  watch(elements: ReadonlySet<Element>): void {
    for (const element of this.#watched.keys()) {
      if (elements.has(element)) continue;
      this.#observer.unobserve(element);
      this.#watched.delete(element);
    }
    for (const element of elements) {
      if (this.#watched.has(element)) continue;
      this.#watched.set(element, true);
      this.#observer.observe(element);
    }
  }

  isNear(element: Element): boolean {
    return this.#watched.get(element) ?? true;
  }

  stop(): void {
    this.#observer.disconnect();
    this.#watched.clear();
  }
}
