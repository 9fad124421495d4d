import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { useWorkbench } from "./session.ts";
import { filesIn, until } from "./waiting.ts";

const notes = "# After \\cite{ruder}.\n# Thanks to [@ruder] for the idea.\n";

describe("renaming a key where a place may be something else", () => {
  const vscode = useWorkbench({
    workspace: "test/fixtures/foreign",
    async prepare(copy) {
      writeFileSync(join(copy, "papers", "ruder.md"), "---\ncitekey: ruder\ntitle: An overview\n---\n");
      writeFileSync(join(copy, "notes.py"), notes);
      return undefined;
    },
  });
  const panel = () => vscode().page.locator(".part.panel");

  async function rename(): Promise<void> {
    await vscode().openFile("notes.py");
    await vscode().editor.goTo(1, 16);
    await vscode().run("Marginalia: Rename Citekey…");
    await until("it asks", async () => (await vscode().quickInput.input.inputValue()) === "ruder");
    await vscode().quickInput.type("ruder2017overview");
    await vscode().quickInput.accept();
    await panel().locator(".monaco-list-row", { hasText: "Thanks to" }).waitFor();
  }

  it("shows all of it first, and changes nothing when it is discarded", async () => {
    const before = filesIn(vscode().workspace);
    await rename();
    const rows = panel().locator(".monaco-list-row");
    const isTicked = (text: string) => rows.filter({ hasText: text }).getByRole("checkbox").isChecked();
    assert.deepEqual([await isTicked("After"), await isTicked("Thanks to")], [true, false]);
    await vscode().screenshot("rename-preview");
    await panel().getByRole("button", { name: "Discard" }).click();
    await panel().waitFor({ state: "hidden" });
    assert.deepEqual(filesIn(vscode().workspace), before);
    assert.ok(!(await vscode().isDirty("notes.py")));
  });

  it("changes and saves what is sure, and leaves the doubtful place that is not ticked", async () => {
    await rename();
    await panel().getByRole("button", { name: "Apply" }).click();
    const root = vscode().workspace;
    await until(
      "the files are saved",
      () =>
        existsSync(join(root, "papers", "ruder2017overview.md")) &&
        readFileSync(join(root, "notes.py"), "utf8") !== notes,
    );
    assert.equal(
      readFileSync(join(root, "notes.py"), "utf8"),
      notes.replace("{ruder}", "{ruder2017overview}"),
    );
    assert.match(
      readFileSync(join(root, "papers", "ruder2017overview.md"), "utf8"),
      /^citekey: ruder2017overview$/m,
    );
  });
});
