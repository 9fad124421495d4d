import * as vscode from "vscode";
import type { HiddenSeeds, Library } from "../../core/library/library.ts";
import type { Bundles } from "../bundles.ts";
import { readSetting } from "../settings.ts";

/** Adds the papers that come with the extension, parsed by its build. */
export async function loadSeeds(library: Library, bundles: Bundles, extensionUri: vscode.Uri): Promise<void> {
  const { seedContents } = await bundles.load("seeds");
  const folder = vscode.Uri.joinPath(extensionUri, "seeds");
  library.batch(() => {
    for (const content of seedContents((name) => vscode.Uri.joinPath(folder, name).toString()))
      library.set(content);
  });
}

/** The shipped papers that the settings hide. */
export function hiddenSeeds(): HiddenSeeds {
  return readSetting("marginalia.seeds.show") ? new Set(readSetting("marginalia.seeds.hidden")) : "all";
}
