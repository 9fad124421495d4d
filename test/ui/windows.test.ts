import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Start, useWorkbench } from "./session.ts";
import { papersOf } from "./tree.ts";
import { until } from "./waiting.ts";

/** Windows of other kinds than a trusted folder: the library and the reader are there in each. */
const windows: Readonly<Record<string, Start>> = {
  "a window without a folder": { workspace: undefined },
  "Restricted Mode": {
    settings: { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never" },
    // Links that lead out of it are not read here either.
    async prepare(copy) {
      const outside = join(copy, "..", "outside");
      mkdirSync(outside);
      writeFileSync(join(outside, "secret.md"), "---\ncitekey: secret\ntitle: Secret\n---\n");
      writeFileSync(join(outside, "secret.bib"), "@misc{secret2, title = {Secret}}\n");
      symlinkSync(outside, join(copy, "papers"));
      symlinkSync(outside, join(copy, "linked"));
      symlinkSync(join(outside, "secret.bib"), join(copy, "linked.bib"));
      writeFileSync(join(copy, "own.bib"), "@misc{own2026paper, title = {A paper of one's own}}\n");
      return undefined;
    },
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

    /**
     * Reloads until VS Code knows the roots: 1.139 in a browser now and then takes a `.code-workspace` for one without
     * folders, and its own Explorer says so until the next reload.
     */
    async function showsRoots(): Promise<void> {
      for (let tries = 1; ; tries++) {
        await vscode().openContainer("Explorer");
        const root = vscode().page.locator(".explorer-folders-view .monaco-list-row").first();
        const shown = root.waitFor({ timeout: 5_000 }).then(() => true);
        if (await shown.catch(() => false)) return;
        if (tries === 5) throw new Error(`VS Code shows no root after ${tries} loads.`);
        await vscode().reload();
      }
    }

    /** What ships is there first; the files of the folders follow. */
    async function countsPapers(papers: number): Promise<void> {
      const library = await vscode().openLibrary();
      await until(`the view counts ${papers} papers`, async () => {
        const rows = await library.rows();
        return papersOf(rows) === papers;
      });
    }

    it("has the library, and opens a paper in the reader", async function () {
      this.timeout(90_000);
      const hasOwn = start.prepare !== undefined;
      if (name === "a workspace of two roots") await showsRoots();
      await countsPapers(hasOwn ? 42 : 41);
      const library = await vscode().openLibrary();
      // Where there are other papers, too, those that came with Marginalia are one branch.
      if (hasOwn) await library.expand("Papers from Marginalia");
      await library.expand("Distributed training systems");
      await library.row("MegaScale").click();
      const reader = await vscode().frameWith("h1");
      assert.match((await reader.locator("h1").textContent()) ?? "", /^MegaScale/);
    });
  });
}
