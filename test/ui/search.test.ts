import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

describe("Search Papers", () => {
  const vscode = useWorkbench({
    async prepare(copy) {
      appendFileSync(
        join(copy, "checkpoint.py"),
        "\n# Pages of prefix sharing: https://arxiv.org/abs/2402.15627\n",
      );
      mkdirSync(join(copy, "papers"), { recursive: true });
      writeFileSync(
        join(copy, "papers", "noted2024.md"),
        "---\ncitekey: noted2024\ntitle: Noted\n---\n# Remarks\n\nTheir pages of prefix sharing are large.\n",
      );
      return undefined;
    },
  });

  async function search(query: string): Promise<void> {
    const { quickInput } = vscode();
    await vscode().run("Marginalia: Search Papers");
    await quickInput.opened();
    await quickInput.entry("").waitFor();
    await quickInput.type(query);
  }

  async function shows(text: string, query: string): Promise<void> {
    await until(`“${query}” shows “${text}”`, async () => {
      const entries = await vscode().quickInput.entries();
      return entries.some((entry) => entry.includes(text));
    });
  }

  it("marks what matches, and says why a paper was found, light and dark", async () => {
    await vscode().openLibrary();
    for (const theme of ["light", "dark"] as const) {
      await vscode().theme(theme);
      await search("stragglers fault tolerance");
      await shows("in the abstract: …", "stragglers fault tolerance");
      await vscode().screenshot(`search-reason-${theme}`);
      await vscode().quickInput.type("kv cache");
      await shows("KV Cache", "kv cache");
      const marks = vscode().quickInput.box.locator(".highlight");
      assert.ok((await marks.count()) > 0);
      await vscode().screenshot(`search-marks-${theme}`);
      await vscode().quickInput.cancel();
    }
  });

  it("offers to add what was typed, where what was found has only some of its words", async () => {
    await search("stragglers of wasps");
    await shows("Add “stragglers of wasps” to the library", "stragglers of wasps");
    await shows("MegaScale", "stragglers of wasps");
    await vscode().quickInput.cancel();
  });

  it("completes filters, and filters", async () => {
    await search("cache cat");
    await vscode().quickInput.pick("category:");
    await vscode().quickInput.pick("category:serving");
    await shows("BatchLLM", "cache category:serving");
    await vscode().screenshot("search-filter");
    await vscode().quickInput.cancel();
  });

  it("opens a paper to the side with Alt+Enter, and remembers the search", async () => {
    await vscode().openFile("checkpoint.py");
    await search("megascale");
    await shows("MegaScale", "megascale");
    await vscode().quickInput.input.press("Alt+Enter");
    const reader = await vscode().frameWith("h1");
    assert.match((await reader.locator("h1").textContent()) ?? "", /^MegaScale/);
    assert.equal(await vscode().page.locator(".editor-group-container").count(), 2);
    await search("");
    await shows("megascale", "");
    await shows("Near MegaScale", "");
    await vscode().screenshot("search-empty");
    await vscode().quickInput.cancel();
  });

  it("finds a line of notes and the lines around a citation, and opens them", async () => {
    const query = "pages of prefix sharing";
    await search(query);
    await shows("your notes on Noted", query);
    await shows("checkpoint.py:", query);
    await vscode().screenshot("search-places");
    await vscode().quickInput.pick("checkpoint.py:");
    await vscode().editor.shows("# Pages of prefix sharing: https://arxiv.org/abs/2402.15627");
    await search(query);
    await shows("your notes on Noted", query);
    await vscode().quickInput.pick("your notes on Noted");
    await vscode().editor.shows("Their pages of prefix sharing are large.");
  });

  it("filters the view Library, and clears the filter", async () => {
    const { page, quickInput } = vscode();
    const library = await vscode().openLibrary();
    await vscode().run("Marginalia: Filter Library");
    await quickInput.opened();
    await quickInput.type("noted");
    await quickInput.accept();
    await page.getByText("Filtered by noted").waitFor();
    // The only branch that is left is open.
    await until("one paper is left", async () => {
      const [branch, paper, ...others] = await library.rows();
      return branch?.level === 1 && paper?.label === "Noted" && others.length === 0;
    });
    await vscode().screenshot("search-tree-filter");
    await vscode().run("Marginalia: Clear Filter");
    await until("all is back", async () => (await library.rows()).length > 1);
  });

  it("has buttons to cite, for notes and for the link", async () => {
    await search("kivi");
    await shows("KIVI", "kivi");
    const first = vscode().quickInput.box.locator(".monaco-list-row").first();
    await first.hover();
    for (const name of ["Cite", "Open Notes", "Copy Link"])
      await first
        .getByRole("button", { name })
        .or(first.locator(`[aria-label="${name}"]`))
        .first()
        .waitFor();
    await vscode().quickInput.cancel();
  });
});
