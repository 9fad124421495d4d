import { nextTurn } from "../nextTurn.ts";

/** How long to work at a time, in milliseconds, before letting VS Code respond. */
export const slice = 6;

/** Returns a function to await now and then in long work: it lets other tasks run every few milliseconds. */
export function breather(): () => Promise<void> {
  let end = performance.now() + slice;
  return async () => {
    if (performance.now() < end) return;
    await nextTurn();
    end = performance.now() + slice;
  };
}
