import * as vscode from "vscode";
import { fileKindOf, type SomeParsers } from "../../core/library/fileKinds.ts";
import type { HiddenSeeds, Library } from "../../core/library/library.ts";
import type { Layer } from "../../core/library/source.ts";
import { reasonOf } from "../../core/text/reasonOf.ts";
import type { Bundles } from "../bundles.ts";
import { readText } from "../files.ts";
import { readSetting } from "../settings.ts";
import { unreadableFile } from "./problems.ts";

const layer: Layer = { kind: "seeds", order: 0 };

/** Reads the papers that come with the extension. A damaged file costs its own papers and is a Problem. */
export async function loadSeeds(library: Library, bundles: Bundles, extensionUri: vscode.Uri): Promise<void> {
  const { fileParsers } = await bundles.load("library");
  const parsers: SomeParsers = fileParsers;
  const folder = vscode.Uri.joinPath(extensionUri, "seeds");
  const files = (await vscode.workspace.fs.readDirectory(folder))
    .flatMap(([name]) => {
      const kind = fileKindOf(name, "seeds");
      return kind === undefined ? [] : [{ kind, uri: vscode.Uri.joinPath(folder, name) }];
    })
    .sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
  const contents = await Promise.all(
    files.map(async ({ kind, uri }) => {
      const file = uri.toString();
      const { text, reason } = await textOrReason(uri);
      if (reason !== undefined) return unreadableFile(file, layer, reason);
      return parsers[kind]?.(text, file, layer);
    }),
  );
  library.batch(() => {
    for (const content of contents) if (content !== undefined) library.set(content);
  });
}

/** Which of these papers the settings hide. */
export function hiddenSeeds(): HiddenSeeds {
  return readSetting("marginalia.seeds.show") ? new Set(readSetting("marginalia.seeds.hidden")) : "all";
}

async function textOrReason(uri: vscode.Uri): Promise<{ readonly text: string; readonly reason?: string }> {
  try {
    return { text: (await readText(uri)) ?? "" };
  } catch (error) {
    return { text: "", reason: reasonOf(error) };
  }
}
