import { monitorEventLoopDelay } from "node:perf_hooks";

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

/** Rounds milliseconds to one decimal, as in the reports. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

export interface Timed {
  readonly ms: number;
  /** How long the event loop of this thread stood still: the 95th percentile and the longest, in milliseconds. */
  readonly blockP95: number;
  readonly blockLongest: number;
}

/** Runs something and measures the event loop meanwhile; on a busy machine, blocks include waiting for a processor. */
export async function timed(run: () => Promise<void>): Promise<Timed> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const began = performance.now();
  await run();
  const ms = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 5));
  delays.disable();
  // The monitor's timer takes one millisecond; anything above that is delay.
  const above = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - 1);
  return { ms, blockP95: above(delays.percentile(95)), blockLongest: above(delays.max) };
}
