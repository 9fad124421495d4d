import assert from "node:assert/strict";
import * as vscode from "vscode";
import { open, useForeign } from "./foreign.ts";

async function lenses(document: vscode.TextDocument): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    "vscode.executeCodeLensProvider",
    document.uri,
    20,
  );
  const ours = found.filter(({ command }) => command?.command.startsWith("marginalia."));
  return ours.map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`);
}

describe("lenses above documentation that cites papers", () => {
  useForeign();
  const enable = (value: true | undefined) =>
    vscode.workspace
      .getConfiguration("marginalia.codeLens")
      .update("enabled", value, vscode.ConfigurationTarget.Global);
  afterEach(() => enable(undefined));

  it("are off by default", async () => {
    assert.deepEqual(await lenses(await open("sparsekit/models/kivi.py")), []);
  });

  it("name the papers of each block once", async () => {
    await enable(true);
    const kivi = await open("sparsekit/models/kivi.py");
    assert.deepEqual(await lenses(kivi), ["2: KIVI", "10: Attention Is All You Need, KIVI"]);
    const rust = await open("rust/src/lib.rs");
    assert.deepEqual(await lenses(rust), ["1: Attention Is All You Need", "5: Attention Is All You Need"]);
    assert.deepEqual(await lenses(await open("viewer/src/attention.ts")), ["1: Attention Is All You Need"]);
  });
});
