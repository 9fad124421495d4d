import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scanBench } from "./scan.ts";

/** Measures the scan of a temporary tree with this many small files, one in fifty of which cites a paper. */
export async function manyFilesBench(count: number, rounds: number) {
  const folder = mkdtempSync(join(tmpdir(), "marginalia-many-"));
  try {
    for (let n = 0; n < count; n++) {
      const inner = join(folder, `p${n % 97}`, `q${n % 1000}`);
      if (n < 97_000) mkdirSync(inner, { recursive: true });
      const cited =
        n % 50 === 0 ? `    """See https://arxiv.org/abs/2402.${10_000 + (n % 80_000)}, §3."""\n` : "";
      writeFileSync(
        join(inner, `m${n}.py`),
        `def f_${n}(x):\n${cited}    return x + ${n}\n${"# filler\n".repeat(40)}`,
      );
    }
    return await scanBench({ folder, rounds, sliced: false });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
