/** One point of the throughput chart. */
export interface Point {
  readonly step: number;
  readonly tokensPerSecond: number;
}

const url = (step: number) => `/api/throughput?from=${step}`;

/**
 * Model FLOPs utilization, between 0 and 1.
 *
 * @see MegaScale, https://arxiv.org/abs/2402.15627 (§6.1)
 */
export function utilization(point: Point, flopsPerToken: number, peakFlops: number): number {
  return (point.tokensPerSecond * flopsPerToken) / peakFlops;
}

// A straggler is a rank whose median is off by more than three deviations [@jiang2024megascale, §5.1].
export function stragglers(ranks: ReadonlyMap<number, number>): number[] {
  const times = [...ranks.values()].sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? 0;
  const spread = times.map((time) => Math.abs(time - median)).sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  return [...ranks].filter(([, time]) => time > median + 3 * spread).map(([rank]) => rank);
}

export async function load(step: number): Promise<Point[]> {
  const response = await fetch(url(step));
  return response.json();
}
