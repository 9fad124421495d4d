import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { source as axe } from "axe-core";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

describe("notes on lines of code", () => {
  const vscode = useWorkbench({
    async prepare(copy) {
      mkdirSync(join(copy, "papers"));
      writeFileSync(join(copy, "papers", "categories.yaml"), "marginalia: 1\ncategories: []\n");
      return undefined;
    },
  });
  const file = () => join(vscode().workspace, "papers", "jiang2024megascale.md");
  const code = () => join(vscode().workspace, "dashboard", "src", "throughput.ts");
  const notes = () => readFileSync(file(), "utf8").split("\n---\n")[1] ?? "";
  const page = () => vscode().frameWith("#cited li");

  it("are added at a citation, dated, with a link back", async () => {
    await vscode().openLibrary();
    await vscode().openFile("dashboard/src/throughput.ts");
    await vscode().run("Go to Line/Column");
    await vscode().quickInput.type(":18");
    await vscode().quickInput.accept();
    await vscode().quickInput.closed();
    await vscode().run("Marginalia: Add Note on This Line");
    await vscode().quickInput.opened();
    await until("the box asks for the remark", async () =>
      (await vscode().quickInput.message()).includes("MegaScale"),
    );
    await vscode().quickInput.type("three is too few for us");
    await vscode().quickInput.accept();
    await until("the file has it", () => {
      try {
        return notes().includes("three is too few");
      } catch {
        return false;
      }
    });
    assert.match(
      notes(),
      /^- \d{4}-\d\d-\d\d \[throughput\.ts:18\]\(\.\.\/dashboard\/src\/throughput\.ts#L18 "\/\/ A straggler[^\n]*"\): three is too few for us\n$/,
    );
  });

  it("stand under the citation's line on the page", async () => {
    const library = await vscode().openLibrary();
    await library.expand("Distributed training systems");
    await library.row("MegaScale").click();
    const remark = (await page()).locator("#cited li .remark");
    await remark.waitFor();
    assert.match(await remark.innerText(), /^\d{4}-\d\d-\d\d three is too few for us$/);
    const line = (await page()).locator("#cited li", { has: (await page()).locator(".remark") });
    assert.match(await line.innerText(), /A straggler is a rank/);
  });

  it("follow their line when it moves, and say so when it is gone", async () => {
    const text = readFileSync(code(), "utf8");
    writeFileSync(code(), `// One.\n// Two.\n${text}`);
    await (await page()).locator(".remark", { hasText: "noted at dashboard/src/throughput.ts:18" }).waitFor();
    await (await page()).locator("#cited").scrollIntoViewIfNeeded();
    for (const [theme, width] of [
      ["light", 1400],
      ["dark", 900],
    ] as const) {
      await vscode().theme(theme);
      await vscode().page.setViewportSize({ width, height: 1000 });
      await (await page()).locator("#cited li").last().hover();
      await vscode().screenshot(`line-note-${theme}`);
    }
    await vscode().page.setViewportSize({ width: 1400, height: 1000 });
    writeFileSync(code(), text.replace(/^\/\/ A straggler.*$/m, "// Nothing."));
    await (await page())
      .locator(".gone", { hasText: "The line is not there any more: // A straggler" })
      .waitFor();
    await vscode().screenshot("line-note-gone");
    await (await page()).evaluate(axe);
    const found = await (await page()).evaluate(`axe.run(document.body, { resultTypes: ["violations"] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.html).join(" ")))`);
    assert.deepEqual(found, []);
    assert.ok(notes().includes("three is too few"));
  });
});
