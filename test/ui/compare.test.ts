import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { source as axe } from "axe-core";
import { useWorkbench } from "./session.ts";

describe("papers side by side", () => {
  const vscode = useWorkbench({
    async prepare(copy) {
      mkdirSync(join(copy, "papers"));
      writeFileSync(
        join(copy, "papers", "you2019lamb.md"),
        '---\ncitekey: you2019lamb\ntitle: LAMB\narxiv: "1904.00962"\ntags: [optimizer]\nstatus: read\n---\nLayerwise | trust ratio.\n',
      );
      return undefined;
    },
  });
  const page = () => vscode().frameWith(".compared table");

  it("are chosen in the tree or a list, and shown as a table", async () => {
    await vscode().openLibrary();
    await vscode().run("Marginalia: Compare Papers");
    await vscode().quickInput.opened();
    for (const title of ["MegaScale", "KIVI"]) {
      await vscode().quickInput.type(title);
      await vscode().quickInput.entry(title).click();
    }
    await vscode().quickInput.type("1904 LAMB".slice(5));
    await vscode().quickInput.box.getByRole("checkbox", { name: /^LAMB/ }).first().click();
    await vscode().quickInput.accept();
    const table = (await page()).locator("table");
    assert.equal(await table.locator("thead th").count(), 3);
    const row = async (label: string) =>
      (
        await table
          .locator("tr", { has: (await page()).getByRole("rowheader", { name: label }) })
          .allInnerTexts()
      ).join();
    assert.match(await row("Status"), /Read/);
    assert.match(await row("Notes"), /Layerwise \| trust ratio\./);
    assert.match(await row("In this workspace"), /Cited 3 times in 2 files\./);
  });

  for (const [theme, width] of [
    ["light", 1400],
    ["dark", 900],
  ] as const)
    it(`are readable and accessible in the ${theme} theme at ${width} pixels`, async () => {
      await vscode().page.setViewportSize({ width, height: 1000 });
      await vscode().theme(theme);
      await vscode().screenshot(`compare-${theme}`);
      await (await page()).evaluate(axe);
      const found = await (await page()).evaluate(`axe.run(document.body, { resultTypes: ["violations"] })
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.html).join(" ")))`);
      assert.deepEqual(found, []);
      await vscode().page.setViewportSize({ width: 1400, height: 1000 });
    });

  it("become a table in Markdown", async () => {
    await (await page()).getByRole("link", { name: "Export as Markdown" }).click();
    await vscode().editor.shows("Layerwise \\| trust ratio.");
  });
});
