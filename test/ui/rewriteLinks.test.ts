import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { useWorkbench } from "./session.ts";
import { filesIn, until } from "./waiting.ts";

const rewrite = "Marginalia: Rewrite All Links to Papers in Workspace…";

describe("Rewrite All Links", () => {
  const vscode = useWorkbench({ workspace: "test/fixtures/foreign" });
  const disk = () => filesIn(vscode().workspace);
  const dialog = () => vscode().page.locator(".monaco-dialog-box");

  it("asks how many links in how many files, and changes nothing when it is cancelled", async () => {
    const before = disk();
    await vscode().openFile("kernels/attention.cu");
    await vscode().run(rewrite);
    await dialog().waitFor();
    const question = await dialog().innerText();
    assert.match(question, /Rewrite 6 links to papers in 3 files to the preferred form\?/);
    assert.match(
      question,
      /For example, https?:\/\/\S+ becomes https:\/\/arxiv\.org\/abs\/[\d.]+\d\. One Undo takes all of it back\./,
    );
    assert.doesNotMatch(question, /saved|screen/);
    await vscode().screenshot("rewrite-links");
    await vscode().button("Cancel");
    await dialog().waitFor({ state: "detached" });
    assert.deepEqual(disk(), before);
    assert.deepEqual(await vscode().notifications.all(), []);
  });

  it("rewrites what is ticked in the preview, which one undo takes back", async () => {
    const before = disk();
    const editor = await vscode().openFile("README.md");
    await vscode().run(rewrite);
    await dialog().waitFor();
    await vscode().button("Preview");
    const preview = vscode().page.locator(".panel");
    const rows = preview.locator(".monaco-list-row");
    await rows.filter({ hasText: "lib.rs" }).waitFor();
    // Every row is a file or a link of it, and all are ticked.
    assert.ok((await rows.count()) > 3);
    assert.equal(await rows.getByRole("checkbox", { checked: false }).count(), 0);
    await vscode().screenshot("rewrite-links-preview");
    assert.deepEqual(disk(), before);
    await vscode().page.locator(".monaco-button", { hasText: "Apply" }).click();
    await until("the disk has the rewritten links", async () => {
      const now = disk();
      return Object.keys(before).filter((path) => now[path] !== before[path]).length === 3;
    });
    await editor.element.locator(".view-lines").first().click();
    await vscode().page.keyboard.press("Control+Z");
    // The undo goes from file to file, and takes longer than the editor in sight shows.
    await until("the disk is as before", async () => {
      await vscode().run("File: Save All Files");
      return JSON.stringify(disk()) === JSON.stringify(before);
    }).catch(() => assert.deepEqual(disk(), before));
  });
});

describe("Rewrite All Links to the form of the settings", () => {
  const vscode = useWorkbench({
    workspace: "test/fixtures/foreign",
    settings: { "marginalia.problems.preferredForm": "hf" },
  });
  const onDisk = (path: string) => readFileSync(join(vscode().workspace, path), "utf8");
  const dialog = () => vscode().page.locator(".monaco-dialog-box");

  it("says what becomes of unsaved text and of open notebooks, rewrites them too, and leaves other texts alone", async () => {
    const { keyboard } = vscode().page;
    const untitled = await newText("See https://arxiv.org/abs/2402.02750");
    await vscode().openCell("notebooks/heads.ipynb", "Eq. 1");
    await keyboard.press("Control+Home");
    await keyboard.press("End");
    await keyboard.type(", https://arxiv.org/abs/1706.03762");
    const rotary = await vscode().openFile("sparsekit/models/rotary.py");
    await keyboard.press("Control+End");
    await keyboard.type("# mine: https://arxiv.org/abs/2402.02750");
    await rotary.shows("# mine: https://arxiv.org/abs/2402.02750");

    await vscode().run(rewrite);
    await dialog().waitFor();
    const question = await dialog().innerText();
    assert.match(question, /Rewrite \d+ links to papers in 7 files/);
    assert.match(question, /Unsaved changes of these files are saved with it: rotary\.py\./);
    assert.match(question, /Open notebooks change on screen and are left for you to save: heads\.ipynb\./);
    await vscode().screenshot("rewrite-links-unsaved");
    await vscode().button("Rewrite");

    await rotary.shows("# mine: https://huggingface.co/papers/2402.02750");
    await until("the files are saved", () =>
      onDisk("sparsekit/models/rotary.py").includes("# mine: https://huggingface.co/papers/2402.02750"),
    );
    await until("its tab is clean", async () => !(await vscode().isDirty("rotary.py")));
    assert.match(onDisk("README.md"), /MegaScale \(https:\/\/huggingface\.co\/papers\/2402\.15627\)/);
    assert.doesNotMatch(onDisk("notebooks/heads.ipynb"), /huggingface/);
    await vscode().tab("heads.ipynb").click();
    const notebook = vscode().page.locator(".notebook-editor");
    await notebook.getByText("https://huggingface.co/papers/1706.03762").waitFor();
    await vscode().tab(untitled).click();
    await vscode().editor.shows("See https://arxiv.org/abs/2402.02750");
  });

  it("is one step of undo", async () => {
    await vscode().tab("rotary.py").click();
    await vscode().editor.element.locator(".view-lines").first().click();
    await vscode().page.keyboard.press("Control+Z");
    await vscode().editor.shows("# mine: https://arxiv.org/abs/2402.02750");
    await vscode().tab("heads.ipynb").click();
    const notebook = vscode().page.locator(".notebook-editor");
    await notebook.getByText("https://arxiv.org/abs/1706.03762").waitFor();
    assert.match(onDisk("README.md"), /huggingface\.co\/papers\/2402\.15627/);
    // The undo goes from file to file, and takes longer than the editor in sight shows.
    await until("the disk is as before", async () => {
      await vscode().run("File: Save All Files");
      return onDisk("README.md").includes("MegaScale (https://arxiv.org/pdf/2402.15627.pdf)");
    });
  });

  /** A new text without a file, with `text` in it; gives its tab's name. */
  async function newText(text: string): Promise<string> {
    await vscode().run("File: New Untitled Text File");
    await vscode().tab("Untitled-1").waitFor();
    await vscode().page.keyboard.type(text);
    await vscode().editor.shows(text);
    return "Untitled-1";
  }
});
