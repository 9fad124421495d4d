import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, definitions, onDisk, open, useForeign } from "./foreign.ts";
import { eventually, inWorkspace } from "./workspace.ts";

const key = "vaswani2017attention";

/** Types into a document and saves nothing. */
async function type(document: vscode.TextDocument, before: string, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const at = document.getText().indexOf(before);
  assert.ok(at >= 0, before);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + before.length));
  edit.replace(document.uri, range, text);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}

async function revert(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
}

/** Waits until a citation in a document leads to a paper, or to none. */
async function leads(document: vscode.TextDocument, text: string, to: RegExp | undefined): Promise<void> {
  await eventually(
    async () => {
      const [first] = await definitions(document, text);
      return (to && first ? to.test(first.path) : first === to) ? true : undefined;
    },
    `${text}: ${to ?? "no paper"}`,
  );
}

describe("what is typed and not saved", () => {
  useForeign();
  afterEach(closeAll);

  it("is the library's: an entry of a bibliography, until the editor is closed without saving", async () => {
    const before = onDisk();
    const bibliography = await open("references.bib");
    await type(bibliography, "@", "@book{unsaved2024key, title = {Unsaved}}\n@");
    const cited = await open("README.md");
    await type(cited, "@vaswani2017attention", "@unsaved2024key and @vaswani2017attention");
    await leads(cited, "unsaved2024key", /unsaved2024key/);
    await revert(bibliography);
    await leads(cited, "unsaved2024key", undefined);
    assert.deepEqual(onDisk(), before);
  });

  it("is the library's: a citekey in a paper file, and what stood there while it is half typed", async () => {
    const paper = await open(`papers/${key}.md`);
    const cited = await open("README.md");
    await type(cited, `@${key}`, "@typed2017attention");
    await leads(cited, "typed2017attention", undefined);
    await type(paper, `citekey: ${key}`, "citekey: typed2017attention");
    await leads(cited, "typed2017attention", /vaswani2017attention\.md$/);
    await type(paper, "title:", "title: [");
    const problems = () =>
      vscode.languages.getDiagnostics(paper.uri).filter(({ code }) => code === "unreadable-file");
    await eventually(async () => problems()[0], "the problem");
    await leads(cited, "typed2017attention", /vaswani2017attention\.md$/);
    await revert(paper);
    await leads(cited, "typed2017attention", undefined);
  });

  it("is the library's after the undo of a rename, before anything is saved", async () => {
    const document = await open("kernels/attention.cu");
    const before = onDisk();
    await vscode.commands.executeCommand("marginalia.renameCitekey", `key:${key}`, "transformer2017");
    await leads(document, "transformer2017", /transformer2017\.md$/);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    await eventually(async () => (document.getText().includes(key) ? true : undefined), "the undo");
    const bibliography = await vscode.workspace.openTextDocument(inWorkspace("references.bib"));
    assert.ok(bibliography.isDirty, "nothing is saved yet");
    await leads(document, key, /vaswani2017attention\.md$/);
    const unknown = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ code }) => code === "unknown-citekey");
    assert.deepEqual(unknown, []);
    await eventually(async () => {
      await vscode.commands.executeCommand("workbench.action.files.saveAll");
      return JSON.stringify(onDisk()) === JSON.stringify(before) ? true : undefined;
    }, "the disk as before");
  });
});
