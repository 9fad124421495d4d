import assert from "node:assert/strict";
import { chooseInMenu, menuEntries } from "./menu.ts";
import { session, useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";
import { centre } from "./workbench.ts";

const key = "vaswani2017attention";

describe("the context menus of a text that cites, and of a paper's file", () => {
  const vscode = useWorkbench({ workspace: "test/fixtures/foreign" });
  const clipboard = () => vscode().page.evaluate(() => navigator.clipboard.readText());
  const setClipboard = (text: string) =>
    vscode().page.evaluate((value) => navigator.clipboard.writeText(value), text);

  /** The menu over a text of the editor, where the cursor goes as well. */
  async function openMenu(text: string): Promise<void> {
    const { mouse } = vscode().page;
    // Until it is known as a citation, it is a part of a longer text.
    const { x, y } = await centre(vscode().editor.element.getByText(text, { exact: true }).first());
    await mouse.click(x, y);
    await mouse.click(x, y, { button: "right" });
  }

  /** The same, as soon as it is known that the file cites papers. */
  async function openOurMenu(text: string): Promise<readonly string[]> {
    let entries: readonly string[] = [];
    await until("the menu has our entries", async () => {
      await openMenu(text);
      entries = await menuEntries(vscode().page);
      if (entries.includes("Find All Citations")) return true;
      await vscode().page.keyboard.press("Escape");
      return false;
    });
    return entries;
  }

  it("have Cite Paper, Open Cited Paper and Find All Citations, in this order", async () => {
    await vscode().openLibrary();
    await vscode().openFile("kernels/attention.cu");
    const entries = await openOurMenu(key);
    const at = entries.indexOf("Cite Paper");
    assert.deepEqual(entries.slice(at, at + 4), [
      "Cite Paper",
      "Open Cited Paper",
      "Find All Citations",
      "Add Note on This Line…",
    ]);
    await vscode().screenshot("editor-context-menu");
    await chooseInMenu(vscode().page, "Open Cited Paper");
    await vscode().tab(key).waitFor();
    const reader = await vscode().frameWith("h1");
    await reader.locator("h1", { hasText: "Attention Is All You Need" }).waitFor();
  });

  // VS Code's own extension with that view runs on Node alone; without it the places are peeked at.
  const onNode = session().extensionHost === "node" ? it : it.skip;
  onNode(
    "list the lines that cite the paper in the References view, and leave the editor alone",
    async () => {
      await vscode().openFile("kernels/attention.cu");
      await openOurMenu(key);
      await chooseInMenu(vscode().page, "Find All Citations");
      const view = vscode().page.locator(".sidebar", { hasText: "References: Citations" });
      await view.getByText("“Attention Is All You Need” is cited 15 times in 10 files.").waitFor();
      await vscode().editor.shows(`\\cite ${key}`);
      await vscode().screenshot("references-view");
    },
  );

  it("cite a paper at the cursor", async () => {
    const editor = await vscode().openFile("kernels/attention.cu");
    await openOurMenu(key);
    await chooseInMenu(vscode().page, "Cite Paper");
    await vscode().quickInput.opened();
    await vscode().quickInput.type("KIVI");
    await vscode().quickInput.entry("KIVI").waitFor();
    await vscode().quickInput.accept();
    await editor.shows(/liu2024kivi|2402\.02750/);
    await vscode().page.keyboard.press("Control+Z");
  });

  it("copy nothing but the address of a citation that the library lacks, and say so", async () => {
    await vscode().openFile("kernels/attention.cu");
    await vscode().editor.goTo(7, 10);
    await setClipboard("as it was");
    await vscode().run("Marginalia: Copy Citekey");
    const { text } = await vscode().notifications.saying("is not in the library");
    assert.match(text, /^“FlashAttention: .*” is not in the library\.$/);
    assert.equal(await clipboard(), "as it was");
    await vscode().notifications.clear();
    await vscode().editor.goTo(7, 10);
    await vscode().run("Marginalia: Copy Link");
    await until("its address is copied", async () => /arxiv\.org\/abs\/2205\.14135$/.test(await clipboard()));
  });

  it("open the PDF of a citation that the library lacks", async () => {
    await vscode().openFile("kernels/attention.cu");
    await vscode().editor.goTo(7, 10);
    await vscode().run("Marginalia: Open PDF");
    const dialog = vscode().page.locator(".monaco-dialog-box");
    await dialog.getByText("https://arxiv.org/pdf/2205.14135").waitFor();
    await vscode().button("Cancel");
    await dialog.waitFor({ state: "detached" });
  });

  it("take a paper's file in the explorer", async () => {
    await vscode().openContainer("Explorer");
    const row = (name: string) =>
      vscode().page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`).first();
    await row("papers").click();
    const file = row(`${key}.md`);
    await file.waitFor();
    await setClipboard("");
    await file.click({ button: "right" });
    const entries = await menuEntries(vscode().page);
    for (const entry of ["Open in Reader", "Cite Paper", "Find All Citations", "Copy Citekey"])
      assert.ok(entries.includes(entry), `${entry} is not in ${entries.join(", ")}`);
    await vscode().screenshot("explorer-context-menu");
    await chooseInMenu(vscode().page, "Copy Citekey");
    await until("the citekey is copied", async () => (await clipboard()) === key);
    await vscode().run("View: Close All Editors");
    await file.click({ button: "right" });
    await chooseInMenu(vscode().page, "Open in Reader");
    const reader = await vscode().frameWith("h1");
    await reader.locator("h1", { hasText: "Attention Is All You Need" }).waitFor();
  });
});
