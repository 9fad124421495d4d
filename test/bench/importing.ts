// What importing a large bibliography costs in a real VS Code, from the command to the last paper file.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { parse } from "valibot";
import { copyExtension } from "../host/copies.ts";
import { type Windows, withWindows } from "../host/windows.ts";
import { importing } from "./host/importing.ts";
import { bibEntry } from "./libraryPapers.ts";
import { rounded } from "./measure.ts";

const limitMs = 20 * 60_000;

/**
 * Imports so many BibTeX entries, the list accepted as it comes up, with the views in sight. Milliseconds, unless a name says
 * otherwise. A standstill of the event loop has VS Code's own work in it, and the Git extension's; “ours” is what our bundles ran
 * meanwhile, by a profiler.
 */
export async function importingBench(entries: number) {
  return withWindows(async (windows) => {
    const extension = await copyExtension(join(windows.folder, "extension"), "node");
    const workspace = join(windows.folder, "importing");
    mkdirSync(join(workspace, "papers"), { recursive: true });
    writeFileSync(join(workspace, "papers", "categories.yaml"), "marginalia: 1\ncategories: []\n");
    const text = Array.from({ length: entries }, (_, n) => bibEntry(n)).join("\n");
    writeFileSync(join(windows.folder, "import.bib"), text);
    return {
      entries,
      "limits of ours, p95 and longest": "15 and 50",
      ...(await measure(windows, { extension, workspace })),
    };
  });
}

async function measure(windows: Windows, opening: { extension: string; workspace: string }) {
  const run = windows.run("bench/host/importingInHost", opening, limitMs, acceptPreview);
  const { papers, seconds, cpuSeconds, phases } = parse(importing, await run);
  return {
    papers,
    seconds: rounded(seconds),
    "seconds of the processor": rounded(cpuSeconds),
    ...Object.fromEntries(
      phases.map(({ name, ms, blocks, own }) => [
        name,
        {
          ms: rounded(ms),
          "standstills of the event loop, p95": rounded(blocks.p95),
          "standstills, longest": rounded(blocks.longest),
          "ours in them, p95": rounded(own.p95),
          "ours in one, longest": rounded(own.longest),
        },
      ]),
    ),
  };
}

/** Presses OK in the list of what is new, as a reader does. */
async function acceptPreview(page: Page): Promise<void> {
  const ok = page.locator(".quick-input-widget:visible .quick-input-action .monaco-button", {
    hasText: "OK",
  });
  // Not awaited: the window opens after this.
  void ok
    .first()
    .click({ timeout: limitMs })
    .catch(() => undefined);
}
