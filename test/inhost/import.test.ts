import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as vscode from "vscode";
import { closeAll, useForeign } from "./foreign.ts";
import { eventually, inWorkspace, read, remove } from "./workspace.ts";

const dailyText = resolve(__dirname, "../../../test/seeds/000_f417ec8b0965880f.txt");
const papers = () => readdirSync(inWorkspace("papers").fsPath);

/** In Restricted Mode too: see the option `--restricted` of test/host/inhost.ts. */
describe("Import Papers", function () {
  this.timeout(60_000);
  useForeign();
  let there: readonly string[];
  let outside: string;

  before(() => {
    there = papers();
    outside = mkdtempSync(join(tmpdir(), "marginalia-import-"));
  });
  after(() => rmSync(outside, { recursive: true }));
  afterEach(async () => {
    await closeAll();
    for (const name of papers()) if (!there.includes(name)) await remove(`papers/${name}`);
  });

  /** Imports a file, and accepts the list of what is new as it is proposed. */
  async function imports(path: string): Promise<readonly string[]> {
    let isDone = false;
    const end = vscode.commands.executeCommand("marginalia.importPapers", vscode.Uri.file(path)).then(() => {
      isDone = true;
    });
    while (!isDone) {
      await Promise.race([end, new Promise((wait) => setTimeout(wait, 500))]);
      if (!isDone) await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    }
    return papers().filter((name) => !there.includes(name));
  }

  it("writes the entries of a .bib file into the library folder, but for what cannot be read", async () => {
    const file = join(outside, "import.bib");
    const entries = [
      "@article{moe2031tides, title={Tides of {SRAM}, Again}, author={Moe, Ida}, year=2031, doi={10.5555/tides.9}}",
      "@article{broken, title = {Ends",
      "@misc{roe2032ebb, title={Ebb}, author={Roe, Ann}, year=2032}",
    ];
    writeFileSync(file, entries.join("\n"));
    assert.deepEqual([...(await imports(file))].sort(), ["moe2031tides.md", "roe2032ebb.md"]);
    assert.match(
      await read(inWorkspace("papers/moe2031tides.md")),
      /^title: "?Tides of SRAM, Again"?\nauthors: .*Ida Moe/m,
    );
    await eventually(async () => {
      await vscode.commands.executeCommand("marginalia.copyCitekey", "doi:10.5555/tides.9");
      return (await vscode.env.clipboard.readText()) === "moe2031tides" ? true : undefined;
    }, "the paper in the library");
  });

  it("writes the 41 papers of the text of a Daily Papers page", async () => {
    const added = await imports(dailyText);
    assert.equal(added.length, 41);
    assert.ok(added.includes("jiang2024megascale.md"), added.join(", "));
    assert.match(
      await read(inWorkspace("papers/jiang2024megascale.md")),
      /^title: "MegaScale: Scaling Large Language Model Training to More Than 10,000\s+GPUs"$/m,
    );
  });
});
