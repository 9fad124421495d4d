import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { useWorkbench } from "./session.ts";
import type { Tree } from "./tree.ts";
import { filesIn, until } from "./waiting.ts";

const key = "vaswani2017attention";
const rope = "RoFormer";

describe("in a foreign repository", () => {
  const vscode = useWorkbench({ workspace: "test/fixtures/foreign" });
  const cited = (): Tree => vscode().tree("Cited in Workspace");
  const labels = async () => (await cited().rows()).map(({ label }) => label);
  const disk = () => filesIn(vscode().workspace);

  async function action(title: string): Promise<void> {
    const pane = vscode().page.locator(".pane", { has: cited().list });
    await pane.locator(".pane-header").hover();
    await pane.locator(`.pane-header .action-label[aria-label^="${title}"]`).click();
  }

  it("the view shows what it cites, the most cited first @smoke", async () => {
    await vscode().openLibrary();
    // What is found is shown as it comes.
    await cited().row("15 · Vaswani 2017").waitFor({ timeout: 30_000 });
    await cited().row("vaswani2017atention").waitFor();
    const rows = await cited().rows();
    assert.deepEqual(rows.map(({ label, description }) => `${label}: ${description}`).slice(0, 2), [
      "Attention Is All You Need: 15 · Vaswani 2017",
      "KIVI: 8 · Liu 2024 · A Tuning-Free Asymmetric 2bit Quantization for KV Cache",
    ]);
    const described = (label: string) => rows.find((row) => row.label === label)?.description ?? "";
    assert.match(described("Arndt 2021"), /^4 · .*The deal\.II finite element library/);
    // The library has neither; the README and a docstring say what they are.
    assert.match(
      described("FlashAttention"),
      /^4 · .*Fast and Memory-Efficient Exact Attention.* · as cited here$/,
    );
    assert.match(
      described(rope),
      /^3 · Enhanced Transformer with Rotary Position Embedding · as cited here$/,
    );
    const label = await cited().row("Attention Is All You Need").getAttribute("aria-label");
    assert.match(label ?? "", /^Attention Is All You Need, 15 citations in 10 files/);
    // A badge would be unread mail.
    const badge = vscode().page.locator(".activitybar .action-item .badge-content", { hasText: /^\d+$/ });
    assert.equal(await badge.count(), 0);
    await vscode().screenshot("cited-light");
  });

  it("papers are picked from what it cites first, and from shipped ones last", async () => {
    await vscode().run("Marginalia: Find All Citations");
    await vscode().quickInput.opened();
    await until("the most cited comes first", async () =>
      /^Attention Is All You Need/.test((await vscode().quickInput.entries())[0] ?? ""),
    );
    const entries = await vscode().quickInput.entries();
    const at = (title: string) => entries.findIndex((entry) => entry.includes(title));
    assert.ok(at("FlashAttention") > 0 && at("FlashAttention") < 8, entries.join("\n"));
    await vscode().screenshot("pick-cited");
    await vscode().quickInput.cancel();
  });

  it("a paper opens into its parts, files and lines, and a line is followed", async () => {
    await cited().expand("Attention Is All You Need");
    await cited().expand("Eq. 1");
    await vscode().screenshot("cited-parts");
    // It cites that part once: no row of its own for the line.
    await cited().row("kivi.py").click();
    await vscode().tab("kivi.py").waitFor();
    await vscode().editor.shows(/vaswani2017attention/);
    await until("the status bar names the line", async () => {
      const bar = (await vscode().page.locator(".statusbar").textContent()) ?? "";
      return /Ln 12/.test(bar);
    });
  });

  it("a line of a notebook leads to its cell", async () => {
    await cited().row("heads.ipynb").click();
    await vscode().tab("heads.ipynb").waitFor();
    await vscode().page.locator(".notebook-editor .code-cell-row.focused").waitFor();
    await vscode().run("View: Close All Editors");
  });

  it("shows the open file alone, and the workspace again", async () => {
    await vscode().openFile("kernels/attention.cu");
    await action("Show Only the Open File");
    await until(
      "two papers are left",
      async () => (await cited().rows()).filter(({ level }) => level === 1).length === 2,
    );
    await vscode().screenshot("cited-open-file");
    await action("Show the Whole Workspace");
    await until(
      "all are back",
      async () => (await cited().rows()).filter(({ level }) => level === 1).length > 5,
    );
  });

  it("sorts by name", async () => {
    await action("Sort by Name");
    await until("A comes first", async () => (await labels())[0]?.startsWith("arXiv:") === true);
    await action("Sort by Number of Citations");
    await until("the most cited is first", async () => (await labels())[0] === "Attention Is All You Need");
  });

  it("counts the papers of the open file in the status bar, and lists them", async () => {
    await vscode().openFile("kernels/attention.cu");
    const item = vscode()
      .page.locator(
        '.statusbar-item[aria-label^="This file cites 2 papers"], .statusbar-item:has([aria-label^="This file cites 2 papers"])',
      )
      .first();
    await item.waitFor();
    await item.click();
    await vscode().quickInput.opened();
    await vscode().quickInput.entry("FlashAttention").waitFor();
    await vscode().screenshot("cited-here");
    await vscode().quickInput.pick("Attention Is All You Need");
    await vscode().editor.shows("Fused softmax");
  });

  it("adds a missing paper, with the title that stands beside one of its citations", async () => {
    await cited().rowAction(rope, "Add to Library");
    // The list of the test before may still be closing.
    await until("the title is shown", async () =>
      /^RoFormer: Enhanced Transformer/.test(
        await vscode()
          .quickInput.input.inputValue()
          .catch(() => ""),
      ),
    );
    await vscode().screenshot("add-to-library");
    await vscode().quickInput.accept();
    const added = () =>
      readdirSync(join(vscode().workspace, "papers")).find((name) => name.includes("roformer"));
    await until("it has a file", () => added() !== undefined);
    const file = added() ?? "";
    const text = readFileSync(join(vscode().workspace, "papers", file), "utf8");
    assert.match(text, /^title: "?RoFormer: Enhanced Transformer with Rotary Position Embedding"?$/m);
    await vscode().screenshot("cited-added");
  });

  it("offers to add it in the hover", async () => {
    await vscode().openFile("kernels/attention.cu");
    await vscode().page.mouse.move(700, 500);
    const said = await vscode().editor.hover("https://arxiv.org/abs/2205.14135");
    assert.match(said, /arXiv:2205.14135 is not in the library/);
    assert.match(said, /Add to library/);
    await vscode().screenshot("hover-unknown");
    await vscode().page.keyboard.press("Escape");
  });

  it("offers to add it, or its web page, where a paper is to be opened that the library lacks", async () => {
    await vscode().openFile("kernels/attention.cu");
    await vscode().editor.goTo(7, 10);
    await vscode().run("Marginalia: Open Cited Paper");
    const told = vscode().page.locator(".notification-toast", { hasText: "is not in the library" });
    await told.getByRole("button", { name: "Open Web Page" }).waitFor();
    await told.getByRole("button", { name: "Add to Library" }).waitFor();
    assert.match(await told.innerText(), /FlashAttention: Fast and Memory-Efficient Exact Attention/);
    await vscode().notifications.clear();
  });

  it("renames a key with F2 in all files, and one undo brings all back @smoke", async () => {
    const before = disk();
    await vscode().openFile("kernels/attention.cu");
    await vscode().editor.goTo(4, 42);
    await vscode().page.keyboard.press("F2");
    const box = vscode().page.locator(".rename-box input");
    await box.waitFor();
    assert.equal(await box.inputValue(), key);
    await vscode().screenshot("rename-box");
    await box.fill("transformer2017");
    await box.press("Enter");
    await until("the paper file has its new name", () =>
      existsSync(join(vscode().workspace, "papers", "transformer2017.md")),
    );
    const renamed = () =>
      Object.entries(disk()).every(([path, text]) => !path.includes(key) && !text.includes(key));
    await until("no file has the old key", renamed);
    await vscode().editor.shows("\\cite transformer2017");
    await vscode().screenshot("renamed");

    await vscode().page.keyboard.press("Control+Z");
    await vscode().editor.shows(`\\cite ${key}`);
    // The undo goes from file to file, and takes longer than the editor in sight shows.
    await until("the disk is as before", async () => {
      await vscode().run("File: Save All Files");
      return JSON.stringify(disk()) === JSON.stringify(before);
    }).catch(() => assert.deepEqual(disk(), before));
  });

  it("refuses a key that another paper has, with a sentence", async () => {
    await vscode().openFile("kernels/attention.cu");
    await vscode().editor.goTo(4, 42);
    await vscode().run("Marginalia: Rename Citekey");
    await vscode().quickInput.opened();
    await vscode().quickInput.type("liu2024kivi");
    await until("a sentence says why", async () =>
      (await vscode().quickInput.message()).includes("liu2024kivi is the citekey of"),
    );
    await vscode().quickInput.cancel();
  });

  it("is walked with the keyboard alone", async () => {
    await vscode().run("Focus on Cited in Workspace View");
    await vscode().page.keyboard.press("Home");
    await vscode().page.keyboard.press("ArrowLeft");
    await vscode().page.keyboard.press("ArrowDown");
    const focused = cited().list.locator(".monaco-list-row.focused");
    assert.match((await focused.getAttribute("aria-label")) ?? "", /citations? in \d+ files?|citations/);
    await vscode().page.keyboard.press("ArrowRight");
    await until("the row is open", async () => (await focused.getAttribute("aria-expanded")) === "true");
    // Down to the first line, through parts and files: a row opens, or its first child has the focus, in their own time.
    await until("a line has the focus", async () => {
      if ((await focused.getAttribute("aria-expanded")) === null) return true;
      await vscode().page.keyboard.press("ArrowRight");
      return false;
    });
    const label = (await focused.getAttribute("aria-label")) ?? "";
    const [, line] = /(?:^line |, line |:)(\d+)/.exec(label) ?? [];
    assert.ok(line, label);
    await vscode().page.keyboard.press("Enter");
    await until("the status bar names the line", async () =>
      ((await vscode().page.locator(".statusbar").textContent()) ?? "").includes(`Ln ${line}`),
    );
    await vscode().editor.shows(/Attention|attention/);
  });

  it("shows a line from its number and its match on", async () => {
    // The list has only the rows in sight.
    await cited().list.press("Control+ArrowLeft");
    await cited().row("KIVI").waitFor();
    await cited().expand("KIVI");
    await until("lines begin with their numbers", async () => {
      await cited().expandAll();
      return (await cited().rows()).filter(({ label }) => /^\d+: /.test(label)).length >= 2;
    });
    await vscode().screenshot("cited-lines");
  });

  it("shows all of it in a dark theme", async () => {
    await vscode().theme("dark");
    await vscode().openFile("sparsekit/models/rotary.py");
    await vscode().page.waitForTimeout(800);
    await vscode().screenshot("cited-dark");
    await vscode().theme("light");
  });
});
