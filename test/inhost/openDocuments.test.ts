import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, definitions, onDisk, open, places, useForeign } from "./foreign.ts";
import { eventually, inWorkspace, positionOf, write } from "./workspace.ts";

const key = "vaswani2017attention";
const notebook = "notebooks/heads.ipynb";

/** Where the paper that is cited in a document is cited. */
async function citations(document: vscode.TextDocument, text: string): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    "vscode.executeReferenceProvider",
    document.uri,
    positionOf(document, text),
  );
  return [...new Set(places(found))];
}

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
      const record = first && `${first.path}\n${(await vscode.workspace.openTextDocument(first)).getText()}`;
      return (to && record ? to.test(record) : record === to) ? true : undefined;
    },
    `${text}: ${to ?? "no paper"}`,
  );
}

describe("what is typed and not saved", () => {
  useForeign();
  afterEach(closeAll);

  it("can be saved although the reading status was set right before it", async () => {
    const path = "papers/mykivi.md";
    // Where the status stands already, there it changes, also when there is a personal library.
    const text =
      '---\ncitekey: mykivi\ntitle: KIVI\narxiv: "2402.02750"\nstatus: unread\nstarted: 2024-01-01\n---\nNotes on [@mykivi].\n';
    await write(path, text);
    const document = await open(path);
    await leads(document, "@mykivi", /mykivi/);
    await vscode.commands.executeCommand("marginalia.setStatus", "key:mykivi", "reading");
    await type(document, "Notes on", "More notes on");
    assert.equal(await document.save(), true);
    assert.equal(
      onDisk()[path],
      text.replace("status: unread", "status: reading").replace("Notes on", "More notes on"),
    );
    await vscode.workspace.fs.delete(document.uri);
  });

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
    await leads(cited, "typed2017attention", /vaswani2017attention/);
    await type(paper, "title:", "title: [");
    const problems = () =>
      vscode.languages.getDiagnostics(paper.uri).filter(({ code }) => code === "unreadable-file");
    await eventually(async () => problems()[0], "the problem");
    await leads(cited, "typed2017attention", /vaswani2017attention/);
    await revert(paper);
    await leads(cited, "typed2017attention", undefined);
  });

  it("is the library's after the undo of a rename, before anything is saved", async () => {
    const document = await open("kernels/attention.cu");
    const before = onDisk();
    await vscode.commands.executeCommand("marginalia.renameCitekey", `key:${key}`, "transformer2017");
    await leads(document, "transformer2017", /transformer2017/);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    await eventually(async () => (document.getText().includes(key) ? true : undefined), "the undo");
    const bibliography = await vscode.workspace.openTextDocument(inWorkspace("references.bib"));
    assert.ok(bibliography.isDirty, "nothing is saved yet");
    await leads(document, key, /vaswani2017attention/);
    const isUnknown = () =>
      vscode.languages.getDiagnostics(document.uri).some(({ code }) => code === "unknown-citekey");
    await eventually(async () => (isUnknown() ? undefined : true), "no word of an unknown key");
    assert.ok(bibliography.isDirty);
    await eventually(async () => {
      await vscode.commands.executeCommand("workbench.action.files.saveAll");
      return JSON.stringify(onDisk()) === JSON.stringify(before) ? true : undefined;
    }, "the disk as before");
  });

  it("is what cites: in a notebook's cell, until the tab is closed without saving", async () => {
    const cell = await open(notebook, 1);
    await type(cell, "scale", "# arXiv:2104.09864\nscale");
    const rotary = await open("sparsekit/models/rotary.py");
    const citing = () => citations(rotary, "2104.09864");
    await eventually(
      async () => ((await citing()).includes(`${notebook}[1]:2`) ? true : undefined),
      "the cell",
    );
    await closeAll();
    await eventually(async () => ((await citing()).join().includes(notebook) ? undefined : true), "no cell");
  });

  it("moves what cites below it, in all cells", async () => {
    const cell = await open(notebook, 0);
    await type(cell, "# Heads", "# Heads\n\nof attention");
    const document = await open("kernels/attention.cu");
    const wanted = [`${notebook}[0]:5`, `${notebook}[1]:1`].join();
    await eventually(async () => {
      const found = await citations(document, key);
      return found.filter((place) => place.startsWith(notebook)).join() === wanted ? true : undefined;
    }, wanted);
  });

  it("cites nothing where it is the preview of a bibliography that we made", async () => {
    const document = await open("kernels/attention.cu");
    const untitled = () => vscode.workspace.textDocuments.filter((one) => one.isUntitled && !one.isClosed);
    const before = untitled().length;
    const exported = vscode.commands.executeCommand("marginalia.exportBibliography");
    await eventually(async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return untitled().length > before ? true : undefined;
    }, "the preview");
    await exported;
    // Opened and scanned after the preview, and cites.
    const note = await vscode.workspace.openTextDocument({
      content: "arXiv:1706.03762",
      language: "markdown",
    });
    await vscode.window.showTextDocument(note);
    const files = () => citations(document, key);
    await eventually(
      async () => ((await files()).includes(`${note.uri.path}:1`) ? true : undefined),
      "the note",
    );
    assert.deepEqual(
      (await files()).filter((file) => file.startsWith("Untitled")),
      [`${note.uri.path}:1`],
    );
  });
});

describe("a bibliography of many entries", () => {
  useForeign();
  after(closeAll);

  it("is read, typed into and given up like any other", async () => {
    const entries = Array.from({ length: 1200 }, (_, n) => `@misc{many${n}, title = {One of Many ${n}}}\n`);
    const uri = await write("many.bib", entries.join(""));
    const cited = await open("README.md");
    await type(cited, "@vaswani2017attention", "@many0, @many1199, @typed1 and @vaswani2017attention");
    await leads(cited, "many1199", /many1199/);
    const bibliography = await open("many.bib");
    await type(bibliography, "@misc{many0,", "@misc{typed1,");
    await leads(cited, "typed1", /typed1/);
    await leads(cited, "many0", undefined);
    await leads(cited, "many1199", /many1199/);
    await revert(bibliography);
    await leads(cited, "many0", /many0/);
    await vscode.workspace.fs.delete(uri);
    await leads(cited, "many1199", undefined);
    await leads(cited, key, /vaswani2017attention/);
  });
});

describe("a citation in a notebook", () => {
  useForeign();

  for (const state of ["open", "closed"]) {
    it(`is shown in its cell: the notebook is ${state}`, async () => {
      await closeAll();
      const document = await open("kernels/attention.cu");
      await citations(document, key);
      const heads = state === "open" ? await open(notebook, 0) : undefined;
      const raw = onDisk()[notebook]?.split("\n") ?? [];
      const line = heads ? heads.lineCount : raw.findIndex((text) => text.includes("Eq. 1"));
      const start = heads ? 2 : (raw[line]?.indexOf("arXiv") ?? 0);
      const file = inWorkspace(notebook).toString();
      await vscode.commands.executeCommand("marginalia.cited.openCell", file, line, start);
      await eventually(async () => {
        const { activeNotebookEditor, activeTextEditor } = vscode.window;
        const selected = activeTextEditor?.document.getText(activeTextEditor.selection);
        return activeNotebookEditor?.selection.start === 1 && selected === "arXiv:1706.03762"
          ? true
          : undefined;
      }, "the citation, selected in its cell");
    });
  }

  it("is listed without another editor where it is the only one", async () => {
    const cell = vscode.window.activeNotebookEditor?.notebook.cellAt(1).document;
    assert.ok(cell);
    await type(cell, "arXiv:1706.03762, Eq. 1", "arXiv:2407.16732");
    const before = vscode.window.activeTextEditor?.document.uri.toString();
    await vscode.commands.executeCommand("marginalia.findCitations", "arXiv:2407.16732");
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), before);
  });
});
