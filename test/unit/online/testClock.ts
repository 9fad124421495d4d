import type { Clock } from "../../../src/core/online/client/clock.ts";

/** A clock that jumps where somebody sleeps. */
export function testClock() {
  let now = 1_700_000_000_000;
  const slept: number[] = [];
  const clock: Clock = {
    now: () => now,
    random: () => 0.5,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      slept.push(ms);
      now += ms;
    },
  };
  return { clock, slept, pass: (ms: number) => (now += ms) };
}
