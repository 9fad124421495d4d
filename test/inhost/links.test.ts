import assert from "node:assert/strict";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { closeAll, definitions, open } from "./foreign.ts";
import { eventually, inWorkspace, write } from "./workspace.ts";

const paper = (citekey: string) => `---\ncitekey: ${citekey}\ntitle: Of ${citekey}\n---\nNotes.\n`;

describe("symbolic links", () => {
  let outside: string;
  let citing: vscode.TextDocument;
  const leads = (key: string) =>
    eventually(async () => (await definitions(citing, key))[0], `the paper ${key}`);

  before(async () => {
    outside = mkdtempSync(join(tmpdir(), "marginalia-outside-"));
    writeFileSync(join(outside, "linked2024paper.md"), paper("linked2024paper"));
    // VS Code holds a closed document for a while: no problems of it for later suites.
    const keys =
      "[@linked2024paper], [@file2024paper], [@real2024paper], [@last2024paper], [@jiang2024megascale]";
    const text = `<!-- marginalia-ignore-file -->\nSee ${keys}.\n`;
    await write("links.md", text);
    citing = await open("links.md");
  });
  afterEach(async () => {
    rmSync(inWorkspace("papers").fsPath, { recursive: true, force: true });
    // Told before another folder takes its place.
    for (const key of ["linked2024paper", "last2024paper"]) {
      const gone = async () => ((await definitions(citing, key)).length === 0 ? true : undefined);
      await eventually(gone, `no paper ${key}`);
    }
  });
  after(async () => {
    await closeAll();
    rmSync(inWorkspace("links.md").fsPath);
    rmSync(outside, { recursive: true });
  });

  it("as the library's folder: it is not read, and nothing is written there", async () => {
    symlinkSync(outside, inWorkspace("papers").fsPath);
    for (const run of [
      ["marginalia.setStatus", "key:jiang2024megascale", "read"],
      ["marginalia.renameCitekey", "key:jiang2024megascale", "megascale"],
    ] as const) {
      const [command, ...args] = run;
      let isDone = false;
      const ended = vscode.commands.executeCommand(command, ...args).then(() => {
        isDone = true;
      });
      // Asked for another folder, the user chooses none.
      while (!isDone) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
      }
      await ended;
    }
    assert.deepEqual(readdirSync(outside), ["linked2024paper.md"]);
    assert.equal(readFileSync(join(outside, "linked2024paper.md"), "utf8"), paper("linked2024paper"));
    assert.match(citing.getText(), /jiang2024megascale/);
    assert.deepEqual(await definitions(citing, "linked2024paper"), []);
  });

  it("as a file of its folder: it is none of the library's", async () => {
    mkdirSync(inWorkspace("papers").fsPath);
    writeFileSync(join(outside, "file2024paper.md"), paper("file2024paper"));
    await write("papers/real2024paper.md", paper("real2024paper"));
    await leads("real2024paper");
    // Told by the watcher, and before the other one.
    symlinkSync(join(outside, "file2024paper.md"), inWorkspace("papers/file2024paper.md").fsPath);
    await write("papers/last2024paper.md", paper("last2024paper"));
    await leads("last2024paper");
    assert.deepEqual(await definitions(citing, "file2024paper"), []);
  });
});
