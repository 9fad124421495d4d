import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import { writeSetting } from "../settings.ts";
import { homeFolder, type LibraryFolder, libraryFolders } from "./folders.ts";

/**
 * The library folder that a new paper file goes to: the first one of the workspace that has paper files, else the
 * personal one; where there is neither, asks once. `undefined` when the user chose nothing.
 */
export async function chooseFolder(library: Library): Promise<LibraryFolder | undefined> {
  const folders = libraryFolders();
  for (const folder of folders) {
    if (folder.layer.kind === "personal" || (await isLibrary(library, folder))) return folder;
  }
  return await ask(folders);
}

/** Whether a folder of the workspace holds a library already: a paper file, or `categories.yaml`. */
export async function isLibrary(library: Library, { uri }: LibraryFolder): Promise<boolean> {
  const start = `${uri.toString()}/`;
  if (library.papers.some(({ origins }) => origins.some(({ file }) => file.startsWith(start)))) return true;
  try {
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(uri, "categories.yaml"));
    return true;
  } catch {
    return false; // No such file: the usual case.
  }
}

interface Choice extends vscode.QuickPickItem {
  readonly choose: () => Promise<LibraryFolder | undefined>;
}

async function ask(folders: readonly LibraryFolder[]): Promise<LibraryFolder | undefined> {
  const { l10n } = vscode;
  const several = folders.length > 1;
  const here = folders.map(
    (folder): Choice => ({
      label: several
        ? l10n.t("$(repo) In {0}", folder.root?.name ?? "")
        : l10n.t("$(repo) Here, in this workspace"),
      description: `${folder.path}/`,
      detail: l10n.t("Files of the workspace: shared with everybody who has the repository."),
      choose: async () => folder,
    }),
  );
  const home = homeFolder();
  const personal: readonly Choice[] = [
    ...(home === undefined
      ? []
      : [
          {
            label: l10n.t("$(account) In a personal folder"),
            description: "~/Marginalia",
            detail: l10n.t("Yours alone, for all workspaces."),
            choose: () => usePersonal("~/Marginalia"),
          },
        ]),
    {
      label: l10n.t("$(folder-opened) In another folder of my own…"),
      detail:
        home === undefined
          ? l10n.t("Kept where this window keeps its files: in the browser or on its server.")
          : l10n.t("Yours alone, for all workspaces."),
      choose: browse,
    },
  ];
  const picked = await vscode.window.showQuickPick([...here, ...personal], {
    title: l10n.t("Where should Marginalia keep notes and papers?"),
    placeHolder: l10n.t("Asked once; the settings can change it."),
    ignoreFocusOut: true,
  });
  return await picked?.choose();
}

async function browse(): Promise<LibraryFolder | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      openLabel: vscode.l10n.t("Keep Papers Here"),
    })) ?? [];
  return uri && (await usePersonal(uri.scheme === "file" ? uri.fsPath : uri.toString()));
}

async function usePersonal(path: string): Promise<LibraryFolder | undefined> {
  await writeSetting("marginalia.library.personalFolder", path);
  return libraryFolders().find(({ layer }) => layer.kind === "personal");
}
