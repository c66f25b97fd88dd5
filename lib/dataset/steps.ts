/** Long work in small steps, so that questions of pages are answered in between: a generator yields where it may rest. */

/** How long the work goes on before others get their turn, in milliseconds: an answer to a page waits up to ten times. */
const SLICE_MS = 4;
/** Steps after which the clock is looked at: most last a few microseconds, some a few hundred. */
const STEPS_PER_LOOK = 4;

interface Scheduler {
  postTask?(task: () => void, options: { priority: 'background' }): Promise<void>;
}

/** Lets everything that waits run first. */
function rest(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (scheduler?.postTask) return scheduler.postTask(() => undefined, { priority: 'background' });
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Runs the steps to their end, resting after every few milliseconds. @throws what a step throws */
export async function inSlices<Result>(steps: Generator<void, Result>): Promise<Result> {
  let end = performance.now() + SLICE_MS;
  for (let taken = 1; ; taken++) {
    const step = steps.next();
    if (step.done) return step.value;
    if (taken % STEPS_PER_LOOK !== 0 || performance.now() < end) continue;
    await rest();
    end = performance.now() + SLICE_MS;
  }
}

/** For work that waits on the way anyway. @returns what to await between two steps; it rests after every few milliseconds */
export function turns(): () => Promise<void> {
  let end = performance.now() + SLICE_MS;
  return async () => {
    if (performance.now() < end) return;
    await rest();
    end = performance.now() + SLICE_MS;
  };
}

/** Runs the steps to their end at once, for commands that nobody waits beside. @throws what a step throws */
export function atOnce<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
