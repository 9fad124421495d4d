import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

const kept = `---
citekey: gelman1995bayesian
title: Bayesian Workflow
authors: [Andrew Gelman]
year: 2020
---
Read chapter two.`;
const other = `---
citekey: gelman2020workflow
title: Bayesian workflow
authors: [Andrew Gelman, Aki Vehtari]
year: 2020
arxiv: "2011.01808"  # of the preprint
---
Their checklist is good.
`;

describe("papers that are one", () => {
  const vscode = useWorkbench({
    workspace: "test/fixtures/foreign",
    prepare: async (copy) => {
      writeFileSync(join(copy, "papers", "gelman1995bayesian.md"), kept);
      writeFileSync(join(copy, "papers", "gelman2020workflow.md"), other);
      writeFileSync(join(copy, "fit.py"), "# The checks are those of [@gelman2020workflow].\n");
      return undefined;
    },
    settings: { "marginalia.library.groupBy": "duplicates" },
  });
  const library = () => vscode().tree("Library");
  const file = (key: string) => join(vscode().workspace, "papers", `${key}.md`);
  const both = async () => {
    await library().expand("Bayesian Workflow");
    const rows = library().list.locator('.monaco-list-row[aria-level="2"]');
    await rows.nth(0).click();
    // The page that opens takes the focus once.
    await vscode().frameWith(".shelf button.citekey");
    await rows.nth(1).click({ modifiers: ["Control"] });
    // The card of a row would stand in the way of the menu.
    await vscode().page.mouse.move(700, 800);
    await vscode().page.locator(".workbench-hover:visible").waitFor({ state: "hidden" });
  };

  it("are shown with the reason, merged with the notes and citations of both, and are two again", async () => {
    await vscode().openLibrary();
    await both();
    await vscode().screenshot("duplicates");
    await library().contextMenu("gelman2020workflow", "Merge Papers…");
    await vscode().quickInput.opened();
    await vscode().screenshot("merge-which-stays");
    // What differs has a line of its own, where it is not cut off.
    const below = vscode().quickInput.entry("gelman2020workflow").locator(".quick-input-list-label-meta");
    assert.match((await below.textContent()) ?? "", /^gelman2020workflow · 2020 · papers\//);
    await vscode().quickInput.pick("gelman1995bayesian");
    await until("one file is left", () => !existsSync(file("gelman2020workflow")));
    const merged = readFileSync(file("gelman1995bayesian"), "utf8");
    assert.match(merged, /^merged:\n {2}- citekey: gelman2020workflow$/m);
    assert.match(merged, /arxiv: "2011\.01808" {2}# of the preprint/);
    assert.match(merged, /Read chapter two\.\n<!-- .* -->\nTheir checklist is good\.\n$/);
    await vscode().page.locator(".pane", { hasText: "No papers look like duplicates" }).first().waitFor();
    const cited = vscode().tree("Cited in Workspace");
    await cited.row("Bayesian Workflow").waitFor();
    await vscode().screenshot("merged");
    await vscode().button("Undo");
    await until("both files are what they were", () => {
      const texts = ["gelman1995bayesian", "gelman2020workflow"].map((key) =>
        existsSync(file(key)) ? readFileSync(file(key), "utf8") : "",
      );
      return texts[0] === kept && texts[1] === other;
    });
    await library().row("Bayesian Workflow").waitFor();
  });

  it("are merged with another paper that is picked, never with themselves", async () => {
    await library().expand("Bayesian Workflow");
    await library().row("gelman2020workflow").click();
    await vscode().frameWith(".shelf button.citekey");
    await library().contextMenu("gelman2020workflow", "Merge Papers…");
    await vscode().quickInput.type("bayesian workflow");
    await until("one is offered", async () => {
      const entries = await vscode().quickInput.entries();
      return entries.length > 0 && entries.every((entry) => !entry.includes("Vehtari"));
    });
    await vscode().quickInput.cancel();
  });

  it("are deleted after the line that cites them was named, and brought back", async () => {
    await both();
    await library().contextMenu("gelman2020workflow", "Delete Paper");
    const dialog = vscode().page.locator(".monaco-dialog-box");
    await dialog.waitFor();
    assert.match((await dialog.innerText()) ?? "", /fit\.py:1/);
    await vscode().screenshot("delete-cited");
    await vscode().button("Move to Trash");
    // The server of the tests has no trash, so it asks once more for each.
    for (const key of ["gelman1995bayesian", "gelman2020workflow"]) {
      await dialog.filter({ hasText: `There is no trash here. Delete papers/${key}.md for good?` }).waitFor();
      await dialog.locator(".monaco-button", { hasText: "Delete" }).click();
    }
    await until(
      "they are gone",
      () => !existsSync(file("gelman1995bayesian")) && !existsSync(file("gelman2020workflow")),
    );
    const told = vscode().page.locator(".notifications-toasts .notification-list-item");
    await told.filter({ hasText: "2 paper files are deleted." }).waitFor();
    await vscode().button("Undo");
    await until(
      "they are back",
      () =>
        existsSync(file("gelman2020workflow")) && readFileSync(file("gelman2020workflow"), "utf8") === other,
    );
  });
});
