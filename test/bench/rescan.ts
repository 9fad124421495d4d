import { scan } from "../../src/core/citations/scan.ts";
import { percentile } from "./measure.ts";

const turns = 400;

/** One more letter typed in a document of 5,000 lines with 200 citations, and the whole scanned again; milliseconds. */
export function rescanBench() {
  const lines = Array.from({ length: 5000 }, (_, n) => {
    if (n % 25 === 0) return `    # Eq. ${n} of https://arxiv.org/abs/2402.${String(10_000 + n)}`;
    if (n % 50 === 7)
      return `    """Docstring of [a paper](https://huggingface.co/papers/2205.14135), §3."""`;
    return `    value_${n} = compute(value_${n - 1}, weights["layer.${n}"])  # step ${n}`;
  });
  const [sparse, dense] = [lines.filter((line) => !line.includes("https")), lines];
  return Object.fromEntries(
    Object.entries({ dense, sparse }).map(([name, own]) => {
      const times = Array.from({ length: turns }, (_, turn) => {
        const at = (turn * 37) % own.length;
        const text = own.map((line, n) => (n === at ? `${line}${"x".repeat(turn % 9)}` : line)).join("\n");
        const began = performance.now();
        scan(text, "python");
        return performance.now() - began;
      }).slice(50);
      const [p50, p95] = [50, 95].map((percent) => Number(percentile(times, percent).toFixed(3)));
      return [name, { lines: own.length, p50Ms: p50, p95Ms: p95, limitMs: 2 }];
    }),
  );
}
