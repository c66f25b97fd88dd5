/** Keeps our work on the page's main thread in short stretches. */

/** Milliseconds of work before the page gets a turn (a frame at 60 Hz has 16.7). */
const BUDGET = 4;

interface Scheduler {
  yield?: () => Promise<void>;
}

/** Lets the page do what is waiting. */
function turn(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

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
    return performance.now() - this.#start > BUDGET;
  }

  /** Ends the stretch, lets the page work, and starts the next. */
  async rest(): Promise<void> {
    this.end();
    await turn();
    this.begin();
  }
}
