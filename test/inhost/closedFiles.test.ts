import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import * as vscode from "vscode";
import { closeAll, useForeign } from "./foreign.ts";
import { codes, oursAt, setSeverity } from "./problemSettings.ts";
import { eventually, inWorkspace, write } from "./workspace.ts";

describe("problems of files that nobody has opened", () => {
  useForeign();
  afterEach(async () => {
    for (const code of [...codes, "preferredForm"] as const) await setSeverity(code, undefined);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  it("checks files that nobody has opened when asked to, and keeps them in step", async () => {
    const uri = await write("kernels/never_opened.py", "# arXiv:2413.00001 [@vaswani2017atention]\n");
    const found = () =>
      oursAt(uri)
        .map(({ code }) => code)
        .sort();
    try {
      await vscode.commands.executeCommand("marginalia.rescanWorkspace");
      assert.deepEqual(found(), []);
      await vscode.commands.executeCommand("marginalia.checkWorkspace");
      // The workspace cites by [@key] in code, so a slip in such a key is told too.
      assert.deepEqual(found(), ["malformed-arxiv-id", "unknown-citekey"]);
      await write("kernels/never_opened.py", "# arXiv:2402.02750\n");
      await eventually(async () => (found().length === 0 ? true : undefined), "no problem any more");
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  it("tells once of hundreds of files that change at once", async () => {
    const uris = Array.from({ length: 300 }, (_, n) => inWorkspace(`kernels/branch${n}.py`));
    const told: number[] = [];
    const listener = vscode.languages.onDidChangeDiagnostics((change) => {
      const ours = change.uris.filter((uri) => uris.some((one) => one.toString() === uri.toString()));
      if (ours.length > 0) told.push(ours.length);
    });
    const count = (expected: number) =>
      eventually(async () => {
        const found = uris.filter((uri) => oursAt(uri).length === 1).length;
        return found === expected ? true : undefined;
      }, `${expected} problems`);
    try {
      await vscode.commands.executeCommand("marginalia.rescanWorkspace");
      await vscode.commands.executeCommand("marginalia.checkWorkspace");
      for (const uri of uris) writeFileSync(uri.fsPath, "# arXiv:2413.00001\n");
      await count(300);
      for (const uri of uris) rmSync(uri.fsPath);
      await count(0);
    } finally {
      listener.dispose();
    }
    // VS Code may tell us of the first files some time before the others.
    assert.ok(told.length <= 4, `told of ${told.join(", ")}`);
  });

  it("takes the problems of closed files back when a setting does", async () => {
    const uri = await write("kernels/never_opened.py", "# arXiv:2413.00001\n");
    const count = (expected: number) =>
      eventually(async () => (oursAt(uri).length === expected ? true : undefined), `${expected} problems`);
    try {
      await vscode.commands.executeCommand("marginalia.rescanWorkspace");
      await vscode.commands.executeCommand("marginalia.checkWorkspace");
      await count(1);
      await setSeverity("malformedArxivId", "off");
      await count(0);
      await setSeverity("malformedArxivId", undefined);
      await count(1);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  it("takes the problems of a file of the library back when it is closed, after a check too", async () => {
    const text = "---\ncitekey: extra2020note\ntitle: Something Else\n---\nSee arXiv:2413.02750.\n";
    const uri = await write("papers/extra2020note.md", text);
    try {
      // Documents that an extension opens stay open for minutes.
      await vscode.commands.executeCommand("vscode.open", uri);
      await eventually(async () => (oursAt(uri).length === 1 ? true : undefined), "the problem");
      await new Promise((resolve) => setTimeout(resolve, 500));
      await vscode.commands.executeCommand("marginalia.checkWorkspace");
      await closeAll();
      await eventually(async () => (oursAt(uri).length === 0 ? true : undefined), "no problem any more");
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });
});
