import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

describe("by default", () => {
  const vscode = useWorkbench({
    workspace: "test/fixtures/foreign",
    settings: { "editor.minimap.enabled": false },
  });
  const problems = async () =>
    (await vscode().page.locator('.statusbar-item[id="status.problems"]').innerText()).match(/\d+/g);

  it("the workspace is read when somebody asks for what cites a paper, not before", async () => {
    const { page } = vscode();
    const editor = await vscode().openFile("kernels/attention.cu");
    await page.locator('.statusbar [aria-label^="This file cites 2 papers"]').first().waitFor();
    // Its line would replace the text under the mouse, and the hover with it.
    await editor.element.locator(".detected-link").first().waitFor();
    // A hover shows what is known, and begins the scan.
    assert.match(await editor.hover("vaswani2017attention"), /Cited once\./);
    await until("the scan has found the others", async () => {
      await page.keyboard.press("Escape");
      await page.mouse.move(700, 900);
      return (await editor.hover("vaswani2017attention")).includes("Cited 15 times in 10 files.");
    });
    await page.keyboard.press("Escape");
  });

  it("a file that cites unknown papers gets no problem, no lens and no notification", async () => {
    const { editor } = vscode();
    // A mistake of one's own shows that all there is to say has been said.
    await editor.goTo(10, 1);
    await vscode().page.keyboard.type("// arXiv:2413.00001\n");
    await editor.element.locator(".squiggly-warning").first().waitFor();
    await until("one problem is counted", async () => (await problems())?.join() === "0,1");
    assert.equal(await editor.element.locator(".codelens-decoration").count(), 0);
    assert.deepEqual(await vscode().notifications.all(), []);
    await vscode().screenshot("quiet");
  });

  it("hundreds of files that change at once are one change of the view or two, not hundreds", async () => {
    const count = () =>
      vscode().tree("Cited in Workspace").row("KIVI").locator(".label-description").textContent();
    await vscode().openLibrary();
    await until("the view is there", async () => (await count())?.startsWith("8 ·") === true);
    await vscode().page.evaluate(() => {
      const seen: string[] = [];
      const look = () => {
        for (const row of document.querySelectorAll('[aria-label="Cited in Workspace"] .monaco-list-row')) {
          const said = /^\d+/.exec(row.querySelector(".label-description")?.textContent ?? "")?.[0] ?? "";
          if (row.textContent?.includes("KIVI") && said !== seen.at(-1)) seen.push(said);
        }
      };
      look();
      new MutationObserver(look).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      });
      Object.assign(window, { seen });
    });
    const root = vscode().workspace;
    for (let n = 0; n < 400; n++)
      writeFileSync(join(root, "sparsekit", `branch${n}.py`), "# arXiv:2402.02750\n");
    rmSync(join(root, "README.md"));
    await until("all files count", async () => parseInt((await count()) ?? "", 10) === 407);
    for (let n = 0; n < 400; n++) rmSync(join(root, "sparsekit", `branch${n}.py`));
    await until("none of them counts", async () => parseInt((await count()) ?? "", 10) === 7);
    // VS Code may tell of the first files some time before the others.
    const seen = String(await vscode().page.evaluate("seen.join()"));
    assert.match(seen, /^8,(\d+,)?407,(\d+,)?7$/);
  });
});
