// What a keystroke costs in a real VS Code, in a Python file of 5,000 lines with 200 citations, with our extension and
// without.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "valibot";
import { copyExtension } from "../host/copies.ts";
import { type Windows, withWindows } from "../host/windows.ts";
import { phases, type Typing } from "./host/typing.ts";
import { percentile } from "./measure.ts";

/** The papers in the workspace's bibliography: as many as in a research group's Zotero collection. */
const papers = 500;

export async function keystrokeBench() {
  return withWindows(async (windows) => {
    const workspace = writeWorkspace(join(windows.folder, "workspace"));
    const ours = await copyExtension(join(windows.folder, "extension"), "node");
    return {
      file: "5000 lines of Python, 200 citations; milliseconds a key",
      bibliography: `${papers} papers`,
      "ours limit, p95 a key": 10,
      "without us": await measure(windows, workspace, windows.empty),
      "with us": await measure(windows, workspace, ours),
    };
  });
}

async function measure(windows: Windows, workspace: string, extension: string) {
  const { burst, settled } = parse(
    phases,
    await windows.run("bench/host/keystrokeInHost", { workspace, extension }),
  );
  return {
    "100 keys, one each 90 ms": figures(burst),
    "40 keys, at each all providers asked and 450 ms of rest": figures(settled),
  };
}

function figures({ blocks, own, ownRunning, ownLongest, providers }: Typing) {
  return {
    "event loop, longest block": row(blocks),
    "ours, all together": row(own),
    "ours, while the thread had a processor": row(ownRunning),
    "ours, longest without a pause": row(ownLongest),
    ...Object.fromEntries(
      Object.entries(providers).map(([name, times]) => [`${name}, asked through VS Code`, row(times)]),
    ),
  };
}

function row(values: readonly number[]): string {
  const [p50, p95, max] = [50, 95, 100].map((percent) => percentile(values, percent).toFixed(1));
  return `p50 ${p50} · p95 ${p95} · max ${max}`;
}

function writeWorkspace(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const lines = Array.from({ length: 5000 }, (_, n) =>
    n % 25 === 0
      ? cite(n / 25)
      : `    value_${n} = compute(value_${n - 1}, weights["layer.${n}"])  # step ${n}`,
  );
  writeFileSync(join(folder, "model.py"), `${lines.join("\n")}\n`);
  writeFileSync(
    join(folder, "references.bib"),
    Array.from({ length: papers }, (_, n) => entry(n)).join("\n"),
  );
  return folder;
}

/** A citing line, in turn: a known paper, one with its title, an unknown one, a key, a missing key or a shipped paper. */
function cite(n: number): string {
  const known = `2301.${String(10_000 + ((n * 7) % papers))}`;
  switch (n % 5) {
    case 0:
      return `    # Eq. ${n} of https://arxiv.org/abs/${known}, §${n % 9}`;
    case 1:
      return `    """Title of paper ${(n * 7) % papers} about scaling (arXiv:${known})."""`;
    case 2:
      return `    # see https://arxiv.org/pdf/2402.${10_000 + n}v2 and the appendix`;
    case 3:
      return `    # as in [@author${n}2023title, p. ${n}]`;
    default:
      return n % 20 === 4
        ? `    # as in [@missing${n}key]`
        : `    # https://huggingface.co/papers/2205.14135`;
  }
}

const entry = (n: number) => `@article{author${n}2023title,
  title = {Title of paper ${n} about scaling number ${n}},
  author = {Author${n}, Ann and Other, Bob},
  year = {2023},
  eprint = {2301.${10_000 + n}},
  abstract = {${"We present a system that does something at scale. ".repeat(12)}},
}
`;
