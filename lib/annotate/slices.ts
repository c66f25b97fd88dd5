/** Keeps our work on the page's main thread in short stretches. */

/**
 * Milliseconds of work before the page gets a turn (a frame at 60 Hz has 16.7). Firefox counts whole ones: what it calls 3
 * may be 4, and one step more.
 */
const BUDGET = 3;
/** Milliseconds that a frame is waited for. */
const FRAME_LIMIT = 100;

/** In every browser that the manifest admits; lib.dom does not know it yet. */
declare const scheduler: { yield(): Promise<void> };

export class Slices {
  count = 0;
  longestMs = 0;
  totalMs = 0;
  #start = 0;
  #open = false;

  /** Starts a stretch of work. */
  begin(): void {
    this.#start = performance.now();
    this.#open = true;
  }

  /** Ends it. */
  end(): void {
    if (!this.#open) return;
    const took = performance.now() - this.#start;
    this.#open = false;
    this.count++;
    this.totalMs += took;
    this.longestMs = Math.max(this.longestMs, took);
  }

  /** Whether the present stretch has used its time. */
  get isOver(): boolean {
    return performance.now() - this.#start >= BUDGET;
  }

  /** Rests if the present stretch has used its time. */
  async restIfOver(): Promise<void> {
    if (this.isOver) await this.rest();
  }

  /**
   * Rests until the page has drawn a frame. Styles and layout are then up to date, so that reading them makes the browser
   * compute nothing.
   */
  async restUntilDrawn(): Promise<void> {
    this.end();
    await new Promise<void>((resolve) => {
      // Frames do not come in hidden tabs.
      const timer = setTimeout(resolve, FRAME_LIMIT);
      requestAnimationFrame(() => {
        clearTimeout(timer);
        setTimeout(resolve, 0);
      });
    });
    this.begin();
  }

  /** Ends the stretch, lets the page work, and starts the next. */
  async rest(): Promise<void> {
    this.end();
    await scheduler.yield();
    this.begin();
  }
}
