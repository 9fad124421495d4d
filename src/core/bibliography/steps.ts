/** In milliseconds. */
const slice = 6;

/** What a computation in steps comes to, at once. */
export function atOnce<T>(steps: Generator<void, T, void>): T {
  while (true) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in slices of a few milliseconds, with a pause after each. Rejects with the signal's reason when aborted. */
export async function inSlices<T>(steps: Generator<void, T, void>, signal?: AbortSignal): Promise<T> {
  while (true) {
    const end = performance.now() + slice;
    while (performance.now() < end) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
  }
}
