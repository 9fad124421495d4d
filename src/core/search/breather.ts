/** How long to work at a time, in milliseconds, before letting VS Code respond. */
export const slice = 6;

/**
 * Lets other tasks of the thread run. Where the host has `setImmediate` it is used: a timer sleeps for a millisecond at
 * least, which after every slice is a sixth of the time of long work.
 */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else setTimeout(resolve, 0);
  });

/** Returns a function to await now and then in long work: it lets other tasks run every few milliseconds. */
export function breather(): () => Promise<void> {
  let end = performance.now() + slice;
  return async () => {
    if (performance.now() < end) return;
    await nextTurn();
    end = performance.now() + slice;
  };
}
