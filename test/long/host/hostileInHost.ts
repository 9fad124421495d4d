// Runs in the extension host over the hostile repository: leaves how long its sound file took to be answered for, and what
// memory the host held.
import { writeFileSync } from "node:fs";
import * as vscode from "vscode";
import { reportMark, resultVariable } from "../../host/inHostResult.ts";
import { heapAfterCollection } from "./heap.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function run(): Promise<void> {
  const [root] = vscode.workspace.workspaceFolders ?? [];
  if (!root) throw new Error("No folder is open.");
  const extension = vscode.extensions.getExtension("marginalia.marginalia");
  if (!extension) throw new Error("Marginalia is not in this window.");
  const began = performance.now();
  await extension.activate();
  let [most, longest, last] = [0, 0, performance.now()];
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss / 1024 ** 2);
    longest = Math.max(longest, performance.now() - last - 50);
    last = performance.now();
  }, 50);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root.uri, "good.py"));
  await vscode.window.showTextDocument(document);
  const place = new vscode.Position(0, 5);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    place,
  );
  const said = hovers.flatMap(({ contents }) =>
    contents.map((part) => (typeof part === "string" ? part : part.value)),
  );
  const hoverSeconds = (performance.now() - began) / 1000;
  await vscode.commands.executeCommand("marginalia.rescanWorkspace");
  const scanSeconds = (performance.now() - began) / 1000;
  const symbols = await vscode.commands.executeCommand<vscode.Location[]>(
    "vscode.executeReferenceProvider",
    document.uri,
    place,
  );
  const citing = symbols.map(({ uri }) => vscode.workspace.asRelativePath(uri, false));
  await pause(20_000);
  clearInterval(watch);
  const result = {
    said: said.join("\n"),
    citing,
    hoverSeconds,
    scanSeconds,
    most,
    longest,
    heap: heapAfterCollection(),
  };
  console.log(
    `${reportMark}first hover ${hoverSeconds.toFixed(1)} s, scan ${scanSeconds.toFixed(1)} s, longest block ${longest.toFixed(0)} ms, process at most ${most.toFixed(0)} MB, heap ${result.heap.toFixed(0)} MB`,
  );
  writeFileSync(process.env[resultVariable] ?? "", JSON.stringify(result));
}
