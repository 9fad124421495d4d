import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

describe("a library of one's own", () => {
  const vscode = useWorkbench({ workspace: "test/fixtures/foreign" });
  const library = () => vscode().tree("Library");
  const rows = async () => (await library().rows()).map(({ level, label }) => `${level} ${label}`);
  const record = (key: string) => readFileSync(join(vscode().workspace, "papers", `${key}.md`), "utf8");

  it("comes first; the shipped papers are one branch, the last, with their categories below", async () => {
    await vscode().openLibrary();
    await library().row("Papers from Marginalia").waitFor();
    const [last] = (await library().rows()).slice(-1);
    assert.deepEqual([last?.label, last?.description], ["Papers from Marginalia", "41"]);
    await library().expand("Papers from Marginalia");
    await library().expand("Large-batch optimization");
    await library().row("LAMB").waitFor();
    await library().row("AGVM").waitFor();
    await vscode().screenshot("own-papers-first");
  });

  it("takes a new category that is typed and confirmed with Enter", async () => {
    await library().expand("general");
    await library().contextMenu("Attention Is All You Need", "Set Category");
    await vscode().quickInput.opened();
    await vscode().quickInput.type("Sequence models");
    await vscode().quickInput.entry("New category: Sequence models").waitFor();
    await vscode().screenshot("new-category");
    await vscode().quickInput.accept();
    await until("the file has it, beside the comment that stood there", () =>
      /^category: "?Sequence models"? {2}# our own word$/m.test(record("vaswani2017attention")),
    );
    await library().row("Sequence models").waitFor();
  });

  it("takes what is typed where that is a part of another category's name, and the other where it is that", async () => {
    const { quickInput } = vscode();
    const set = async (typed: string) => {
      await library().contextMenu("Attention Is All You Need", "Set Category");
      await quickInput.opened();
      await quickInput.type(typed);
      await quickInput.accept();
      await quickInput.closed();
    };
    const has = (category: string) =>
      until(`it is in ${category}`, () =>
        new RegExp(`^category: "?${category}"? {2}#`, "m").test(record("vaswani2017attention")),
      );
    const isIn = async (title: string, category: string) => {
      await has(category);
      await until(`${title} is its branch`, async () => (await rows()).includes(`1 ${title}`));
      await library().expand(title);
    };
    await library().expand("Sequence models");
    await set("Sequence");
    await isIn("Sequence", "Sequence");
    await set("llm serving and throughput");
    await isIn("LLM serving and throughput", "serving");
    await set("Sequence models");
    await isIn("Sequence models", "Sequence models");
  });

  it("takes tags that are typed and confirmed with Enter, and groups by them", async () => {
    await library().expand("Sequence models");
    await library().contextMenu("Attention Is All You Need", "Set Tags");
    await vscode().quickInput.opened();
    await vscode().quickInput.type("attention, transformers");
    await vscode().quickInput.accept();
    await until("the file has them", () => /transformers/.test(record("vaswani2017attention")));
    assert.match(record("vaswani2017attention"), /attention/);
    await vscode().run("Marginalia: Group Papers By");
    await vscode().quickInput.pick("Tag");
    await library().row("transformers").waitFor();
    await vscode().screenshot("grouped-by-tag");
    await vscode().run("Marginalia: Group Papers By");
    await vscode().quickInput.pick("Category");
    await library().row("Sequence models").waitFor();
  });

  it("shows in the reader where the library has a paper, and leads there", async () => {
    await library().expand("Sequence models");
    await library().row("Attention Is All You Need").click();
    const page = await vscode().frameWith(".shelf button.citekey");
    assert.equal(await page.locator("button.citekey").textContent(), "vaswani2017attention");
    assert.match((await page.locator(".source").textContent()) ?? "", /· papers\/vaswani2017attention\.md$/);
    await page.locator("button.citekey").click();
    await until(
      "the key is on the clipboard",
      async () => (await vscode().page.evaluate("navigator.clipboard.readText()")) === "vaswani2017attention",
    );
    await vscode().screenshot("reader-shelf");
    await page.locator("button.tag", { hasText: "transformers" }).click();
    await library().row("transformers").waitFor();
    await until("its papers show", async () => (await rows()).includes("2 Attention Is All You Need"));
    await vscode().screenshot("reader-tag-in-tree");
    await page.locator("button.category", { hasText: "Sequence models" }).click();
    await library().row("Sequence models").waitFor();
  });

  it("hides the shipped papers in one step, and shows them again", async () => {
    await library().rowAction("Papers from Marginalia", "Hide the Papers from Marginalia");
    await until("they are gone", async () => !(await rows()).some((row) => row.includes("from Marginalia")));
    await vscode().run("Marginalia: Show the Papers from Marginalia");
    await library().row("Papers from Marginalia").waitFor();
  });

  it("has new categories, takes papers that are dropped on one, and takes that back", async () => {
    const { page, quickInput } = vscode();
    await vscode().run("Marginalia: New Category…");
    await quickInput.opened();
    await quickInput.type("Reading group");
    await quickInput.accept();
    await library().row("Reading group").waitFor();
    const before = record("vaswani2017attention");
    await library().expand("Sequence models");
    await vscode().drag(library().row("Attention Is All You Need"), library().row("Reading group"));
    await until("the paper is in it", () =>
      /^category: "?Reading group"? {2}# our own word$/m.test(record("vaswani2017attention")),
    );
    await library().expand("Reading group");
    await vscode().screenshot("dropped-on-category");
    const toast = page.locator(".notifications-toasts .notification-list-item", { hasText: "Reading group" });
    await toast.locator(".monaco-button", { hasText: "Undo" }).click();
    await until("its file is what it was", () => record("vaswani2017attention") === before);
    await library().row("Sequence models").waitFor();
  });

  it("is narrowed as one types, and shows all again when one leaves", async () => {
    const { page, quickInput } = vscode();
    await vscode().run("Marginalia: Filter Library");
    await quickInput.opened();
    await quickInput.type("lamb");
    await page.locator(".pane", { hasText: "Filtered by lamb" }).first().waitFor();
    await until(
      "what does not match is gone",
      async () => !(await rows()).some((row) => /Sequence/.test(row)),
    );
    await vscode().screenshot("filtered-as-typed");
    await quickInput.cancel();
    await library().row("Sequence models").waitFor();
  });
});

describe("a first note where there is no library yet", () => {
  const vscode = useWorkbench();

  it("is asked for its folder in a notification, and no key is lost to the question", async () => {
    const { page } = vscode();
    const library = await vscode().openLibrary();
    await library.expand("Distributed training systems");
    await library.opensFirst("MegaScale");
    const notes = async () => (await vscode().frameWith("main textarea:enabled")).locator("textarea");
    // VS Code may make the page anew while it opens.
    const focusNotes = () =>
      until("the notes have the focus", async () => {
        try {
          await (await notes()).click({ timeout: 2000 });
          return await (await notes()).evaluate((field) => field === field.ownerDocument.activeElement);
        } catch {
          return false;
        }
      });
    await focusNotes();
    await page.keyboard.type("Overlap hides the cost. ");
    const toast = page.locator(".notifications-toasts .notification-list-item", { hasText: "Where should" });
    await toast.waitFor();
    await vscode().screenshot("where-to-keep");
    await page.keyboard.type("Compare ZeRO.");
    assert.equal(await (await notes()).inputValue(), "Overlap hides the cost. Compare ZeRO.");
    await toast.locator(".monaco-button", { hasText: "In papers/" }).click();
    const file = join(vscode().workspace, "papers", "jiang2024megascale.md");
    await until("the note has its file", () => existsSync(file));
    await until("the tab is that of the file", async () =>
      (await vscode().page.locator(".breadcrumbs-control").innerText()).includes("papers"),
    );
    await focusNotes();
    await page.keyboard.press("Control+s");
    await until("all is in it", () =>
      readFileSync(file, "utf8").endsWith("\n---\nOverlap hides the cost. Compare ZeRO."),
    );
  });
});
