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
    this.timeout(120_000);
    const uri = await write("papers/foreign2024writes.md", front("00"));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    /** Whether what another program writes at a moment of a change of ours is still there after it. */
    const isKept = async (moment: number, mine: string) => {
      const before = readFileSync(uri.fsPath, "utf8");
      const theirs = before.replace(/^mine: .*$/m, `mine: ${mine}`);
      const foreign = pause((moment - 1) * 11).then(() => writeFileSync(uri.fsPath, theirs));
      if (moment % 3 === 0) await pause(5);
      await setStatus(/^status: read$/m.test(before) ? "unread" : "read");
      await foreign;
      await pause(200);
      const text = readFileSync(uri.fsPath, "utf8");
      // VS Code may miss a change that comes with its own save; the next one it sees.
      await eventually(async () => {
        if (document.getText() === text) return true;
        writeFileSync(uri.fsPath, text);
        await pause(500);
        return undefined;
      }, "the document as it is on disk");
      return text.includes(`mine: ${mine}\n`);
    };
    const lost: number[] = [];
    for (let moment = 1; moment <= 12; moment++) {
      // What comes in the instant of VS Code's own write, which looks at lengths alone, nobody can see: a busy machine
      // may meet it once, but not each time.
      let kept = false;
      for (const round of ["a", "b", "c"]) kept ||= await isKept(moment, `${round}${moment.toString(16)}`);
      if (!kept) lost.push(moment);
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
