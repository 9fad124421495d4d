import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, definitions, useForeign } from "./foreign.ts";
import { eventually, inWorkspace, read, remove, write } from "./workspace.ts";

const key = "vaswani2017attention";
const file = `papers/${key}.md`;

const openReader = (path: string, options: object = {}) =>
  vscode.commands.executeCommand("vscode.openWith", inWorkspace(path), "marginalia.reader", options);

/**
 * The tabs of paper files as `COLUMN: KIND NAME`, those in sight with a star. VS Code opens others in the background when
 * they have been changed for a while.
 */
function tabs(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap(({ viewColumn, tabs }) =>
    tabs.flatMap(({ input, isActive }) => {
      const isReader = input instanceof vscode.TabInputCustom;
      if (!isReader && !(input instanceof vscode.TabInputText)) return [];
      if (!/\/(?:papers|library)\/[^/]+$/.test(input.uri.path)) return [];
      return `${viewColumn}: ${isReader ? "reader" : "text"} ${input.uri.path.split("/").at(-1)}${isActive ? "*" : ""}`;
    }),
  );
}

async function showsTabs(...expected: string[]): Promise<void> {
  await eventually(
    async () => (tabs().join() === expected.join() ? true : undefined),
    expected.join(", "),
  ).catch(() => assert.deepEqual(tabs(), expected));
}

/** Waits until the library has a paper that a note cites. */
async function isKnown(citekey: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(inWorkspace("citesOwn.py"));
  await eventually(async () => {
    const [first] = await definitions(document, citekey);
    return first?.path.endsWith(`/${citekey}.md`) ? true : undefined;
  }, `the paper ${citekey}`);
}

async function move(from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(inWorkspace(from), inWorkspace(to));
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}

describe("the reader of a file that is renamed", () => {
  useForeign();
  beforeEach(closeAll);
  after(closeAll);

  it("goes on with the file, and comes back with it", async () => {
    await openReader(file);
    await showsTabs(`1: reader ${key}.md*`);
    await move(file, "papers/other.md");
    await showsTabs("1: reader other.md*");
    await move("papers/other.md", file);
    await showsTabs(`1: reader ${key}.md*`);
  });

  it("goes on in the column where it was, beside the text that has the focus", async () => {
    await vscode.window.showTextDocument(inWorkspace("README.md"));
    await openReader(file, { viewColumn: vscode.ViewColumn.Two, preserveFocus: true });
    await move(file, "papers/other.md");
    await showsTabs("2: reader other.md*");
    const focused = () => vscode.window.activeTextEditor?.document.uri.path;
    await eventually(async () => (focused()?.endsWith("/README.md") ? true : undefined), "the text in focus");
    await move("papers/other.md", file);
    await showsTabs(`2: reader ${key}.md*`);
  });

  it("goes on when the paper's key is renamed, and nothing is left unsaved", async () => {
    await write(
      "papers/own2026paper.md",
      "---\ncitekey: own2026paper\ntitle: Our own\n---\nSee [[own2026paper]].\n",
    );
    await write("citesOwn.py", "# see [@own2026paper]\n");
    await isKnown("own2026paper");
    await openReader("papers/own2026paper.md");
    await showsTabs("1: reader own2026paper.md*");
    await vscode.commands.executeCommand("marginalia.renameCitekey", undefined, "renamed2026");
    await showsTabs("1: reader renamed2026.md*");
    await eventually(
      async () => (vscode.workspace.textDocuments.some(({ isDirty }) => isDirty) ? undefined : true),
      "everything saved",
    );
    const file = inWorkspace("papers/renamed2026.md");
    assert.match(await read(file), /^---\ncitekey: renamed2026\n.*See \[\[renamed2026\]\]/s);
    await closeAll();
    await Promise.all(["papers/renamed2026.md", "citesOwn.py"].map(remove));
  });

  it("goes on beside another one whose file is renamed at the same time", async () => {
    const second = await write("papers/second.md", "---\ncitekey: second\ntitle: The second\n---\nNotes.\n");
    await openReader(file);
    await openReader("papers/second.md", { viewColumn: vscode.ViewColumn.Two });
    await showsTabs(`1: reader ${key}.md*`, "2: reader second.md*");
    await Promise.all([move(file, "papers/other.md"), move("papers/second.md", "papers/third.md")]);
    await showsTabs("1: reader other.md*", "2: reader third.md*");
    await closeAll();
    await move("papers/other.md", file);
    await move("papers/third.md", "papers/second.md");
    await vscode.workspace.fs.delete(second);
  });

  it("leaves a text that is open of it as it is", async () => {
    await vscode.window.showTextDocument(inWorkspace(file));
    await move(file, "papers/other.md");
    await showsTabs("1: text other.md*");
    await move("papers/other.md", file);
  });

  it("goes on when the folder is renamed", async () => {
    await openReader(file);
    await move("papers", "library");
    await showsTabs(`1: reader ${key}.md*`);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputCustom);
    assert.equal(input.uri.toString(), inWorkspace(`library/${key}.md`).toString());
    await move("library", "papers");
  });
});
