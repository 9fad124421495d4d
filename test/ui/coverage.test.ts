import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { source as axe } from "axe-core";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

const key = "jiang2024megascale";
const notes = `---
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

describe("what of a paper is implemented where", () => {
  const vscode = useWorkbench({
    async prepare(copy) {
      mkdirSync(join(copy, "papers"));
      writeFileSync(join(copy, "papers", `${key}.md`), notes);
      writeFileSync(join(copy, "README.md"), "MegaScale, https://arxiv.org/abs/2402.15627, Fig. 2.\n");
      return undefined;
    },
  });
  const rows = async () => (await vscode().frameWith("#coverage li")).locator("#coverage li").allInnerTexts();

  it("is a list on the page, with the parts that the notes name ticked where code cites them", async () => {
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

  it("leads to the line", async () => {
    const page = await vscode().frameWith("#coverage li");
    await page.getByRole("button", { name: "throughput.ts:18" }).first().click();
    await vscode().editor.shows("A straggler is a rank");
  });

  it("stands in Cited in Workspace too, also what no line cites yet", async () => {
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
});
