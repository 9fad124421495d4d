import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { open, useForeign } from "./foreign.ts";
import { editorWith, eventually, hoverAt, inWorkspace, read, remove, write } from "./workspace.ts";

/** The preview of an export, as text. Previews stay open: VS Code gives the name of a closed one, and its text, to the next. */
async function exported(format: string): Promise<string> {
  await vscode.commands.executeCommand("marginalia.exportBibliography", format);
  const document = vscode.window.activeTextEditor?.document;
  assert.ok(document?.isUntitled, "a preview that is no file yet");
  return document.getText();
}

describe("Export Bibliography of This Workspace", () => {
  useForeign();
  /** What the library does not have is named by its id, as the command line's `bib` does. */
  const cited = [
    "arXiv:2104.09864",
    "arXiv:2205.14135",
    "arndt2021dealii",
    "doi:10.1038/s41592-019-0686-2",
    "gelman2013bda",
    "jiang2024megascale",
    "liu2024kivi",
    "vaswani2017attention",
  ];

  it("has exactly the works that are cited, by their keys in order, as BibTeX", async () => {
    const text = await exported("bibtex");
    assert.deepEqual(
      [...text.matchAll(/^@\w+\{([^,]+),$/gm)].map(([, key]) => key),
      cited,
    );
    assert.match(text, /eprint\s*=\s*\{2402\.02750\}/);
  });

  it("is CSL-JSON and Markdown too", async () => {
    const records: readonly { readonly id: string }[] = JSON.parse(await exported("csl-json"));
    assert.deepEqual(
      records.map(({ id }) => id),
      cited,
    );
    const lines = (await exported("markdown")).split("\n").filter((line) => line.startsWith("- "));
    assert.equal(lines.length, cited.length);
  });

  it("is references in a citation style, and nothing where a style of one's own is none", async () => {
    const lines = (await exported("ieee")).trim().split("\n");
    assert.equal(lines.length, cited.length);
    assert.ok(lines.some((line) => /^\[\d+\] A\. Vaswani.*“Attention Is All You Need/.test(line)));
    const styles = vscode.workspace.getConfiguration("marginalia.bibliography");
    const uri = await write("mine.csl", "<html></html>");
    try {
      await styles.update("styles", ["mine.csl"], vscode.ConfigurationTarget.Workspace);
      const before = vscode.window.activeTextEditor?.document;
      await vscode.commands.executeCommand("marginalia.exportBibliography", uri.toString());
      assert.equal(vscode.window.activeTextEditor?.document, before, "nothing is opened");
    } finally {
      await styles.update("styles", undefined, vscode.ConfigurationTarget.Workspace);
      await remove("mine.csl");
    }
  });

  for (const format of ["bibtex", "csl-json", "markdown"]) {
    it(`is the same to the letter, in whatever order the files were read: ${format}`, async () => {
      const first = await exported(format);
      for (const path of ["sparsekit/models/rotary.py", "README.md", "kernels/attention.cu"])
        await open(path);
      await vscode.commands.executeCommand("marginalia.rescanWorkspace");
      assert.equal(await exported(format), first);
    });
  }

  it("leaves out what a file of no folder of the workspace cites", async () => {
    const first = await exported("bibtex");
    const folder = mkdtempSync(join(tmpdir(), "marginalia-outside-"));
    try {
      writeFileSync(join(folder, "outside.py"), "# arXiv:2405.04434\n");
      const uri = vscode.Uri.file(join(folder, "outside.py"));
      const outside = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(outside);
      await hoverAt(outside, "2405.04434");
      assert.equal(await exported("bibtex"), first);
      assert.doesNotMatch(first, /2405\.04434/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("leaves out what is cited in no file: the preview of an earlier export, or a draft", async () => {
    const { document } = await editorWith("See [@hooper2024squeezed].\n", "markdown");
    await vscode.commands.executeCommand(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(0, 8),
    );
    assert.doesNotMatch(await exported("bibtex"), /hooper/);
  });
});

describe("a bibliography that is kept in step with what a workspace cites", () => {
  const configuration = () => vscode.workspace.getConfiguration("marginalia.bibliography");
  const keep = (path: string | undefined) =>
    configuration().update("keep", path, vscode.ConfigurationTarget.Workspace);
  const kept = async () => {
    try {
      return await read(inWorkspace("kept.bib"));
    } catch {
      return undefined;
    }
  };
  after(async () => {
    await keep(undefined);
    for (const path of ["kept.bib", "theirs.bib", "kept.py"]) await remove(path).catch(() => undefined);
  });

  it("is written, follows, and is no source of papers", async () => {
    await write("kept.py", "# arXiv:1902.09006\n");
    await keep("kept.bib");
    const entry = /eprint = \{1902\.09006\}/;
    await eventually(async () => (entry.test((await kept()) ?? "") ? true : undefined), "it is written");
    await write("kept.py", "# nothing\n");
    await eventually(async () => (entry.test((await kept()) ?? "x") ? undefined : true), "it follows");
  });

  it("is never written over a file that is not ours", async () => {
    const theirs = "@misc{theirs, title={Theirs}}\n";
    const uri = await write("theirs.bib", theirs);
    await keep("theirs.bib");
    await write("kept.py", "# arXiv:1902.09006\n");
    // Two rounds of what gathers changes.
    await new Promise((resolve) => setTimeout(resolve, 5000));
    assert.equal(await read(uri), theirs);
  });
});
