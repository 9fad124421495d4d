import assert from "node:assert/strict";
import fs from "node:fs";
import * as vscode from "vscode";
import { closeAll } from "./foreign.ts";
import { eventually, read, remove, write } from "./workspace.ts";

const { open } = fs.promises;
const restore = () => {
  fs.promises.open = open;
};

/** Another program writes `text` into a file while the next write of ours is prepared: after we compared the file. */
function intrude(file: vscode.Uri, text: string): void {
  fs.promises.open = (path, ...rest) => {
    if (/[\\/]\.marginalia-[0-9a-f]{12}\.tmp[\\/]new$/.test(String(path))) {
      restore();
      fs.writeFileSync(file.fsPath, text);
    }
    return open(path, ...rest);
  };
}

describe("a file that nobody has open, and that another program writes in the moment in which we do", () => {
  afterEach(async () => {
    restore();
    await vscode.commands.executeCommand("notifications.clearAll");
    await closeAll();
    await remove("papers");
  });

  it("keeps what the other one wrote when a change is taken back", async () => {
    const text = '---\ncitekey: closed2024writes\ntitle: Closed Writes\narxiv: "2401.00002"\n---\n';
    const uri = await write("papers/closed2024writes.md", text);
    await eventually(async () => {
      await vscode.commands.executeCommand("marginalia.giveCommon", ["arXiv:2401.00002"], { tag: "mine" });
      return (await read(uri)).includes("mine") ? true : undefined;
    }, "the paper has the tag");
    const theirs = (await read(uri)).replace("Closed Writes", "Their Writing");
    intrude(uri, theirs);
    await vscode.commands.executeCommand("marginalia.undoChange");
    assert.equal(await read(uri), theirs);
  });
});
