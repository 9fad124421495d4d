import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, open, useForeign } from "./foreign.ts";
import { eventually, inWorkspace, positionOf, write } from "./workspace.ts";

const key = "vaswani2017attention";

async function runs(command: string, ...args: unknown[]): Promise<void> {
  await vscode.commands.executeCommand(`marginalia.${command}`, ...args);
}

describe("the commands on a paper", () => {
  useForeign();
  afterEach(closeAll);

  it("copy its citekey and its address", async () => {
    await runs("copyCitekey", "arXiv:1706.03762");
    assert.equal(await vscode.env.clipboard.readText(), key);
    await runs("copyLink", `key:${key}`);
    assert.equal(await vscode.env.clipboard.readText(), "https://arxiv.org/abs/1706.03762");
  });

  it("go to its entry, with the cursor there", async () => {
    await runs("goToEntry", `key:${key}`);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor && vscode.workspace.asRelativePath(editor.document.uri), "references.bib");
    assert.match(editor?.document.lineAt(editor.selection.active.line).text ?? "", new RegExp(key));
  });

  it("open the paper that is cited at the cursor, and a paper's text in the reader", async () => {
    const document = await open("kernels/attention.cu");
    const editor = await vscode.window.showTextDocument(document);
    const at = positionOf(document, key);
    editor.selection = new vscode.Selection(at, at);
    await runs("openCitedPaper");
    const shows = () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputCustom && input.uri.path.endsWith(`/${key}.md`)
        ? true
        : undefined;
    };
    await eventually(async () => shows(), "the reader of the cited paper");
    await closeAll();
    await open(`papers/${key}.md`);
    await runs("openInReader", inWorkspace(`papers/${key}.md`));
    await eventually(async () => shows(), "the reader of the file");
  });

  it("take the paper of a file in the explorer", async () => {
    await open("kernels/attention.cu");
    await runs("copyCitekey", inWorkspace(`papers/${key}.md`));
    assert.equal(await vscode.env.clipboard.readText(), key);
  });
});

describe("renaming a citekey", () => {
  useForeign();
  afterEach(closeAll);

  it("takes the notes of other tools along that are named after it", async () => {
    const record = "---\ncitekey: noted2024paper\ntitle: A Paper with Notes Elsewhere\n---\n";
    await write("papers/noted2024paper.md", record);
    await write("notes/@noted2024paper.md", "Notes of another tool.\n");
    await eventually(async () => {
      await runs("copyCitekey", "key:noted2024paper");
      return (await vscode.env.clipboard.readText()) === "noted2024paper" ? true : undefined;
    }, "the paper");
    await runs("renameCitekey", "key:noted2024paper", "renamed2024paper");
    const names = async (folder: string) =>
      (await vscode.workspace.fs.readDirectory(inWorkspace(folder))).map(([name]) => name);
    await eventually(
      async () => ((await names("notes")).includes("@renamed2024paper.md") ? true : undefined),
      "the notes under the new name",
    );
    assert.ok((await names("papers")).includes("renamed2024paper.md"));
    await vscode.workspace.fs.delete(inWorkspace("notes"), { recursive: true });
    await vscode.workspace.fs.delete(inWorkspace("papers/renamed2024paper.md"));
  });
});
