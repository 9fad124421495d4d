// What importing a large bibliography costs in a real VS Code, from the command to the last paper file.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { parse } from "valibot";
import { copyExtension } from "../host/copies.ts";
import { type Windows, withWindows } from "../host/windows.ts";
import { importing } from "./host/importing.ts";
import { bibEntry, cslItem, risEntry } from "./libraryPapers.ts";
import { rounded } from "./measure.ts";

const limitMs = 20 * 60_000;

/** The text of a bibliography with these entries, by file extension. */
const texts = {
  bib: (entries: readonly number[]) => entries.map(bibEntry).join("\n"),
  json: (entries: readonly number[]) => JSON.stringify(entries.map(cslItem), undefined, 2),
  ris: (entries: readonly number[]) => entries.map(risEntry).join("\n"),
};

/**
 * Imports this many entries of BibTeX (`bib`), CSL-JSON (`json`) or RIS (`ris`), with the views visible; the preview
 * is accepted as it is. In milliseconds, unless a name says otherwise. Standstills of the event loop include the work of
 * VS Code and of its Git extension; “ours” is the time of our bundles in them, from a profiler.
 */
export async function importingBench(entries: number, format: string) {
  const textOf = Object.entries(texts).find(([ending]) => ending === format)?.[1];
  if (!textOf) throw new Error(`--format is one of ${Object.keys(texts).join(", ")}`);
  return withWindows(async (windows) => {
    const extension = await copyExtension(join(windows.folder, "extension"), "node");
    const workspace = join(windows.folder, "importing");
    mkdirSync(join(workspace, "papers"), { recursive: true });
    writeFileSync(join(workspace, "papers", "categories.yaml"), "marginalia: 1\ncategories: []\n");
    const text = textOf(Array.from({ length: entries }, (_, n) => n));
    writeFileSync(join(windows.folder, `import.${format}`), text);
    return {
      entries,
      format,
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

/** Presses OK in the preview, as a user does. */
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
