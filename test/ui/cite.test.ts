import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";
import { centre } from "./workbench.ts";

const kivi = "KIVI (https://arxiv.org/abs/2402.02750)";
const inMarkdown =
  "[KIVI: A Tuning-Free Asymmetric 2bit Quantization for KV Cache](https://arxiv.org/abs/2402.02750)";

describe("searching and citing", () => {
  const vscode = useWorkbench({
    settings: { "editor.minimap.enabled": false, "[markdown]": { "editor.wordWrap": "off" } },
    async prepare(copy) {
      writeFileSync(join(copy, "notes.tex"), "\\section{Notes}\n\nWhat the cache costs.\n");
      return undefined;
    },
  });

  /** Types a query, and waits until the search shows the paper with a title first. */
  async function findsFirst(query: string, title: string): Promise<void> {
    const { quickInput } = vscode();
    await quickInput.type(query);
    await until(`“${query}” shows “${title}” first`, async () => {
      const [first] = await quickInput.entries();
      return first?.includes(title) === true;
    });
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
    for (const [query, title] of Object.entries(queries)) await findsFirst(query, title);
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

  it("asks which section or equation is meant", async () => {
    const editor = await vscode().openFile("README.md");
    await editor.goTo(1, 100);
    await vscode().run("Marginalia: Cite Paper with Section, Equation or Page…");
    await vscode().quickInput.opened();
    await vscode().quickInput.type("kivi");
    await vscode().quickInput.entry("KIVI").waitFor();
    await vscode().quickInput.accept();
    await vscode().quickInput.box.getByText("The section, equation, algorithm").waitFor();
    await vscode().quickInput.type("Alg. 1");
    await vscode().screenshot("cite-locator");
    await vscode().quickInput.accept();
    await editor.shows(`${inMarkdown}, Alg. 1`);
  });

  it("cites several papers that are ticked", async () => {
    const editor = await vscode().openFile("train.py");
    await editor.goTo(1, 4);
    await vscode().run("Marginalia: Cite Several Papers…");
    await vscode().quickInput.opened();
    for (const title of ["KIVI", "ZeRO-Infinity"]) {
      await vscode().quickInput.type(title);
      await vscode().quickInput.entry(title).click();
    }
    await vscode().screenshot("cite-several");
    await vscode().quickInput.accept();
    await editor.shows(/ZeRO-Infinity \(.*2104\.07857\), KIVI \(.*2402\.02750\)|KIVI \(.*, ZeRO-Infinity \(/);
  });

  const drops: readonly (readonly [
    path: string,
    text: string,
    first: string,
    choice: string,
    then: string,
  ])[] = [
    ["optim.py", "You et al.", kivi, "Cite by Key", "[@liu2024kivi]"],
    ["kernels/kv_cache.cu", "kv", kivi, "Cite by Template", "KV Cache (https://arxiv.org/abs/2402.02750)"],
    [
      "dashboard/src/throughput.ts",
      "ReadonlyMap",
      `// ${kivi}`,
      "Cite by Key in a Comment Above",
      "// [@liu2024kivi]",
    ],
    ["docs/cache.md", "what a single", inMarkdown, "Cite by Key", "[@liu2024kivi]"],
    ["notes.tex", "the cache", "\\cite{liu2024kivi}", "Cite by Template", "KV Cache (https://arxiv.org"],
  ];
  for (const [path, text, first, choice, then] of drops) {
    it(`cites a paper that is dragged from the tree into ${path}, in the form of one's choice`, async () => {
      const library = await vscode().openLibrary();
      await library.expand("KV cache and long-context inference");
      const editor = await vscode().openFile(path);
      await vscode().drag(library.row("KIVI"), editor.place(text), { shift: true });
      await editor.shows(first);
      await vscode().page.locator(".post-edit-widget").click();
      const offered = vscode()
        .page.locator(".action-widget .monaco-list-row")
        .getByText(choice, { exact: true });
      await offered.waitFor();
      await vscode().screenshot(`drop-${path}`);
      await offered.click();
      const shown = await editor.shows(then);
      assert.ok(!shown.includes(first), "the other form is gone");
    });
  }

  it("cites a paper that is dragged into a cell of a notebook", async () => {
    const cell = await vscode().openCell("analysis/memory.ipynb", "Superpipeline");
    const place = cell.locator(".view-line span span", { hasText: "Superpipeline" }).last();
    await vscode().drag(vscode().tree("Library").row("KIVI"), place, { shift: true });
    await cell.getByText(kivi.slice(1, 40)).waitFor();
    await vscode().screenshot("drop-cell");
    await closeAll();
  });

  async function closeAll(): Promise<void> {
    const { page } = vscode();
    await vscode().run("View: Close All Editors");
    const question = page.locator(".monaco-dialog-box");
    const tabs = page.locator(".tabs-container .tab");
    await until("VS Code asks, or nothing is open", async () => {
      return (await question.isVisible()) || (await tabs.count()) === 0;
    });
    if (await question.isVisible()) await vscode().button("Don't Save");
    await until("nothing is open", async () => (await tabs.count()) === 0);
  }

  it("shows the paper's card over a citation, and opens the reader with ctrl+click", async () => {
    const editor = await vscode().openFile("train.py");
    for (const theme of ["light", "dark"] as const) {
      await vscode().theme(theme);
      await editor.goTo(3);
      const card = await editor.hover("arxiv.org/abs/2104.07857");
      assert.match(card, /ZeRO-Infinity: Breaking the GPU Memory Wall/);
      assert.match(card, /Samyam Rajbhandari/);
      await vscode().screenshot(`hover-${theme}`);
      await vscode().page.keyboard.press("Escape");
    }
    await ctrlClick(editor.place("arxiv.org/abs/2104.07857"));
    await vscode().tab("rajbhandari2021zero").waitFor();
    const reader = await vscode().frameWith("h1");
    await reader.locator("text=train.py").first().waitFor();
  });

  /** The editor puts layers under the mouse as soon as Control is down, so the mouse itself must click. */
  async function ctrlClick(place: Locator): Promise<void> {
    const { page } = vscode();
    const { x, y } = await centre(place);
    await page.mouse.move(x, y);
    await page.keyboard.down("Control");
    await page.waitForTimeout(500);
    await page.mouse.down();
    await page.mouse.up();
    await page.keyboard.up("Control");
  }

  it("stands side by side: the library, a paper and the code, light and dark", async () => {
    await closeAll();
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
