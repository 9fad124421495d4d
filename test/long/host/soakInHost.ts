// Runs in the extension host: works on the foreign repository like an impatient reader, and leaves the heap after each
// minute's collection.
import { readFileSync, writeFileSync } from "node:fs";
import * as vscode from "vscode";
import { reportMark, resultVariable } from "../../host/inHostResult.ts";
import { heapAfterCollection } from "./heap.ts";

const minutes = Number(process.env.MARGINALIA_SOAK_MINUTES ?? "10");
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const { executeCommand } = vscode.commands;

function at(path: string): vscode.Uri {
  const [root] = vscode.workspace.workspaceFolders ?? [];
  if (!root) throw new Error("No folder is open.");
  return vscode.Uri.joinPath(root.uri, path);
}

const code = [
  "kernels/attention.cu",
  "sparsekit/models/kivi.py",
  "include/sparsekit/assembly.h",
  "README.md",
];

/** Opens a file, asks every provider at its citations, types a citation, takes it back. */
async function read(path: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(at(path));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  for (const match of document.getText().matchAll(/arxiv\.org|arXiv:|cite/gi)) {
    const place = document.positionAt((match.index ?? 0) + 2);
    const range = new vscode.Range(place, place);
    await executeCommand("vscode.executeHoverProvider", document.uri, place);
    await executeCommand("vscode.executeDefinitionProvider", document.uri, place);
    await executeCommand("vscode.executeReferenceProvider", document.uri, place);
    await executeCommand("vscode.executeCompletionItemProvider", document.uri, place, "@");
    await executeCommand("vscode.executeCodeActionProvider", document.uri, range);
  }
  await editor.edit((edit) =>
    edit.insert(new vscode.Position(0, 0), "// arXiv:2402.15627 [@vaswani2017attention]\n"),
  );
  await executeCommand("vscode.executeCodeLensProvider", document.uri, 20);
  await executeCommand("undo");
}

/** Changes files behind VS Code's back, as a branch switch does. */
function switchBranch(round: number): void {
  for (let n = 0; n < 20; n++)
    writeFileSync(
      at(`sparsekit/branch${n}.py`).fsPath,
      `# arXiv:2402.${String(15_000 + ((round + n) % 900))}\n`,
    );
  const entry = `@misc{round${round}, title={Round ${round}}, year={2024}, eprint={2402.${15_000 + (round % 900)}}}\n`;
  writeFileSync(at("round.bib").fsPath, `${entry}@misc{kept, title={Kept}}\n`);
  const paper = at("papers/vaswani2017attention.md").fsPath;
  const text = readFileSync(paper, "utf8").replace(/\nRound \d+\.\n$/, "\n");
  writeFileSync(paper, `${text.trimEnd()}\n\nRound ${round}.\n`);
}

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension("marginalia.marginalia");
  if (!extension) throw new Error("Marginalia is not in this window.");
  await extension.activate();
  const heaps: number[] = [];
  const began = Date.now();
  let round = 0;
  for (let minute = 1; minute <= minutes; minute++) {
    while (Date.now() - began < minute * 60_000) {
      for (const path of code) await read(path);
      switchBranch(round++);
      const reader = ["vscode.openWith", at("papers/vaswani2017attention.md"), "marginalia.reader"] as const;
      await executeCommand(...reader);
      await pause(300);
      await executeCommand("workbench.action.closeAllEditors");
    }
    await pause(2000);
    const heap = heapAfterCollection();
    heaps.push(heap);
    const rss = process.memoryUsage().rss / 1024 ** 2;
    console.log(
      `${reportMark}minute ${minute}, round ${round}: heap ${heap.toFixed(1)} MB, process ${rss.toFixed(0)} MB`,
    );
  }
  writeFileSync(process.env[resultVariable] ?? "", JSON.stringify({ rounds: round, heaps }));
}
