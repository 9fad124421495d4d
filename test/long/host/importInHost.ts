// Runs in the extension host: imports a large bibliography as a reader does, accepting what is proposed, and leaves how long
// that took and how long the host stood still meanwhile.
import { readdirSync, writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import * as vscode from "vscode";
import { reportMark, resultVariable } from "../../host/inHostResult.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function run(): Promise<void> {
  const [root] = vscode.workspace.workspaceFolders ?? [];
  if (!root) throw new Error("No folder is open.");
  await vscode.extensions.getExtension("marginalia.marginalia")?.activate();
  const papers = vscode.Uri.joinPath(root.uri, "papers").fsPath;
  const written = () => readdirSync(papers).filter((name) => name.endsWith(".md")).length;
  await vscode.commands.executeCommand("marginalia.library.focus");
  await pause(3000);
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const cpu = process.cpuUsage();
  const began = performance.now();
  let isDone = false;
  const end = Promise.resolve(
    vscode.commands.executeCommand(
      "marginalia.importPapers",
      vscode.Uri.joinPath(root.uri, "..", "import.bib"),
    ),
  ).then(() => {
    isDone = true;
  });
  let preview = 0;
  while (!isDone) {
    await Promise.race([end, pause(500)]);
    if (!isDone && written() === 0)
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    if (preview === 0 && written() > 0) preview = performance.now() - began;
  }
  const seconds = (performance.now() - began) / 1000;
  delays.disable();
  const { user, system } = process.cpuUsage(cpu);
  const result = {
    papers: written(),
    seconds,
    previewSeconds: preview / 1000,
    cpuSeconds: (user + system) / 1e6,
    blockP95: delays.percentile(95) / 1e6 - 1,
    blockLongest: delays.max / 1e6 - 1,
  };
  console.log(`${reportMark}${JSON.stringify(result)}`);
  writeFileSync(process.env[resultVariable] ?? "", JSON.stringify(result));
}
