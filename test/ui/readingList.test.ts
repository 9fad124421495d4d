import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { source as axe } from "axe-core";
import type { Frame } from "playwright-core";
import { untilKept } from "./keptState.ts";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

/** A paper file with a status. */
const file = (citekey: string, title: string, arxiv: string, fields: string) =>
  `---\ncitekey: ${citekey}\ntitle: "${title}"\narxiv: "${arxiv}"\ncategory: distributed-training\nyear: 2024\n${fields}---\nLayerwise | trust ratio.\n`;

describe("the reading list", () => {
  const vscode = useWorkbench({
    async prepare(copy) {
      const papers = join(copy, "papers");
      mkdirSync(papers);
      const megaScale = "MegaScale: Scaling Large Language Model Training to More Than 10,000 GPUs";
      writeFileSync(
        join(papers, "jiang2024megascale.md"),
        file("jiang2024megascale", megaScale, "2402.15627", "status: reading\nstarted: 2026-11-20\n"),
      );
      return undefined;
    },
  });

  const compared = () => vscode().frameWith(".compared table");

  /** What axe finds wrong with a page. */
  async function violations(page: Frame): Promise<unknown> {
    await page.evaluate(axe);
    return await page.evaluate(`axe.run(document.body, { resultTypes: ["violations"] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.html).join(" ")))`);
  }

  it("continues with the paper that is being read", async () => {
    await vscode().openLibrary();
    await vscode().run("Marginalia: Continue Reading");
    const page = await vscode().frameWith("main h1");
    assert.match((await page.locator("h1").textContent()) ?? "", /^MegaScale/);
    await vscode().run("View: Close All Editors");
  });

  it("says why a paper is worth reading next, and opens it", async () => {
    await vscode().run("Marginalia: Read Next");
    const wanted = vscode().quickInput.entry("near MegaScale");
    await wanted.waitFor();
    const entries = await vscode().quickInput.entries();
    assert.ok(entries.some((entry) => /cited here \d+ times in \d+ files/.test(entry)));
    assert.ok(!entries.some((entry) => entry.startsWith("MegaScale")));
    await vscode().screenshot("read-next");
    await vscode().quickInput.accept();
    const titled = (entry = "") =>
      until(`the reader shows ${entry}`, async () => {
        const page = await vscode().frameWith("main:not([hidden]) h1");
        const title = await page
          .locator("h1")
          .textContent()
          .catch(() => null);
        return title !== null && entry.startsWith(title);
      });
    await titled(entries[0]);
    // The next paper is that of the list.
    await vscode().run("Marginalia: Next Paper");
    await titled(entries[1]);
    await vscode().run("View: Close All Editors");
  });

  it("stands in a summary of the library, whose figures are those of the library", async () => {
    await vscode().run("Marginalia: Show Library Summary");
    const page = await vscode().frameWith("main.overview .chart");
    const text = async (selector: string) =>
      (await page.locator(selector).allInnerTexts()).map((shown) => shown.replace(/\s+/g, " ").trim());
    assert.deepEqual(await text("#reading li"), ["MegaScale since 2026-11-20"]);
    assert.deepEqual(await text("#statuses li"), ["Unread 40 papers", "Reading 1 paper", "Read 0 papers"]);
    assert.deepEqual(await text("#notes li"), ["With notes 1 paper", "Without notes 40 papers"]);
    assert.equal((await text("#categories li")).length, 11);
    const years = (await text("#years li")).map((year) => Number(/^\d{4} (\d+) papers?$/.exec(year)?.[1]));
    assert.equal(
      years.reduce((sum, count) => sum + count, 0),
      41,
    );
    assert.match((await text("#cited li")).join(), /BASIC 3 citations/);
  });

  it("leads with a row to its paper, and from there to that of the next row", async () => {
    const title = async () => {
      const reader = await vscode().frameWith("main:not([hidden]) #abstract");
      return (await reader.locator("h1").textContent()) ?? "";
    };
    const open = async (row: number) => {
      const summary = await vscode().frameWith("main.overview .chart");
      await summary.locator("#cited a").nth(row).click();
      return await title();
    };
    const second = await open(1);
    await vscode().run("View: Close Editor");
    assert.notEqual(await open(0), second);
    await vscode().run("Marginalia: Next Paper");
    await until("the second is shown", async () => (await title().catch(() => "")) === second);
    // It stands beside the first.
    await vscode().run("View: Close Editor");
    await vscode().run("View: Close Editor");
    await vscode().frameWith("main.overview .chart");
  });

  for (const [theme, width] of [
    ["light", 1400],
    ["dark", 900],
  ] as const)
    it(`is readable and accessible in the ${theme} theme at ${width} pixels`, async () => {
      await vscode().page.setViewportSize({ width, height: 1000 });
      await vscode().theme(theme);
      const page = await vscode().frameWith("main.overview .chart");
      await vscode().screenshot(`summary-${theme}`);
      assert.deepEqual(await violations(page), []);
      await vscode().page.setViewportSize({ width: 1400, height: 1000 });
    });

  it("follows what changes, and leads with each bar to its papers", async () => {
    const page = await vscode().frameWith("main.overview .chart");
    writeFileSync(
      join(vscode().workspace, "papers", "wan2024bytecheckpoint.md"),
      file("wan2024bytecheckpoint", "ByteCheckpoint", "2407.20143", "status: read\nfinished: 2026-11-20\n"),
    );
    await page.locator("#notes").getByText("2 papers").waitFor({ state: "attached" });
    await page.locator("#statuses a", { hasText: "Reading" }).click();
    const library = vscode().tree("Library");
    await until("the view shows what is being read alone", async () => {
      const rows = await library.rows();
      return rows.length === 1 || rows.filter(({ level }) => level === 1).length === 1;
    });
    await vscode().screenshot("summary-filtered");
  });

  it("shows papers side by side that are chosen in a list", async () => {
    await vscode().run("Marginalia: Compare Papers");
    await vscode().quickInput.opened();
    for (const title of ["MegaScale", "KIVI"]) {
      await vscode().quickInput.type(title);
      await vscode().quickInput.entry(title).click();
    }
    await vscode().quickInput.accept();
    const table = (await compared()).locator("table");
    const heads = (await table.locator("thead th").allInnerTexts()).map((head) => head.split("\n"));
    assert.deepEqual(heads, [
      ["KIVI", "A Tuning-Free Asymmetric 2bit Quantization for KV Cache"],
      ["MegaScale", "Scaling Large Language Model Training to More Than 10,000 GPUs"],
    ]);
    const row = async (label: string) =>
      (
        await table
          .locator("tr", { has: (await compared()).getByRole("rowheader", { name: label }) })
          .allInnerTexts()
      ).join();
    assert.match(await row("Status"), /Reading/);
    assert.match(await row("Notes"), /Layerwise \| trust ratio\./);
    assert.match(await row("In this workspace"), /Cited 3 times in 2 files\./);
  });

  it("is readable and accessible with them", async () => {
    await vscode().screenshot("compare");
    assert.deepEqual(await violations(await compared()), []);
  });

  it("is there again after the window was loaded anew, and so is the summary", async () => {
    await untilKept(vscode().page, /title[\\"]+:[\\"]+Compare Papers/);
    await vscode().reload();
    const table = (await compared()).locator("table");
    assert.equal(await table.locator("thead th").count(), 2);
    await vscode().tab("Library Summary").click();
    await vscode().frameWith("main.overview #statuses li");
    await vscode().tab("Compare Papers").click();
    await compared();
  });

  it("exports them as a table in Markdown", async () => {
    await (await compared()).getByRole("link", { name: "Export as Markdown" }).click();
    await vscode().editor.shows("Layerwise \\| trust ratio.");
  });
});
