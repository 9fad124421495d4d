import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { source as axe } from "axe-core";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

const key = "jiang2024megascale";
const megaScale = `---
citekey: ${key}
title: "MegaScale: Scaling Large Language Model Training to More Than 10,000 GPUs"
arxiv: "2402.15627"
category: distributed-training
---
To do:

- [ ] §5.1 stragglers
- [ ] §3.2 overlap of communication
- [ ] Section 6
`;

describe("a paper and the lines that cite it", () => {
  const vscode = useWorkbench({
    async prepare(copy) {
      mkdirSync(join(copy, "papers"));
      writeFileSync(join(copy, "papers", `${key}.md`), megaScale);
      writeFileSync(join(copy, "README.md"), "MegaScale, https://arxiv.org/abs/2402.15627, Fig. 2.\n");
      return undefined;
    },
  });
  const rows = async () => (await vscode().frameWith("#coverage li")).locator("#coverage li").allInnerTexts();

  const file = () => join(vscode().workspace, "papers", `${key}.md`);
  const code = () => join(vscode().workspace, "dashboard", "src", "throughput.ts");
  const notes = () => readFileSync(file(), "utf8").split("\n---\n")[1] ?? "";
  const cited = () => vscode().frameWith("#cited li");

  it("lists on the page what is implemented where, with the parts that the notes name ticked where code cites them", async () => {
    const library = await vscode().openLibrary();
    await library.expand("Distributed training systems");
    await library.row("MegaScale").click();
    await until("the workspace is scanned", async () => (await rows()).length === 5);
    assert.deepEqual(
      (await rows()).map((row) => row.replace(/\s+/g, " ").trim()),
      [
        "○ §3.2 overlap of communication · Not cited yet",
        "✓ §5.1 stragglers · throughput.ts:18",
        "◐ §6 Cited in part throughput.ts:12",
        "✓ §6.1 throughput.ts:12",
        "○ Fig. 2 Named in text, not in code README.md:1",
      ],
    );
    const page = await vscode().frameWith("#coverage li");
    await page.locator("#coverage").scrollIntoViewIfNeeded();
    for (const theme of ["light", "dark"] as const) {
      await vscode().theme(theme);
      await vscode().screenshot(`coverage-${theme}`);
    }
    await page.evaluate(axe);
    const found = await page.evaluate(`axe.run(document.body, { resultTypes: ["violations"] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.html).join(" ")))`);
    assert.deepEqual(found, []);
  });

  it("leads from there to the line", async () => {
    const page = await vscode().frameWith("#coverage li");
    await page.getByRole("button", { name: "throughput.ts:18" }).first().click();
    await vscode().editor.shows("A straggler is a rank");
  });

  it("shows the same in Cited in Workspace too, also what no line cites yet", async () => {
    const cited = vscode().tree("Cited in Workspace");
    await cited.expand("MegaScale");
    await cited.row("overlap of communication").waitFor();
    const shown = (await cited.rows()).filter(({ level }) => level === 2);
    assert.deepEqual(
      shown.map(({ label, description }) => `${label} ${description}`),
      [
        "§3.2 not cited yet · overlap of communication",
        "§5.1 dashboard/src/throughput.ts:18 · stragglers",
        "§6 dashboard/src/throughput.ts:12 · in part",
        "§6.1 dashboard/src/throughput.ts:12",
        "Fig. 2 README.md:1",
      ],
    );
    await vscode().page.setViewportSize({ width: 900, height: 800 });
    await vscode().screenshot("coverage-900");
    await vscode().page.setViewportSize({ width: 1400, height: 1000 });
  });

  it("takes notes on a citing line, dated, with a link back", async () => {
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
      /\n\n- \d{4}-\d\d-\d\d \[throughput\.ts:18\]\(\.\.\/dashboard\/src\/throughput\.ts#L18 "\/\/ A straggler[^\n]*"\): three is too few for us\n$/,
    );
  });

  it("shows them under the citation's line", async () => {
    await vscode().tab(`${key}.md`).click();
    const remark = (await cited()).locator("#cited li .remark");
    await remark.waitFor();
    assert.match(await remark.innerText(), /^\d{4}-\d\d-\d\d three is too few for us$/);
    const line = (await cited()).locator("#cited li", { has: (await cited()).locator(".remark") });
    assert.match(await line.innerText(), /A straggler is a rank/);
  });

  it("follows their line when it moves, and says so when it is gone", async () => {
    const text = readFileSync(code(), "utf8");
    writeFileSync(code(), `// One.\n// Two.\n${text}`);
    await (await cited())
      .locator(".remark", { hasText: "noted at dashboard/src/throughput.ts:18" })
      .waitFor();
    // The link in the notes leads to where the line is now.
    await (await cited()).locator(".rendered a.file").click();
    await vscode().page.locator(".statusbar").getByText("Ln 20,").waitFor();
    await vscode().tab(`${key}.md`).click();
    await (await cited()).locator("#cited").scrollIntoViewIfNeeded();
    for (const [theme, width] of [
      ["light", 1400],
      ["dark", 900],
    ] as const) {
      await vscode().theme(theme);
      await vscode().page.setViewportSize({ width, height: 1000 });
      await (await cited()).locator("#cited li").last().hover();
      await vscode().screenshot(`line-note-${theme}`);
    }
    await vscode().page.setViewportSize({ width: 1400, height: 1000 });
    writeFileSync(code(), text.replace(/^\/\/ A straggler.*$/m, "// Nothing."));
    await (await cited())
      .locator(".gone", { hasText: "This line no longer exists: // A straggler" })
      .waitFor();
    const gone = (await cited()).locator(".remarks li", { has: (await cited()).locator(".gone") });
    assert.match(await gone.innerText(), /^dashboard\/src\/throughput\.ts:18\n/);
    await vscode().screenshot("line-note-gone");
    await (await cited()).evaluate(axe);
    const found = await (await cited()).evaluate(`axe.run(document.body, { resultTypes: ["violations"] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.html).join(" ")))`);
    assert.deepEqual(found, []);
    assert.ok(notes().includes("three is too few"));
  });
});
