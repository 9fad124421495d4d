import * as vscode from "vscode";
import { groupByPaper } from "../../core/citations/groupByPaper.ts";
import { debounce } from "../debounce.ts";
import { openDocument } from "../documents/newestText.ts";
import { within } from "../files.ts";
import { showWarning } from "../messages.ts";
import type { Services } from "../services.ts";
import { onSettings } from "../settings.ts";

type Deps = Pick<
  Services,
  "bundles" | "library" | "index" | "libraryFiles" | "workspaceScan" | "settings" | "host" | "log"
>;

/** Milliseconds for which changes are gathered before the file is written. */
const debounceMs = 2000;

/**
 * Keeps a `.bib` of each root in step with what its files cite, where the setting names one. It is written where it is
 * not there or is ours, and never over another file.
 */
export function registerKeptBibliography(deps: Deps): vscode.Disposable {
  const { bundles, library, index, libraryFiles, workspaceScan, host, log } = deps;
  const { l10n, workspace } = vscode;
  const told = new Set<string>();
  // From memory: it is asked for at every key.
  const pathIn = (root: vscode.WorkspaceFolder) =>
    deps.settings.read("marginalia.bibliography.keep", root.uri).trim();

  function warn(uri: vscode.Uri, sentence: string): void {
    if (told.has(uri.toString())) return;
    told.add(uri.toString());
    void showWarning(sentence);
  }

  async function keep(root: vscode.WorkspaceFolder, path: string): Promise<void> {
    if (!path.toLowerCase().endsWith(".bib")) {
      warn(
        root.uri,
        l10n.t("{0} is no name of a bibliography that can be kept: it has to end in .bib.", path),
      );
      return;
    }
    const uri = within(root.uri, path);
    const { citedRecords, keptBibliography, isKeptBibliography } = await bundles.load("bibliography");
    const ours = [...index.files()].filter(
      (file) => workspace.getWorkspaceFolder(vscode.Uri.parse(file)) === root,
    );
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
      // A file with unsaved changes is left alone.
      if (openDocument(uri.toString())?.isDirty) return false;
      const files = await host.filesAt(folder);
      await files.write(name, new TextEncoder().encode(text));
      return true;
    });
    if (isWritten) await libraryFiles.refresh([uri]);
  }

  async function keepAll(): Promise<void> {
    const roots = (workspace.workspaceFolders ?? []).filter((root) => pathIn(root) !== "");
    if (roots.length === 0 || !workspace.isTrusted) return;
    await Promise.all([libraryFiles.ready(), workspaceScan.ready()]);
    if (workspaceScan.isPartial()) return;
    for (const root of roots) await keep(root, pathIn(root));
  }
  const due = debounce<"due">(debounceMs, () => {
    keepAll().catch((error: unknown) => log.error("Keeping a bibliography", error));
  });
  const change = () => {
    if ((workspace.workspaceFolders ?? []).some((root) => pathIn(root) !== "")) due.add("due");
  };
  change();
  return vscode.Disposable.from(
    due,
    index.onDidChange(change),
    library.onDidChange(change),
    workspace.onDidChangeWorkspaceFolders(change),
    workspace.onDidGrantWorkspaceTrust(change),
    onSettings(["marginalia.bibliography.keep"], () => {
      told.clear();
      change();
    }),
  );
}
