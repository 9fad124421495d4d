import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, hoverAt, inWorkspace, plain, read, remove, write } from "./workspace.ts";

const paperFile = (title: string, notes = "") => `---
citekey: vaswani2017attention
title: ${title}
authors: [Ashish Vaswani, Noam Shazeer]   # and six more
year: 2017
arxiv: "1706.03762"
mine: kept
---
${notes}`;

describe("the library of a workspace", () => {
  let train: vscode.TextDocument;
  const card = async () => {
    const cards = await hoverAt(train, "arXiv:1706.03762");
    return cards
      .map(({ value }) => plain(value))
      .find((text) => text.includes("command:marginalia.openPaper"));
  };

  before(async () => {
    train = await vscode.workspace.openTextDocument(inWorkspace("train.py"));
    await vscode.window.showTextDocument(train);
  });
  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("takes in a paper file that appears, with its notes", async () => {
    await write("papers/vaswani2017attention.md", paperFile("Attention Is All You Need", "Read *twice*.\n"));
    const text = await eventually(card, "the card of the new paper");
    assert.match(text, /Attention Is All You Need/);
    assert.match(text, /Read \*twice\*\./);
  });

  it("shows what a paper file says of itself as text, never as Markdown or HTML", async () => {
    const title = "'<img src=x> [run](command:workbench.action.quit) **x**'";
    await write("papers/vaswani2017attention.md", paperFile(title));
    const [raw] = await eventually(async () => {
      const cards = (await hoverAt(train, "arXiv:1706.03762")).map(({ value }) => value);
      return cards.some((text) => plain(text).includes("<img")) ? cards : undefined;
    }, "the hostile title");
    assert.doesNotMatch(raw ?? "", /<img|\[run\]|\*\*x\*\*/);
  });

  it("sets the reading status without touching anything else in the file", async () => {
    const before = paperFile("Attention Is All You Need", "My notes.\n");
    const uri = await write("papers/vaswani2017attention.md", before);
    await eventually(async () => ((await card())?.includes("My notes") ? true : undefined), "the notes");
    await vscode.commands.executeCommand("marginalia.setStatus", "arXiv:1706.03762", "reading");
    const text = await read(uri);
    assert.match(text, /^status: reading$/m);
    const kept = text.split("\n").filter((line) => !/^(status|started): /.test(line));
    assert.equal(kept.join("\n"), before);
  });

  it("sets the status in an open document with unsaved text, and saves nothing", async () => {
    const uri = inWorkspace("papers/vaswani2017attention.md");
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, document.positionAt(document.getText().length), "Unsaved.\n");
    await vscode.workspace.applyEdit(edit);
    const onDisk = await read(uri);
    await vscode.commands.executeCommand("marginalia.setStatus", "arXiv:1706.03762", "read");
    assert.match(document.getText(), /^status: read$/m);
    assert.match(document.getText(), /Unsaved\.\n$/);
    assert.equal(document.isDirty, true);
    assert.equal(await read(uri), onDisk);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("reports a paper file that does not parse, in that file, and leaves it alone", async () => {
    const broken = "---\ncitekey: broken2024file\ntitle: [never closed\n---\nNotes.\n";
    const uri = await write("papers/broken2024file.md", broken);
    const [problem] = await eventually(async () => {
      const found = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "Marginalia");
      return found.length > 0 ? found : undefined;
    }, "the problem");
    assert.equal(problem?.code, "unreadable-file");
    assert.equal(await read(uri), broken);
    assert.match((await card()) ?? "", /Attention Is All You Need/);
  });

  it("says no more of a problem whose file is gone", async () => {
    await remove("papers/broken2024file.md");
    const uri = inWorkspace("papers/broken2024file.md");
    await eventually(
      async () => (vscode.languages.getDiagnostics(uri).length === 0 ? true : undefined),
      "no problem",
    );
  });

  it("leaves other Markdown in its folder alone", async () => {
    const uri = await write("papers/README.md", "# Our reading list\n");
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
  });

  it("creates the file of a shipped paper when something is first said of it", async () => {
    await vscode.commands.executeCommand("marginalia.setStatus", "arXiv:2402.15627", "reading");
    const text = await read(inWorkspace("papers/jiang2024megascale.md"));
    assert.match(text, /^citekey: jiang2024megascale$/m);
    assert.match(text, /^status: reading$/m);
    assert.match(text, /^arxiv: "2402\.15627"$/m);
  });

  it("goes on in a paper file that has come a moment ago, before the library has read it", async () => {
    const text =
      '---\ncitekey: zhang2024pybench\ntitle: PyBench\narxiv: "2407.16732"\n---\nFrom elsewhere.\n';
    const uri = await write("papers/zhang2024pybench.md", text);
    await vscode.commands.executeCommand("marginalia.setStatus", "arXiv:2407.16732", "read");
    const now = await read(uri);
    assert.match(now, /^status: read$/m);
    assert.match(now, /From elsewhere\.\n$/);
  });

  it("writes over no file that is in the way", async () => {
    const uri = await write("papers/wan2024bytecheckpoint.md", "Something of my own.\n");
    void vscode.commands.executeCommand("marginalia.setStatus", "key:wan2024bytecheckpoint", "read");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(await read(uri), "Something of my own.\n");
  });

  it("forgets a paper whose file is deleted", async () => {
    await remove("papers/vaswani2017attention.md");
    await eventually(async () => ((await card()) === undefined ? true : undefined), "no card");
  });

  it("forgets the papers of a folder that is deleted, and takes them in when it comes back", async () => {
    await write("papers/vaswani2017attention.md", paperFile("Attention Is All You Need"));
    await eventually(card, "the card");
    const [papers, aside] = [inWorkspace("papers"), inWorkspace("aside")];
    await vscode.workspace.fs.rename(papers, aside);
    await eventually(async () => ((await card()) === undefined ? true : undefined), "no card");
    await vscode.workspace.fs.rename(aside, papers);
    await eventually(card, "the card again");
    await remove("papers");
    await eventually(async () => ((await card()) === undefined ? true : undefined), "no card at the end");
  });

  for (const name of ["refs.bib", "OLD.BIB"])
    it(`reads a bibliography of the workspace: ${name}`, async () => {
      await write(
        name,
        "@article{vaswani, title={Attention Is All You Need}, eprint={1706.03762}, archiveprefix={arXiv}}\n",
      );
      assert.match(await eventually(card, "the card from the .bib"), /Attention Is All You Need/);
      await remove(name);
      await eventually(async () => ((await card()) === undefined ? true : undefined), "no card");
    });

  it("reads a bibliography that lies among the paper files", async () => {
    await write(
      "papers/refs.bib",
      "@article{vaswani, title={Attention Is All You Need}, eprint={1706.03762}, archiveprefix={arXiv}}\n",
    );
    assert.match(await eventually(card, "the card from the .bib"), /Attention Is All You Need/);
    await remove("papers");
    await eventually(async () => ((await card()) === undefined ? true : undefined), "no card");
  });

  it("reads no bibliography that the settings leave out, also when it appears later", async () => {
    const settings = () => vscode.workspace.getConfiguration("search");
    await settings().update("exclude", { left: true }, vscode.ConfigurationTarget.Workspace);
    try {
      await write(
        "left/out/refs.bib",
        "@misc{x, title={Left Out}, eprint={1706.03762}, archiveprefix={arXiv}}\n",
      );
      await write("taken.bib", "@misc{y, title={Taken}, eprint={1706.03762}, archiveprefix={arXiv}}\n");
      assert.match(await eventually(card, "the card from the other one"), /\*\*Taken\*\*/);
      await remove("taken.bib");
      await eventually(async () => ((await card()) === undefined ? true : undefined), "no card");
    } finally {
      await remove("left");
      await settings().update("exclude", undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it("is grouped as the user says, also where the workspace has a grouping of its own", async () => {
    const grouping = () => settings().get("groupBy");
    const { Global, Workspace } = vscode.ConfigurationTarget;
    const settings = () => vscode.workspace.getConfiguration("marginalia.library");
    await settings().update("groupBy", "year", Workspace);
    try {
      await vscode.commands.executeCommand("marginalia.groupBy", "status");
      assert.equal(grouping(), "status");
    } finally {
      await settings().update("groupBy", undefined, Workspace);
      await settings().update("groupBy", undefined, Global);
    }
  });
});
