import * as vscode from "vscode";
import { categoriesFile } from "../../core/library/categoriesFile.ts";
import type { HiddenSeeds, Library } from "../../core/library/library.ts";
import type { Layer } from "../../core/library/source.ts";
import type { Load } from "../bundles.ts";
import { readText } from "../files.ts";
import { readSetting } from "../settings.ts";
import { unreadableFile } from "./problems.ts";

const layer: Layer = { kind: "seeds", order: 0 };

/** Reads the papers that come with the extension. A damaged file costs its own papers and is a Problem. */
export async function loadSeeds(library: Library, load: Load, extensionUri: vscode.Uri): Promise<void> {
  const { parseCategories, parseSeedFile } = await load("library");
  const folder = vscode.Uri.joinPath(extensionUri, "seeds");
  const names = (await vscode.workspace.fs.readDirectory(folder))
    .map(([name]) => name)
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const uri = vscode.Uri.joinPath(folder, name);
      return { name, file: uri.toString(), ...(await textOrReason(uri)) };
    }),
  );
  library.batch(() => {
    for (const { name, file, text, reason } of files) {
      if (reason !== undefined) library.setFile(unreadableFile(file, layer, reason));
      else if (name === categoriesFile) {
        const { categories, problems } = parseCategories(text, file);
        library.setCategories(file, layer, categories, problems);
      } else library.setFile(parseSeedFile(text, file, layer));
    }
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
    return { text: "", reason: error instanceof Error ? error.message : String(error) };
  }
}
