import * as vscode from "vscode";
import { foreignText } from "../../core/text/foreignText.ts";
import { showFailure } from "../registerCommand.ts";
import { importSources } from "./importSources.ts";
import type { ImportDeps, ImportSource } from "./readSources.ts";

/** Imports dropped files. Resolves once their contents are known, because VS Code shows its own progress until then. */
export async function importDropped(deps: ImportDeps, data: vscode.DataTransfer): Promise<void> {
  const sources = await droppedSources(data);
  if (sources.length === 0) return;
  void importSources(deps, sources).catch((error: unknown) =>
    showFailure(deps.log, "Importing dropped files", error),
  );
}

/** The dropped files: by their uris if we can read those, else by their contents. */
async function droppedSources(data: vscode.DataTransfer): Promise<readonly ImportSource[]> {
  const list = (await data.get("text/uri-list")?.asString()) ?? "";
  const uris = list
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== "" && !line.startsWith("#"))
    .flatMap(uriIn);
  const readable = await Promise.all(uris.map(isReadable));
  if (uris.length > 0 && readable.every(Boolean)) return uris;
  const files = [...data].flatMap(([, item]) => item.asFile() ?? []);
  const read = await Promise.all(
    files.map(async (file) => ({ text: foreignText(await file.data()), name: file.name })),
  );
  // The same file may be listed as several types.
  const unique = new Map(read.map((source) => [`${source.name}\0${source.text.text}`, source]));
  return [...unique.values()];
}

/** The uri in a line, if it is one. */
function uriIn(line: string): readonly vscode.Uri[] {
  try {
    return [vscode.Uri.parse(line)];
  } catch {
    return []; // `1:2`: a scheme begins with a letter.
  }
}

async function isReadable(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false; // Of another machine, or gone.
  }
}
