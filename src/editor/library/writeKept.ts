import * as vscode from "vscode";
import { groupByPaper } from "../../core/citations/groupByPaper.ts";
import { openDocument } from "../documents/newestText.ts";
import { within } from "../files.ts";
import type { Services } from "../services.ts";

type Deps = Pick<Services, "bundles" | "library" | "index" | "libraryFiles" | "host">;

/** Writes a root's bibliography to a path inside it; `warn` is called with the reason if the file there is not ours. */
export async function keepBibliography(
  { bundles, library, index, libraryFiles, host }: Deps,
  root: vscode.WorkspaceFolder,
  path: string,
  warn: (uri: vscode.Uri, sentence: string) => void,
): Promise<void> {
  const { l10n, workspace } = vscode;
  if (!path.toLowerCase().endsWith(".bib")) {
    warn(root.uri, l10n.t("{0} cannot be the name of a kept bibliography: it must end in .bib.", path));
    return;
  }
  const uri = within(root.uri, path);
  const { citedRecords, keptBibliography, isKeptBibliography } = await bundles.load("bibliography");
  const ours = index.files().filter((file) => workspace.getWorkspaceFolder(vscode.Uri.parse(file)) === root);
  const { papers } = citedRecords(groupByPaper(index, library, ours));
  const text = keptBibliography(papers);
  const folder = vscode.Uri.joinPath(uri, "..");
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  const isWritten = await host.exclusively(uri, async () => {
    const before = await host.textNow(uri);
    if (before === text || (before === undefined && papers.length === 0)) return false;
    if (before !== undefined && !isKeptBibliography(before)) {
      const shown = workspace.asRelativePath(uri);
      warn(uri, l10n.t("{0} is not a bibliography that Marginalia keeps, so it is left alone.", shown));
      return false;
    }
    // Unsaved changes there are the user's to save or discard.
    if (openDocument(uri.toString())?.isDirty) return false;
    const files = await host.filesAt(folder);
    await files.write(name, new TextEncoder().encode(text));
    return true;
  });
  if (isWritten) await libraryFiles.refresh([uri]);
}
