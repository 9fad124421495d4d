import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, placeIn, useForeign } from "./foreign.ts";
import { inWorkspace } from "./workspace.ts";

const file = "papers/vaswani2017attention.md";

const openPaperFile = () => vscode.commands.executeCommand("marginalia.openPaperFile");
const shown = () =>
  vscode.window.activeTextEditor &&
  vscode.workspace.asRelativePath(vscode.window.activeTextEditor.document.uri);

/** Puts the cursor right inside the first occurrence of `text`. */
async function cursorIn(path: string, text: string): Promise<void> {
  const [document, position] = await placeIn(path, text);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
}

describe("a command on a paper that is given none", () => {
  useForeign();
  beforeEach(closeAll);
  after(closeAll);

  it("takes the one in the reader", async () => {
    await vscode.commands.executeCommand("vscode.openWith", inWorkspace(file), "marginalia.reader");
    await openPaperFile();
    assert.equal(shown(), file);
  });

  for (const [place, path, text] of [
    ["that is cited at the cursor, by key", "kernels/attention.cu", "vaswani2017attention"],
    [
      "that is cited at the cursor, by address",
      "viewer/src/attention.ts",
      "https://arxiv.org/abs/1706.03762",
    ],
    ["whose entry of a bibliography the cursor is in", "references.bib", "Attention Is All You Need"],
    ["in whose notes the cursor is", file, "The scaled dot product"],
  ] as const) {
    it(`takes the one ${place}`, async () => {
      await cursorIn(path, text);
      await openPaperFile();
      assert.equal(shown(), file);
    });
  }

  it("takes a cited paper that the library lacks, where its id is enough", async () => {
    await cursorIn("kernels/attention.cu", "https://arxiv.org/abs/2205.14135");
    await vscode.commands.executeCommand("marginalia.copyLink");
    assert.equal(await vscode.env.clipboard.readText(), "https://arxiv.org/abs/2205.14135");
  });

  it("asks where there is none", async () => {
    await cursorIn("README.md", "sparsekit.models.rotary");
    let done = false;
    const command = openPaperFile().then(() => {
      done = true;
    });
    while (!done) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    }
    await command;
    assert.equal(shown(), "README.md");
  });
});
