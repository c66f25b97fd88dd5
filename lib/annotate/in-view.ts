/** Which elements are near the viewport: only there are dots drawn, so that a long page costs what is seen of it. */

/** How far out of view an element still counts as near, in shares of the viewport. */
const MARGIN = '100%';
const FEW = 50;

export class InView {
  readonly #observer: IntersectionObserver;
  /** Elements watched, and whether they are near. */
  readonly #watched = new Map<Element, boolean>();

  /** @param onChange called with the elements that came near or went */
  constructor(onChange: (changed: readonly Element[]) => void) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        const changed: Element[] = [];
        for (const { target, isIntersecting } of entries) {
          if (!this.#watched.has(target) || this.#watched.get(target) === isIntersecting) continue;
          changed.push(target);
          this.#watched.set(target, isIntersecting);
        }
        if (changed.length > 0) onChange(changed);
      },
      { rootMargin: MARGIN },
    );
  }

  /** Watches some more. The first few count as near until the browser has spoken of them, which saves a frame. */
  watch(elements: ReadonlySet<Element>): void {
    const areNear = this.#watched.size === 0 && elements.size <= FEW;
    for (const element of elements) {
      if (this.#watched.has(element)) continue;
      this.#watched.set(element, areNear);
      this.#observer.observe(element);
    }
  }

  unwatch(elements: Iterable<Element>): void {
    for (const element of elements) {
      this.#observer.unobserve(element);
      this.#watched.delete(element);
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
