import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { useWorkbench } from "./session.ts";
import { filesIn, until } from "./waiting.ts";

describe("renaming a paper that came with Marginalia", () => {
  const vscode = useWorkbench({
    workspace: "test/fixtures/foreign",
    async prepare(copy) {
      for (const name of ["note.py", "note2.py"])
        writeFileSync(join(copy, name), "# see [@liu2024kivi, §3]\n");
      return undefined;
    },
  });
  const disk = () => filesIn(vscode().workspace);

  it("gives it a file of its own, and one undo brings all back", async () => {
    const before = disk();
    await vscode().openLibrary();
    await vscode().tree("Cited in Workspace").row("KIVI").waitFor({ timeout: 30_000 });
    await vscode().openFile("note.py");
    await vscode().editor.goTo(1, 12);
    await vscode().page.keyboard.press("F2");
    const box = vscode().page.locator(".rename-box input");
    await box.waitFor();
    assert.equal(await box.inputValue(), "liu2024kivi");
    await box.fill("kivi");
    await box.press("Enter");
    await vscode().editor.shows("[@kivi, §3]");
    await until("all is on disk", async () => {
      await vscode().run("File: Save All Files");
      const now = disk();
      const texts = [now["note.py"], now["note2.py"], now["papers/kivi.md"]?.match(/^citekey: .*$/m)?.[0]];
      return texts.join() === "# see [@kivi, §3]\n,# see [@kivi, §3]\n,citekey: kivi";
    });

    await vscode().tab("note.py").click();
    await vscode().editor.element.locator(".view-lines").first().click();
    await vscode().page.keyboard.press("Control+Z");
    await vscode().editor.shows("[@liu2024kivi, §3]");
    await until("the disk is as before", async () => {
      await vscode().run("File: Save All Files");
      return JSON.stringify(disk()) === JSON.stringify(before);
    }).catch(() => assert.deepEqual(disk(), before));
  });
});
