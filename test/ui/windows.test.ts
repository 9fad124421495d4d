import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Start, useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

/** Windows of other kinds than a trusted folder: the library and the reader are there in each. */
const windows: Readonly<Record<string, Start>> = {
  "a window without a folder": { workspace: undefined },
  "Restricted Mode": {
    settings: { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never" },
  },
  "a workspace of two roots": {
    async prepare(copy) {
      const second = join(copy, "second");
      mkdirSync(join(second, "papers"), { recursive: true });
      const paper = "---\ncitekey: own2026paper\ntitle: A paper of the second root\nyear: 2026\n---\n";
      writeFileSync(join(second, "papers", "own2026paper.md"), paper);
      const file = join(copy, "both.code-workspace");
      writeFileSync(file, JSON.stringify({ folders: [{ path: "kernels" }, { path: "second" }] }));
      return file;
    },
  },
};

for (const [name, start] of Object.entries(windows)) {
  describe(name, () => {
    const vscode = useWorkbench(start);

    if (name.includes("two roots")) {
      // What is ours to test begins where VS Code itself has read the workspace file; a reload has it read again.
      before(async () => {
        const second = vscode().page.locator(".explorer-folders-view .monaco-list-row", {
          hasText: "second",
        });
        for (let turn = 0; turn < 3; turn++) {
          await vscode().openContainer("Explorer");
          const isThere = await second.waitFor({ timeout: 8000 }).then(
            () => true,
            () => false,
          );
          if (isThere) return;
          console.log("      the folders are not there: reloaded");
          await vscode().reload();
        }
        assert.fail("VS Code shows no folder of the workspace.");
      });
    }

    it("has the library, and opens a paper in the reader", async () => {
      const library = await vscode().openLibrary();
      const papers = name.includes("two roots") ? 42 : 41;
      // What ships is there first; the files of the folders follow.
      await until(`the view counts ${papers} papers`, async () => {
        const rows = await library.rows();
        return rows.reduce((sum, row) => sum + (Number(row.description) || 0), 0) === papers;
      });
      await library.expand("Distributed training systems");
      await library.row("MegaScale").click();
      const reader = await vscode().frameWith("h1");
      assert.match((await reader.locator("h1").textContent()) ?? "", /^MegaScale/);
    });
  });
}
