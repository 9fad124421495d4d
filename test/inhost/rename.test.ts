import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import * as vscode from "vscode";
import { closeAll, onDisk, onePlaceALanguage, open, placeIn, useForeign } from "./foreign.ts";
import { eventually, hoverAt, inWorkspace, positionOf, read, remove, write } from "./workspace.ts";

const from = "vaswani2017attention";
const to = "transformer2017";

async function prepared(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<string | undefined> {
  const answer = await vscode.commands.executeCommand<{ placeholder: string }>(
    "vscode.prepareRename",
    document.uri,
    position,
  );
  return answer?.placeholder;
}

const renamed = (document: vscode.TextDocument, position: vscode.Position, name: string) =>
  vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    "vscode.executeDocumentRenameProvider",
    document.uri,
    position,
    name,
  );

/** Waits until the library knows a key: at the record in the bibliography a rename is offered. */
async function isKnown(key: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(inWorkspace("references.bib"));
  await eventually(async () => {
    if (!document.getText().includes(key)) return undefined;
    const answer = await prepared(document, positionOf(document, key)).catch(() => undefined);
    return answer === key ? true : undefined;
  }, `the library with ${key}`);
}

/** Waits until the index knows that files cite a key, as it is found from a document that does. */
async function isCited(document: vscode.TextDocument, key: string, files: readonly string[]): Promise<void> {
  await eventually(
    async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        "vscode.executeReferenceProvider",
        document.uri,
        positionOf(document, key),
      );
      const names = new Set(found.map(({ uri }) => uri.path.split("/").at(-1) ?? ""));
      return files.every((name) => names.has(name)) ? true : undefined;
    },
    `the index with ${files.join(" and ")}`,
  );
}

/** What a rename of the whole repository must leave on disk. */
function expectedAfter(before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(before).map(
    ([path, text]) => [path.replace(from, to), text.replaceAll(from, to)] as const,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe("Rename Citekey", () => {
  useForeign();

  for (const [language, path, text, cell] of onePlaceALanguage) {
    if (!text.includes(from)) continue;
    it(`is offered on the key: ${language}`, async () => {
      const [document] = await placeIn(path, text, cell);
      assert.equal(await prepared(document, positionOf(document, from)), from);
    });
  }

  it("is offered on the key in the front matter and in the bibliography, not on their other words", async () => {
    for (const path of ["papers/vaswani2017attention.md", "references.bib"]) {
      const document = await open(path);
      assert.equal(await prepared(document, positionOf(document, from)), from, path);
      await assert.rejects(prepared(document, positionOf(document, "Attention Is")), path);
    }
  });

  it("leaves code to the language, and an address to nobody", async () => {
    const document = await open("sparsekit/models/kivi.py");
    for (const text of ["matrix = ", "https://huggingface.co/papers/2402.02750"]) {
      await assert.rejects(prepared(document, positionOf(document, text)), text);
    }
  });

  const refused: readonly (readonly [name: string, sentence: RegExp])[] = [
    ["liu2024kivi", /liu2024kivi is the citekey of “KIVI/],
    ["gelman2013bda", /gelman2013bda is the citekey of “Bayesian Data Analysis”/],
    ["two words", /A citekey cannot contain “ ”/],
    ["a,b", /A citekey cannot contain “,”/],
    ["../up", /A citekey (cannot contain|begins with)/],
    ["con", /con cannot name a file/],
  ];
  for (const [name, sentence] of refused) {
    it(`refuses “${name}” with a sentence`, async () => {
      const document = await open("kernels/attention.cu");
      await assert.rejects(async () => await renamed(document, positionOf(document, from), name), sentence);
    });
  }

  it("changes nothing where a file stands in the way of the paper file", async () => {
    await closeAll();
    const way = inWorkspace(`papers/${to}.md`);
    await vscode.workspace.fs.writeFile(way, new TextEncoder().encode("My own list.\n"));
    const before = onDisk();
    try {
      const document = await open("kernels/attention.cu");
      const position = positionOf(document, from);
      await assert.rejects(
        async () => await renamed(document, position, to),
        /is there already; nothing was renamed/,
      );
      assert.deepEqual(onDisk(), before);
    } finally {
      await vscode.workspace.fs.delete(way);
    }
  });

  for (const [what, notebook] of [
    ["closed", undefined],
    ["open", "notebooks/heads.ipynb"],
  ] as const) {
    it(`is one edit over comments, docstrings, prose, the paper file with its name, the .bib and a notebook that is ${what}, and one undo`, async () => {
      await closeAll();
      const before = onDisk();
      const cell = notebook && (await open(notebook, 0));
      const document = await open("kernels/attention.cu");
      // VS Code's command for tests loses the order of edits and moves; ours applies the edit as F2 does.
      await vscode.commands.executeCommand("marginalia.renameCitekey", `key:${from}`, to);
      // An open notebook changes on screen alone: saved, its cells would take no part in the undo.
      const unsaved = notebook && { [notebook]: before[notebook] };
      assert.deepEqual(onDisk(), { ...expectedAfter(before), ...unsaved });
      if (cell) assert.match(cell.getText(), new RegExp(to));
      await isKnown(to);

      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand("undo");
      await eventually(async () => (document.getText().includes(from) ? true : undefined), "the undo");
      await eventually(async () => {
        await vscode.commands.executeCommand("workbench.action.files.saveAll");
        return JSON.stringify(onDisk()) === JSON.stringify(before) ? true : undefined;
      }, "the disk as before").catch(() => assert.deepEqual(onDisk(), before));
      if (cell) assert.match(cell.getText(), new RegExp(from), "the cell on screen");
      await isKnown(from);
    });
  }

  it("counts in a closed file with a byte-order mark as the editor will", async () => {
    const bib = "@article{zebra2020,\n  title = {Zebra One},\n  doi = {10.1000/zebra1}\n}\n";
    const onDiskWithMark = (name: string) => readFileSync(inWorkspace(name).fsPath, "utf8");
    await write("bom.bib", `\ufeff${bib}`);
    await write("bom.py", "\ufeff# see [@zebra2020]\n");
    await write("asks.py", "# see [@zebra2020]\n");
    const asks = await open("asks.py");
    await isCited(asks, "zebra2020", ["bom.py"]);
    await eventually(
      async () =>
        (await hoverAt(asks, "zebra2020")).some(({ value }) => value.includes("Zebra One"))
          ? true
          : undefined,
      "the library with the entry",
    );
    await vscode.commands.executeCommand("marginalia.renameCitekey", "key:zebra2020", "stripes2020");
    assert.equal(onDiskWithMark("bom.bib"), `\ufeff${bib.replace("zebra2020", "stripes2020")}`);
    assert.equal(onDiskWithMark("bom.py"), "\ufeff# see [@stripes2020]\n");
    await closeAll();
    await Promise.all(["bom.bib", "bom.py", "asks.py"].map(remove));
  });

  it("renames a paper that came with Marginalia as one undo, too", async () => {
    await closeAll();
    const notes = ["note.py", "note2.py"];
    for (const name of notes) await write(name, "# see [@liu2024kivi, §3]\n");
    const state = async () =>
      [onDisk(), await Promise.all(notes.map((name) => read(inWorkspace(name))))] as const;
    const before = await state();
    const document = await open("note.py");
    await isCited(document, "liu2024kivi", notes);
    await vscode.commands.executeCommand("marginalia.renameCitekey", "key:liu2024kivi", "kivi");
    const [disk, texts] = await state();
    assert.deepEqual(texts, ["# see [@kivi, §3]\n", "# see [@kivi, §3]\n"]);
    assert.match(disk["papers/kivi.md"] ?? "", /^citekey: kivi$/m);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    await eventually(async () => {
      await vscode.commands.executeCommand("workbench.action.files.saveAll");
      return JSON.stringify(await state()) === JSON.stringify(before) ? true : undefined;
    }, "the disk as before").catch(async () => assert.deepEqual(await state(), before));
    await closeAll();
    await Promise.all(notes.map(remove));
  });

  it("leaves out a file that has just gone", async () => {
    await write("stays.py", "# see [@liu2024kivi]\n");
    await write("goes.py", "# see [@liu2024kivi]\n");
    const document = await open("stays.py");
    await isCited(document, "liu2024kivi", ["goes.py"]);
    rmSync(inWorkspace("goes.py").fsPath);
    const edit = await renamed(document, positionOf(document, "liu2024kivi"), "kivi");
    const files = edit.entries().map(([uri]) => uri.path.split("/").at(-1));
    assert.deepEqual([files.includes("stays.py"), files.includes("goes.py")], [true, false]);
    await closeAll();
    await remove("stays.py");
  });

  it("renames a paper that came with Marginalia by giving it a file of its own", async () => {
    const uri = inWorkspace("seed.py");
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode("# [@liu2024kivi, §3] \\cite{liu2024kivi}\n"),
    );
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const edit = await renamed(document, positionOf(document, "liu2024kivi"), "kivi");
    assert.deepEqual(
      edit.get(uri).map(({ newText }) => newText),
      ["@kivi", "kivi"],
    );
    // What comes out of VS Code's command for tests has lost the new file's text; ours applies the edit as F2 does.
    await vscode.commands.executeCommand("marginalia.renameCitekey", "key:liu2024kivi", "kivi");
    assert.equal(document.getText(), "# [@kivi, §3] \\cite{kivi}\n");
    const file = inWorkspace("papers/kivi.md");
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    assert.match(text, /^citekey: kivi$/m);
    assert.match(text, /^arxiv: "2402\.02750"$/m);
    await eventually(async () => {
      const answer = await prepared(document, positionOf(document, "kivi")).catch(() => undefined);
      return answer === "kivi" ? true : undefined;
    }, "the library with kivi");
    await vscode.workspace.fs.delete(file);
    await vscode.workspace.fs.delete(uri);
  });
});
