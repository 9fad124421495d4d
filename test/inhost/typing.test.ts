import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll } from "./foreign.ts";
import { editorWith, eventually } from "./workspace.ts";

/** Where the links of a document are, and what they lead to. */
async function links(document: vscode.TextDocument): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
    "vscode.executeLinkProvider",
    document.uri,
  );
  return found
    .filter(({ target }) => target?.scheme === "command")
    .map(
      ({ range: { start, end }, target }) =>
        `${start.line}:${start.character}-${end.character} ${target?.query}`,
    )
    .sort();
}

const problems = (document: vscode.TextDocument) =>
  vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === "Marginalia")
    .map(
      ({ range: { start, end }, message }) => `${start.line}:${start.character}-${end.character} ${message}`,
    )
    .sort();

const text = [
  "# “Combined Scaling for Zero-shot Transfer Learning”, arXiv:2402.15627",
  "import torch",
  '"""After https://arxiv.org/abs/2402.15627, §3.2."""',
  "# See",
  "# https://arxiv.org/abs/2402.02750 for the cache, not arXiv:1805.0366",
  "",
  "# “Large Batch Optimization for Deep Learning”, arXiv:2402.15627",
  "",
].join("\n");

/** What one does to a text, one after another; positions are lines and columns as the text then is. */
const edits: Readonly<Record<string, (editor: vscode.TextEditor) => Thenable<unknown>>> = {
  "a letter": (editor) => editor.edit((edit) => edit.insert(new vscode.Position(3, 5), "x")),
  "a citation": (editor) =>
    editor.edit((edit) => edit.insert(new vscode.Position(3, 6), " arXiv:2402.15627")),
  "a letter before a citation": (editor) =>
    editor.edit((edit) => edit.insert(new vscode.Position(4, 1), "é😀")),
  "a part of a line removed": (editor) => editor.edit((edit) => edit.delete(new vscode.Range(0, 3, 0, 12))),
  "two places at once": (editor) =>
    editor.edit((edit) => {
      edit.insert(new vscode.Position(1, 0), "y");
      edit.insert(new vscode.Position(4, 0), "#");
    }),
  "a letter after that": (editor) => editor.edit((edit) => edit.insert(new vscode.Position(1, 0), "z")),
  "a line": (editor) => editor.edit((edit) => edit.insert(new vscode.Position(1, 0), "# arXiv:2402.02750\n")),
  "a letter below it": (editor) => editor.edit((edit) => edit.insert(new vscode.Position(5, 2), "and ")),
  "lines joined": (editor) => editor.edit((edit) => edit.delete(new vscode.Range(0, 5, 1, 2))),
  undo: () => vscode.commands.executeCommand("undo"),
  redo: () => vscode.commands.executeCommand("redo"),
  "other line ends": (editor) => editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.CRLF)),
  "a letter in such lines": (editor) => editor.edit((edit) => edit.insert(new vscode.Position(4, 2), "or ")),
  "a docstring opened": (editor) => editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '"""')),
};

describe("typing", () => {
  afterEach(closeAll);

  it("leaves the links and problems of a text that was opened so", async () => {
    const texts: string[] = [];
    const { document } = await editorWith(text, "python");
    await editedWith(document, async () => texts.push(document.getText()));
    const opened = await Promise.all(
      texts.map((content) => vscode.workspace.openTextDocument({ language: "python", content })),
    );
    const wanted: { readonly links: readonly string[]; readonly problems: readonly string[] }[] = [];
    for (const one of opened) {
      await eventually(async () => problems(one)[0], "the problem of the malformed id");
      wanted.push({ links: await links(one), problems: problems(one) });
    }

    // One document alone, as one types: nothing else is asked for in between.
    const typed = await editorWith(text, "python");
    await links(typed.document);
    await editedWith(typed.document, async (name, step) => {
      assert.equal(typed.document.getText(), texts[step], name);
      assert.deepEqual(await links(typed.document), wanted[step]?.links, name);
      await eventually(
        async () => (String(problems(typed.document)) === String(wanted[step]?.problems) ? true : undefined),
        `${name}: the same problems`,
      );
    });
  });
});

async function editedWith(
  document: vscode.TextDocument,
  look: (name: string, step: number) => Promise<unknown>,
): Promise<void> {
  for (const [step, [name, edit]] of Object.entries(edits).entries()) {
    await edit(await vscode.window.showTextDocument(document));
    await look(name, step);
  }
}
