import { lexed } from "../../src/core/citations/lexing/regions.ts";
import { rescan } from "../../src/core/citations/rescan/rescan.ts";
import { scan } from "../../src/core/citations/scan.ts";
import { percentile } from "./measure.ts";

const turns = 400;
const lineCount = 5000;

/**
 * Scans a Python document of 5,000 lines (250 kB) again after each typed letter; in milliseconds. With no citations,
 * with as many as in a file that cites a lot (45), and with 300.
 */
export function rescanBench() {
  return Object.fromEntries(
    [0, 45, 300].map((citations) => {
      const lines = documentWith(citations);
      let known = rescan(lexed(lines.join("\n"), "python"), "python");
      const times = Array.from({ length: turns }, (_, turn) => {
        const at = (turn * 37) % lines.length;
        const text = lines.map((line, n) => (n === at ? `${line} ${"x".repeat(turn % 9)}` : line)).join("\n");
        const began = performance.now();
        known = rescan(lexed(text, "python"), "python", known);
        const passed = performance.now() - began;
        const found = known.citations.length;
        if (found !== citations || scan(text, "python").length !== citations)
          throw new Error(`${found} of ${citations} citations found`);
        return passed;
      }).slice(50);
      const [p50, p95] = [50, 95].map((percent) => Number(percentile(times, percent).toFixed(3)));
      return [`${citations} citations`, { lines: lines.length, p50Ms: p50, p95Ms: p95, limitMs: 2 }];
    }),
  );
}

/** Realistic code: functions, some comments and strings, and citations spread evenly, some in docstrings. */
function documentWith(citations: number): readonly string[] {
  const step = citations === 0 ? Number.POSITIVE_INFINITY : Math.floor(lineCount / citations);
  return Array.from({ length: lineCount }, (_, n) => {
    if (n % step === 0 && n / step < citations) return citing(n);
    if (n % 20 === 1) return `def layer_${n}(self, hidden, weights=None):`;
    if (n % 4 === 2) return `        # the gradient of step ${n} is kept in full precision`;
    if (n % 3 === 0) return `        state["layer.${n}"] = self.norm(hidden, eps=1e-${n % 9})`;
    return `        hidden = self.project(hidden, weights, depth=${n})`;
  });
}

function citing(n: number): string {
  return n % 3 === 0
    ? `    """Docstring of [a paper](https://huggingface.co/papers/2205.${String(10_000 + n)}), §3."""`
    : `    # Eq. ${n} of https://arxiv.org/abs/2402.${String(10_000 + n)}`;
}
