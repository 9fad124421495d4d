// Runs in the extension host: opens papers and empty pages one after another, and writes when it opened each.
import { writeFileSync } from "node:fs";
import * as vscode from "vscode";
import { resultVariable } from "../../host/inHostResult.ts";
import { emptyEditor } from "../../host/windows.ts";
import { opened, pause } from "./opened.ts";

const rounds = 4;

export async function run(): Promise<void> {
  const { root } = await opened();
  // Reading the library and scanning are not part of opening a paper, so do both first.
  await vscode.commands.executeCommand("marginalia.rescanWorkspace");
  const file = (key: string) => vscode.Uri.joinPath(root.uri, "papers", `${key}.md`);
  const kinds = {
    "empty editor": [file("plain2024paper"), emptyEditor],
    "a paper without notes": [file("plain2024paper"), "marginalia.reader"],
    "a paper with notes, formulas and code": [file("noted2024paper"), "marginalia.reader"],
    "a paper of 444 authors, without a file": [
      vscode.Uri.parse("marginalia:/srivastava2022beyond.md"),
      "marginalia.reader",
    ],
  } as const;
  const asked: { name: string; at: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const [name, [uri, viewType]] of Object.entries(kinds)) {
      asked.push({ name, at: Date.now() });
      await vscode.commands.executeCommand("vscode.openWith", uri, viewType);
      // Longer than the bench waits before it asks the page (`restMs` in bench/reader.ts).
      await pause(4000);
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
      await pause(500);
    }
  }
  writeFileSync(process.env[resultVariable] ?? "", JSON.stringify(asked));
}
