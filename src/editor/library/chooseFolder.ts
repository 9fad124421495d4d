import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import { chooseFolderOnDisk, pickOne, showInformation } from "../messages.ts";
import { writeSetting } from "../settings.ts";
import { homeFolder, type LibraryFolder, libraryFolders } from "./folders.ts";

/**
 * Chooses the library folder for a new paper file: that of the root which contains `near`, else the first in the
 * workspace with paper files, else the personal one. If there is none, asks the user once; `undefined` if they choose
 * nothing.
 */
export async function chooseFolder(library: Library, near?: vscode.Uri): Promise<LibraryFolder | undefined> {
  return (await knownFolder(library, near)) ?? (await ask(inOrder(near)));
}

/** Like `chooseFolder`, without asking the user; `undefined` if that would be necessary. */
export async function knownFolder(library: Library, near?: vscode.Uri): Promise<LibraryFolder | undefined> {
  const folders = inOrder(near);
  for (const folder of folders) {
    if (folder.layer.kind === "personal" || (await isLibrary(library, folder))) return folder;
    // What one root cites does not belong in another root's library.
    if (near && isRootOf(folder, near) && folders.length > 1) return undefined;
  }
  return undefined;
}

/** The library folders; that of the root which contains `near` comes first. */
function inOrder(near: vscode.Uri | undefined): readonly LibraryFolder[] {
  const folders = libraryFolders();
  const own = near && folders.find((folder) => isRootOf(folder, near));
  return own ? [own, ...folders.filter((folder) => folder !== own)] : folders;
}

const isRootOf = ({ root }: LibraryFolder, uri: vscode.Uri) =>
  root !== undefined && vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === root.uri.toString();

/** Whether a workspace folder already has a library: a paper file, or `categories.yaml`. */
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
  const picked = await pickOne(choices(folders), {
    title: l10n.t("Where should Marginalia keep notes and papers?"),
    placeHolder: l10n.t("You are asked only once; the settings can change it."),
    ignoreFocusOut: true,
  });
  return await picked?.choose();
}

/**
 * Asks in a notification, which does not take the focus while the user types. `undefined` if the user chooses nothing.
 */
export async function offerFolders(): Promise<LibraryFolder | undefined> {
  const { l10n } = vscode;
  const home = homeFolder();
  const [here, ...others] = libraryFolders().filter(({ layer }) => layer.kind !== "personal");
  const inWorkspace =
    here?.path !== undefined && others.length === 0 ? l10n.t("In {0}/", here.path) : undefined;
  const personal = home === undefined ? undefined : l10n.t("In ~/Marginalia");
  const another = l10n.t("Choose…");
  const buttons = [inWorkspace, personal, another].filter((button) => button !== undefined);
  const sentence = l10n.t(
    "Where should Marginalia keep your note? It is in its tab only, until it has a file.",
  );
  const chosen = await showInformation(sentence, ...buttons);
  if (chosen === undefined) return undefined;
  if (chosen === inWorkspace) return here;
  return chosen === personal ? usePersonal("~/Marginalia") : ask(libraryFolders());
}

function choices(folders: readonly LibraryFolder[]): readonly Choice[] {
  const { l10n } = vscode;
  const several = folders.length > 1;
  const here = folders.map(
    (folder): Choice => ({
      iconPath: new vscode.ThemeIcon("repo"),
      label: several ? l10n.t("In {0}", folder.root?.name ?? "") : l10n.t("Here, in this workspace"),
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
            iconPath: new vscode.ThemeIcon("account"),
            label: l10n.t("In a personal folder"),
            description: "~/Marginalia",
            detail: l10n.t("Yours alone, for all workspaces."),
            choose: () => usePersonal("~/Marginalia"),
          },
        ]),
    {
      iconPath: new vscode.ThemeIcon("folder-opened"),
      label: l10n.t("In another folder of my own…"),
      detail:
        home === undefined
          ? l10n.t("Kept where this window keeps its files: in the browser or on its server.")
          : l10n.t("Yours alone, for all workspaces."),
      choose: browse,
    },
  ];
  return [...here, ...personal];
}

async function browse(): Promise<LibraryFolder | undefined> {
  const home = homeFolder();
  // VS Code would start in the workspace, but a personal folder is outside of it.
  const start = home === undefined ? undefined : vscode.Uri.file(home);
  const uri = await chooseFolderOnDisk(vscode.l10n.t("Keep Papers Here"), start);
  return uri && (await usePersonal(uri.scheme === "file" ? uri.fsPath : uri.toString()));
}

async function usePersonal(path: string): Promise<LibraryFolder | undefined> {
  await writeSetting("marginalia.library.personalFolder", path);
  return libraryFolders().find(({ layer }) => layer.kind === "personal");
}
