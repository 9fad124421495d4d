// What opening a paper costs in a real VS Code, compared with an empty custom editor, and how much moves on the page
// after it is first painted.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { array, number, parse, strictObject, string } from "valibot";
import { copyExtension } from "../host/copies.ts";
import { type Windows, withWindows } from "../host/windows.ts";
import { median } from "./measure.ts";

/** The limit: how much longer than an empty editor it may take, by the medians; in milliseconds. */
const limitMs = 100;

const opened = array(strictObject({ name: string(), at: number() }));
type Opened = readonly { readonly name: string; readonly at: number }[];

/** When a page was first painted (Unix time in milliseconds), and its layout shift since then. */
interface Seen {
  readonly at: number;
  readonly shift: number;
}

/** Measures `rounds` windows with four openings of each kind; the first in a window also loads the code. */
export async function readerBench(rounds: number) {
  return withWindows(async (windows) => {
    const workspace = writeWorkspace(join(windows.folder, "workspace"));
    const extension = await copyExtension(join(windows.folder, "extension"), "node");
    const first = new Map<string, number[]>();
    const later = new Map<string, number[]>();
    const shifts = new Map<string, number[]>();
    for (let round = 0; round < rounds; round++) {
      const [times, seen] = await oneWindow(windows, { workspace, extension });
      for (const [index, { name, at }] of times.entries()) {
        const next = times[index + 1]?.at ?? Number.POSITIVE_INFINITY;
        const page = seen.find((one) => one.at >= at && one.at < next);
        if (page === undefined) throw new Error(`${name} was not seen, as number ${index + 1} of a window.`);
        const isFirst = times.findIndex((one) => one.name === name) === index;
        add(isFirst ? first : later, name, page.at - at);
        add(shifts, name, page.shift);
      }
    }
    const empty = median(later.get("empty editor") ?? []);
    return {
      "limit, more than an empty editor": limitMs,
      ...Object.fromEntries(
        [...later].map(([name, values]) => [
          name,
          {
            "opened again, ms": spread(values),
            "more than empty, ms": Math.round(median(values) - empty),
            "first in a window, ms": spread(first.get(name) ?? []),
            "layout shift after it is seen, at most": Math.max(...(shifts.get(name) ?? [])),
          },
        ]),
      ),
    };
  });
}

function add(map: Map<string, number[]>, name: string, value: number): void {
  const values = map.get(name) ?? [];
  values.push(value);
  map.set(name, values);
}

const spread = (values: readonly number[]) =>
  `median ${Math.round(median(values))}, ${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))}`;

async function oneWindow(
  windows: Windows,
  opening: { readonly workspace: string; readonly extension: string },
): Promise<readonly [Opened, readonly Seen[]]> {
  const seen: Seen[] = [];
  const times = await windows.run("bench/host/readerInHost", opening, undefined, async (page) =>
    watch(page, seen),
  );
  return [parse(opened, times), seen];
}

/**
 * How long to wait before asking a page for its times, in milliseconds. On a busy machine, asking earlier would take
 * longer than opening it, and code that waits in a page is lost when VS Code rewrites its document.
 */
const restMs = 3000;

/** Records when each page with a heading was first painted, and its layout shift since, as the browser reports them. */
function watch(page: Page, seen: Seen[]): void {
  page.on("frameattached", async (frame: Frame) => {
    try {
      await page.waitForTimeout(restMs);
      const told = await frame.evaluate(tellOfPage);
      if (told !== undefined) seen.push(told);
    } catch {
      // A frame of VS Code that is gone already.
    }
  });
}

/** Runs in the page: its first paint and the layout shift since; `undefined` if it shows no heading. */
function tellOfPage(): Promise<Seen> | undefined {
  if (document.querySelector("main:not([hidden]) h1") === null) return undefined;
  const [painted] = performance.getEntriesByName("first-contentful-paint");
  const at = performance.timeOrigin + (painted?.startTime ?? Number.NaN);
  return new Promise((resolve) => {
    let shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (performance.timeOrigin + entry.startTime > at + 1) shift += Number(Reflect.get(entry, "value"));
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve({ at, shift }), 100);
  });
}

const notes = `# In short

With $n$ ranks a step takes $t(n) = \\max_i t_i$, as in [[other2024paper]].

| a | b |
| - | - |
| 1 | 2 |

- [ ] §3.2 overlap

\`\`\`python
def step(model): return model()  # once
\`\`\`
`;

function writeWorkspace(folder: string): string {
  mkdirSync(join(folder, "papers"), { recursive: true });
  const file = (key: string, title: string, arxiv: string, text: string) =>
    writeFileSync(
      join(folder, "papers", `${key}.md`),
      `---\ncitekey: ${key}\ntitle: "${title}"\narxiv: "${arxiv}"\nabstract: ${"We say what we did. ".repeat(40)}\n---\n${text}`,
    );
  file("plain2024paper", "A plain paper", "2401.00001", "");
  file("noted2024paper", "A paper with notes", "2401.00002", notes);
  file("other2024paper", "Another paper", "2401.00003", "A note.\n");
  const code = Array.from(
    { length: 60 },
    (_, n) => `x_${n} = ${n}  # arXiv:2401.0000${1 + (n % 2)}, §3.${n % 4}`,
  );
  writeFileSync(join(folder, "model.py"), `${code.join("\n")}\n`);
  return folder;
}
