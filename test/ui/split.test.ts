import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mergeFiles } from "../../src/core/library/organise/mergeFiles.ts";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";
import type { Workbench } from "./workbench.ts";

const kept = `---
citekey: gelman2013bda  # as the bibliography has it
title: Bayesian Data Analysis
authors: [Andrew Gelman]
year: 2013
---
Read chapter two.
`;
const other = `---
citekey: mcelreath2020rethinking
title: Statistical Rethinking
authors: [Richard McElreath]
year: 2020
---
With golems.
`;
const joined = mergeFiles(kept, other);
if (typeof joined !== "string") throw new Error("the two merge");
const hives = `---
citekey: bee2024hives
title: Of Hives
authors: [Ann Bee]
year: 2024
---
The first edition.
`;
const twin = hives.replace("bee2024hives", "bee2025hives").replace("2024", "2025");

const text = (workspace: string, key: string) => {
  const path = join(workspace, "papers", `${key}.md`);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
};
/** Writes paper files, by their keys, into a copy of the workspace. */
const withPapers = (papers: Readonly<Record<string, string>>) => async (copy: string) => {
  for (const [key, content] of Object.entries(papers))
    writeFileSync(join(copy, "papers", `${key}.md`), content);
  return undefined;
};
/** Takes the last change back by the button of the notification that tells of it. */
async function undo({ page }: Workbench, told: string): Promise<void> {
  const toast = page.locator(".notifications-toasts .notification-list-item", { hasText: told });
  await toast.locator(".monaco-button", { hasText: "Undo" }).click();
}

describe("papers that only look like one", () => {
  const vscode = useWorkbench({
    workspace: "test/fixtures/foreign",
    prepare: withPapers({ bee2024hives: hives, bee2025hives: twin }),
    settings: { "marginalia.library.groupBy": "duplicates" },
  });
  const library = () => vscode().tree("Library");

  it("are told apart, and may look so again", async function () {
    this.timeout(90_000);
    await vscode().openLibrary();
    await library().expand("Of Hives");
    const rows = library().list.locator('.monaco-list-row[aria-level="2"]');
    // So none of them opens.
    for (const row of [rows.nth(0), rows.nth(1)]) await row.click({ modifiers: ["Control"] });
    // The card of a row would stand in the way of the menu.
    await vscode().page.mouse.move(700, 800);
    await vscode().page.locator(".workbench-hover:visible").waitFor({ state: "hidden" });
    await library().contextMenu("Bee 2025", "Not the Same Work");
    const both = () => ["bee2024hives", "bee2025hives"].map((key) => text(vscode().workspace, key) ?? "");
    await until("a file says so", () =>
      both().some((one) => /^apart: *\[?\s*(?:- )?bee202[45]hives/m.test(one)),
    );
    await vscode().page.locator(".pane", { hasText: "No papers look like duplicates" }).first().waitFor();
    await vscode().screenshot("told-apart");
    await undo(vscode(), "They are kept apart now");
    await until("both files are what they were", () => both().join() === [hives, twin].join());
    await library().row("Of Hives").waitFor();
  });
});

describe("a paper that was joined from two", () => {
  const vscode = useWorkbench({
    workspace: "test/fixtures/foreign",
    prepare: withPapers({ gelman2013bda: joined }),
  });
  const library = () => vscode().tree("Library");
  const now = (key: string) => text(vscode().workspace, key);

  it("is two again, to the byte, and one again", async function () {
    this.timeout(90_000);
    await vscode().openLibrary();
    await library().expand("Uncategorised");
    await library().contextMenu("Bayesian Data Analysis", "Split Paper…");
    await vscode().quickInput.opened();
    assert.equal((await vscode().quickInput.entries()).length, 1);
    await vscode().screenshot("split-which-record");
    await vscode().quickInput.pick("mcelreath2020rethinking");
    await until(
      "both files are what they were before they were joined",
      () => now("gelman2013bda") === kept && now("mcelreath2020rethinking") === other,
    );
    await library().row("Statistical Rethinking").waitFor();
    await vscode().screenshot("split");
    await undo(vscode(), "is a paper of its own again");
    await until(
      "they are joined",
      () => now("gelman2013bda") === joined && now("mcelreath2020rethinking") === undefined,
    );
    await library().row("Statistical Rethinking").waitFor({ state: "detached" });
  });
});
