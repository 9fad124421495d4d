import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { number, parse, strictObject } from "valibot";
import { bibEntry } from "../bench/libraryPapers.ts";
import { copyExtension } from "../host/copies.ts";
import { withWindows } from "../host/windows.ts";
import { report } from "./shipped.ts";

const count = 10_000;
const imported = strictObject({
  papers: number(),
  seconds: number(),
  previewSeconds: number(),
  cpuSeconds: number(),
  blockP95: number(),
  blockLongest: number(),
});

describe("An import inside VS Code", function () {
  this.timeout(30 * 60_000);

  it("writes 10,000 papers, a file each", async () => {
    const { papers, ...figures } = await withWindows(async (windows) => {
      const extension = await copyExtension(join(windows.folder, "extension"), "node");
      const workspace = join(windows.folder, "importing");
      mkdirSync(join(workspace, "papers"), { recursive: true });
      writeFileSync(join(workspace, "papers", "categories.yaml"), "marginalia: 1\ncategories: []\n");
      writeFileSync(
        join(windows.folder, "import.bib"),
        Array.from({ length: count }, (_, n) => bibEntry(n)).join("\n"),
      );
      return parse(
        imported,
        await windows.run("long/host/importInHost", { extension, workspace }, 25 * 60_000),
      );
    });
    report(JSON.stringify(figures));
    assert.equal(papers, count);
  });
});
