// Runs in the extension host: types into the open file as a person does, and writes what each key cost.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import * as vscode from "vscode";
import { resultVariable } from "../../host/inHostResult.ts";
import { pause } from "./opened.ts";
import { sampleOwnTime } from "./ownTime.ts";
import type { Phases, Typing } from "./typing.ts";

/** A comment as someone may type it: a key, the words of a title, a citation letter by letter. */
const text =
  " [@jiang2024megascale, §3.2] and cite: flash attention, then arXiv:2402.15627 once more, for the re";
const providers: Readonly<
  Record<string, (uri: vscode.Uri, at: vscode.Position, cited: vscode.Position) => Thenable<unknown>>
> = {
  hover: (uri, _, cited) => vscode.commands.executeCommand("vscode.executeHoverProvider", uri, cited),
  completion: (uri, at) => vscode.commands.executeCommand("vscode.executeCompletionItemProvider", uri, at),
  links: (uri) => vscode.commands.executeCommand("vscode.executeLinkProvider", uri),
  highlights: (uri, _, cited) =>
    vscode.commands.executeCommand("vscode.executeDocumentHighlights", uri, cited),
  definition: (uri, _, cited) =>
    vscode.commands.executeCommand("vscode.executeDefinitionProvider", uri, cited),
};

export async function run(): Promise<void> {
  const [root] = vscode.workspace.workspaceFolders ?? [];
  if (!root) throw new Error("No folder is open.");
  const find = (name: string) => vscode.extensions.all.find(({ id }) => id.toLowerCase() === name);
  const ours = find("marginalia.marginalia") ?? find("bench.empty");
  if (!ours) throw new Error("Neither extension is in this window.");
  await ours.activate();
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root.uri, "model.py"));
  const editor = await vscode.window.showTextDocument(document);
  const folder = join(ours.extensionPath, "dist");
  // Waits for work that is done once and not per key: reading the library, the first scan.
  await ask(document.uri, document.lineAt(2500).range.end, citedPosition(document), {});
  await pause(4000);
  await typed(editor, folder, 2302, { keys: 50, each: 20, asks: false });
  const phases: Phases = {
    burst: await typed(editor, folder, 2402, { keys: 100, each: 90, asks: false }),
    settled: await typed(editor, folder, 2602, { keys: 40, each: 450, asks: true }),
  };
  writeFileSync(process.env[resultVariable] ?? "", JSON.stringify(phases));
}

/** A position inside the first address in the file. */
function citedPosition(document: vscode.TextDocument): vscode.Position {
  return document.positionAt(document.getText().indexOf("https://arxiv.org/abs/") + 10);
}

interface Phase {
  readonly keys: number;
  /** Milliseconds from one key to the next; if `asks`, after the providers' answers. */
  readonly each: number;
  /** Whether to ask every provider at every key. */
  readonly asks: boolean;
}

/** Types a comment on a new line, and measures each key. */
async function typed(
  editor: vscode.TextEditor,
  folder: string,
  line: number,
  { keys, each, asks }: Phase,
): Promise<Typing> {
  const { document } = editor;
  const lineStart = new vscode.Position(line, 0);
  await editor.edit((edit) => edit.insert(lineStart, "    # \n"));
  const start = document.lineAt(line).range.end;
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenter);
  await pause(1500);

  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const stop = await sampleOwnTime(folder);
  const blocks: number[] = [];
  const marks: number[] = [];
  const times: Record<string, number[]> = {};
  const cited = citedPosition(document);
  for (const key of text.padEnd(keys, "x").slice(0, keys)) {
    delays.reset();
    const began = performance.now();
    marks.push(began);
    await vscode.commands.executeCommand("type", { text: key });
    if (asks) await ask(document.uri, editor.selection.active, cited, times);
    await pause(Math.max(asks ? each : 5, each - (performance.now() - began)));
    // The monitor's timer takes one millisecond; anything above that is delay.
    blocks.push(Math.max(0, delays.max / 1e6 - 1));
  }
  marks.push(performance.now());
  delays.disable();
  const own = await stop(marks);
  if (document.lineAt(line).text.length < keys) throw new Error(`Not typed: ${document.lineAt(line).text}`);
  return {
    blocks,
    own: own.map(({ total }) => total),
    ownRunning: own.map(({ running }) => running),
    ownLongest: own.map(({ longest }) => longest),
    providers: times,
  };
}

async function ask(
  uri: vscode.Uri,
  at: vscode.Position,
  cited: vscode.Position,
  times: Record<string, number[]>,
): Promise<void> {
  for (const [name, provider] of Object.entries(providers)) {
    const began = performance.now();
    await provider(uri, at, cited);
    times[name] ??= [];
    times[name].push(performance.now() - began);
  }
}
