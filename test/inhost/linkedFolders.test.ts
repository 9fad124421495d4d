import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { eventually, hoverAt, inWorkspace, plain, remove, write } from "./workspace.ts";

const entry = (title: string) =>
  `@misc{linked2024, title={${title}}, eprint={1706.03762}, archiveprefix={arXiv}}\n`;

describe("what a symbolic link of the workspace leads to", () => {
  let outside: string;
  let train: vscode.TextDocument;
  const card = async () => {
    const cards = await hoverAt(train, "arXiv:1706.03762");
    return cards
      .map(({ value }) => plain(value))
      .find((text) => text.includes("command:marginalia.openPaper"));
  };

  before(async () => {
    outside = mkdtempSync(join(tmpdir(), "marginalia-outside-"));
    mkdirSync(join(outside, "papers"));
    writeFileSync(
      join(outside, "papers/secret.md"),
      '---\ncitekey: secret\ntitle: Secret\narxiv: "1706.03762"\n---\n',
    );
    writeFileSync(join(outside, "papers/refs.bib"), entry("Secret"));
    train = await vscode.workspace.openTextDocument(inWorkspace("train.py"));
    await vscode.window.showTextDocument(train);
    assert.equal(await card(), undefined);
  });
  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    rmSync(outside, { recursive: true });
  });

  for (const [name, target] of [
    ["papers", "papers"],
    ["linked", "papers"],
    ["linked.bib", "papers/refs.bib"],
  ] as const)
    it(`is not read by the library: ${name}`, async () => {
      symlinkSync(join(outside, target), inWorkspace(name).fsPath);
      try {
        // One that is read comes after it, so that its time has come.
        await new Promise((resolve) => setTimeout(resolve, 1500));
        await write("taken.bib", entry("Taken"));
        assert.match(await eventually(card, "the card from the other one"), /\*\*Taken\*\*/);
        if (name === "papers") {
          const [problem] = vscode.languages
            .getDiagnostics(inWorkspace(name))
            .filter(({ source }) => source === "Marginalia");
          assert.match(problem?.message ?? "", /symbolic link/);
        }
      } finally {
        rmSync(inWorkspace(name).fsPath);
        await remove("taken.bib");
        await eventually(async () => ((await card()) === undefined ? true : undefined), "no card");
      }
    });
});
