/**
 * Lets other tasks of the thread run, by `setImmediate` if the host has it. Node runs all due timers before
 * anything else: of two long tasks that pause with timers, each is due when the other pauses, and nothing
 * else gets a turn. A timer also waits for at least a millisecond.
 */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else setTimeout(resolve, 0);
  });

/**
 * Makes a queue that runs its tasks one after another. After each task, other tasks of the thread get a turn
 * before the caller gets the result. For tasks of some milliseconds that are requested together.
 */
export function oneATurn(): <T>(run: () => T | Promise<T>) => Promise<T> {
  let free = Promise.resolve();
  return (run) => {
    const done = free.then(run);
    free = done.then(nextTurn, nextTurn);
    return free.then(() => done);
  };
}
