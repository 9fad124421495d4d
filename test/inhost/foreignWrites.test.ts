import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import * as vscode from "vscode";
import { eventually, inWorkspace, remove, write } from "./workspace.ts";

const front = (mine: string) =>
  `---\ncitekey: foreign2024writes\ntitle: Foreign Writes\narxiv: "2401.00001"\nmine: ${mine}\n---\n`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const setStatus = (status: string) =>
  vscode.commands.executeCommand("marginalia.setStatus", "arXiv:2401.00001", status);

describe("an open paper file that another program writes too", () => {
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });
  after(() => remove("papers"));

  it("keeps what the other one wrote, of the same length too, at whatever moment of a change of ours", async function () {
    this.timeout(90_000);
    const uri = await write("papers/foreign2024writes.md", front("00"));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const lost: number[] = [];
    for (let n = 1; n <= 12; n++) {
      const before = readFileSync(uri.fsPath, "utf8");
      const status = n % 2 === 0 ? "read" : "unread";
      const theirs = before.replace(/^mine: .*$/m, `mine: ${String(n).padStart(2, "0")}`);
      const foreign = pause((n - 1) * 11).then(() => writeFileSync(uri.fsPath, theirs));
      if (n % 3 === 0) await pause(5);
      await setStatus(status);
      await foreign;
      await pause(200);
      const text = readFileSync(uri.fsPath, "utf8");
      if (!text.includes(`mine: ${String(n).padStart(2, "0")}\n`)) lost.push(n);
      // VS Code may miss a change that comes with its own save; the next one it sees.
      await eventually(async () => {
        if (document.getText() === text) return true;
        writeFileSync(uri.fsPath, text);
        await pause(500);
        return undefined;
      }, "the document as it is on disk");
    }
    assert.deepEqual(lost, []);
  });

  it("is left alone where it is no UTF-8: its document has other letters, which a save would write", async () => {
    const bytes = Buffer.from(`${front("01")}Caf\xe9\n`, "latin1");
    const uri = inWorkspace("papers/foreign2024writes.md");
    await vscode.workspace.fs.writeFile(uri, bytes);
    const document = await vscode.workspace.openTextDocument(uri);
    await eventually(async () => (document.getText().includes("Caf") ? true : undefined), "the document");
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, document.positionAt(document.getText().length), "Typed.\n");
    await vscode.workspace.applyEdit(edit);
    const before = document.getText();
    // The library knows the paper by what the editor holds.
    await pause(1000);
    void setStatus("reading");
    await pause(1500);
    assert.equal(document.getText(), before);
    assert.deepEqual(readFileSync(uri.fsPath), bytes);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });
});
