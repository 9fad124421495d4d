/**
 * Lets other tasks of the thread run. Where the host has `setImmediate` it is used. Node runs timers that are due by now
 * before it looks for anything else: of two long works that pause by timers each is due when the other pauses, and nothing
 * but the two gets a turn. A timer also sleeps for a millisecond at least.
 */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else setTimeout(resolve, 0);
  });

/**
 * Makes a queue: what it is given runs one after another, with a turn of the thread between two and before what waits
 * for it. For works of some milliseconds each that are asked for together.
 */
export function oneATurn(): <T>(run: () => T | Promise<T>) => Promise<T> {
  let free = Promise.resolve();
  return (run) => {
    const done = free.then(run);
    free = done.then(nextTurn, nextTurn);
    return free.then(() => done);
  };
}
