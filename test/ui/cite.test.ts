import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { useWorkbench } from "./session.ts";

const kivi =
  "[KIVI: A Tuning-Free Asymmetric 2bit Quantization for KV Cache](https://arxiv.org/abs/2402.02750)";

describe("searching and citing", () => {
  const vscode = useWorkbench({ settings: { "editor.minimap.enabled": false } });

  /** What the search shows first for a query. */
  async function firstFound(query: string): Promise<string> {
    const { quickInput, page } = vscode();
    await quickInput.type(query);
    await page.waitForTimeout(300);
    return (await quickInput.entries())[0] ?? "";
  }

  it("finds a paper by half a title, a typo, an author, a phrase of the abstract, an id and an address", async () => {
    await vscode().openLibrary();
    await vscode().run("Marginalia: Search Papers");
    await vscode().quickInput.opened();
    const queries = {
      "large batch optimization for deep": "Large Batch Optimization for Deep Learning",
      megascael: "MegaScale",
      rajbhandari: "ZeRO-Infinity",
      "operational experience in identifying and fixing failures and stragglers": "MegaScale",
      "arXiv:2308.16369": "SARATHI",
      "https://huggingface.co/papers/2402.02750": "KIVI",
    };
    // The first answer waits for the library; the others come as one types.
    await vscode().quickInput.entry("").waitFor();
    for (const [query, title] of Object.entries(queries)) {
      const found = await firstFound(query);
      assert.ok(found.includes(title), `${query}: ${found}`);
    }
    await vscode().screenshot("search");
    await vscode().quickInput.accept();
    const reader = await vscode().frameWith("h1");
    assert.match((await reader.locator("h1").textContent()) ?? "", /^KIVI/);
  });

  it("cites inline in a docstring, and above a line of code in a comment with its indentation", async () => {
    const editor = await vscode().openFile("checkpoint.py");
    await editor.goTo(1, 62);
    await cite("kivi");
    await editor.shows(`number of ranks. ${kivi}"""`);
    await editor.goTo(17, 9);
    await cite("kivi");
    await editor.shows(`        # ${kivi}\n        self.folder.mkdir`);
  });

  async function cite(query: string): Promise<void> {
    await vscode().run("Marginalia: Cite Paper");
    await vscode().quickInput.opened();
    await vscode().quickInput.type(query);
    await vscode().quickInput.entry("KIVI").waitFor();
    await vscode().quickInput.accept();
    await vscode().quickInput.closed();
  }

  it("cites a paper that is dragged from the tree into a comment", async () => {
    const library = vscode().tree("Library");
    await library.expand("KV cache and long-context inference");
    const editor = await vscode().openFile("optim.py");
    await editor.goTo(3, 40);
    await vscode().drag(library.row("KIVI"), editor.place("You et al."), { shift: true });
    await editor.shows(kivi.slice(1, 40));
  });

  it("shows the paper's card over a citation, and opens the reader with ctrl+click", async () => {
    const editor = await vscode().openFile("train.py");
    await editor.goTo(3);
    const card = await editor.hover("arxiv.org/abs/2104.07857");
    assert.match(card, /ZeRO-Infinity: Breaking the GPU Memory Wall/);
    assert.match(card, /Samyam Rajbhandari/);
    await vscode().screenshot("hover-dark");
    await vscode().page.keyboard.press("Escape");
    await ctrlClick(editor.place("arxiv.org/abs/2104.07857"));
    await vscode().tab("rajbhandari2021zero").waitFor();
    const reader = await vscode().frameWith("h1");
    await reader.locator("text=train.py").first().waitFor();
  });

  /** The editor puts layers under the mouse as soon as Control is down, so the mouse itself must click. */
  async function ctrlClick(place: Locator): Promise<void> {
    const { page } = vscode();
    const box = await place.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.keyboard.down("Control");
    await page.waitForTimeout(500);
    await page.mouse.down();
    await page.mouse.up();
    await page.keyboard.up("Control");
  }

  it("stands side by side: the library, a paper and the code, light and dark", async () => {
    await vscode().run("View: Close All Editors");
    if (await vscode().page.locator(".monaco-dialog-box").isVisible()) await vscode().button("Don't Save");
    await vscode().openLibrary();
    await vscode().openFile("train.py");
    await vscode().run("View: Split Editor Right");
    const library = vscode().tree("Library");
    await library.row("MegaScale").or(library.row("KIVI")).first().click();
    const reader = await vscode().frameWith("h1");
    await reader.locator("h1").waitFor();
    for (const theme of ["light", "dark"] as const) {
      await vscode().theme(theme);
      await vscode().screenshot(`side-by-side-${theme}`);
    }
  });
});
