import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

describe("the menus of a paper and of the text that cites it", () => {
  const vscode = useWorkbench({ workspace: "test/fixtures/foreign" });
  const library = () => vscode().tree("Library");
  const groups = () => vscode().page.locator(".editor-group-container");

  it("open the paper to the side of the text", async () => {
    await vscode().openLibrary();
    await vscode().openFile("kernels/attention.cu");
    await library().expand("general");
    await library().contextMenu("Attention Is All You Need", "Open to the Side");
    await vscode().frameWith("h1");
    assert.equal(await groups().count(), 2);
    await vscode().screenshot("open-to-side");
  });

  it("lead from the text of a paper to the reader", async () => {
    await vscode().run("View: Close All Editors");
    await library().contextMenu("Attention Is All You Need", "Open Paper File");
    await vscode().editor.element.locator(".view-line").first().waitFor();
    await vscode()
      .page.locator('.editor-actions .action-label[aria-label^="Open in Reader"]')
      .first()
      .click();
    await vscode().frameWith("h1");
  });

  it("say that no PDF of the paper is known", async () => {
    await library().expand("Uncategorised");
    await library().contextMenu("Bayesian Data Analysis", "Open PDF");
    const { text, buttons } = await vscode().notifications.saying("PDF");
    assert.equal(text, "No PDF is known for “Bayesian Data Analysis”.");
    // Nothing has failed, so that there is nothing in the log.
    assert.deepEqual(buttons, []);
  });

  it("check the workspace, and end with a sentence", async () => {
    await vscode().notifications.clear();
    await vscode().run("Marginalia: Check Citations in Workspace");
    const { text } = await vscode().notifications.saying(/ problems? in \d+ files\.$/);
    assert.match(text, /^\d+ problems in \d+ files\.$/);
    await vscode().screenshot("check-citations");
  });

  it("delete a paper's file after a question, and leave it when the question is cancelled", async () => {
    const file = join(vscode().workspace, "papers", "vaswani2017attention.md");
    await library().contextMenu("Attention Is All You Need", "Delete Paper");
    const dialog = vscode().page.locator(".monaco-dialog-box");
    await dialog.waitFor();
    const question = await dialog.innerText();
    assert.match(question, /Delete the file of “Attention Is All You Need” with its notes\?/);
    assert.match(question, /papers\/vaswani2017attention\.md/);
    assert.match(question, /\d+ lines cite it: [\w./]+:\d+, /);
    await vscode().screenshot("delete-paper");
    await vscode().button("Cancel");
    await dialog.waitFor({ state: "detached" });
    assert.ok(existsSync(file));
    await library().contextMenu("Attention Is All You Need", "Delete Paper");
    await vscode().button("Move to Trash");
    const forGood = dialog.filter({ hasText: "There is no trash here." });
    await until(
      "the file is gone, or it is asked whether it may go for good",
      async () => !existsSync(file) || (await forGood.isVisible()),
    );
    if (await forGood.isVisible()) await vscode().button("Cancel");
    await dialog.waitFor({ state: "detached" });
  });

  it("show whole names of papers in a window of 900 pixels, in the dark", async () => {
    await vscode().page.setViewportSize({ width: 900, height: 700 });
    await vscode().theme("dark");
    await vscode().openFile("kernels/attention.cu");
    await vscode().screenshot("dark-900");
    const cited = vscode().tree("Cited in Workspace").row("Bayesian Data Analysis").locator(".label-name");
    // The rows are drawn anew where the window has another size.
    await until("its name is not cut off", async () => {
      const [label, view] = [
        await cited.boundingBox(),
        await vscode().page.locator(".sidebar").boundingBox(),
      ];
      return label !== null && view !== null && label.x + label.width <= view.x + view.width;
    });
    await vscode().page.setViewportSize({ width: 1400, height: 1000 });
  });
});
