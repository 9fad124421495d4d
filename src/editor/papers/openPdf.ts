import * as vscode from "vscode";
import { attachedPdf } from "../../core/bibliography/attachedPdf.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isPaperFile } from "../../core/library/source.ts";
import { Refusal } from "../refusal.ts";

/**
 * Opens a paper's PDF: the file that its bibliography names, else the url of its record, else arXiv's. Throws a
 * user-facing sentence if there is none.
 */
export async function openPdf(paper: LibraryPaper): Promise<void> {
  const { l10n } = vscode;
  const path = attachedPdf(paper);
  const file = path === undefined ? undefined : uriOf(path, paper);
  if (file && (await isRegularFile(file))) {
    if (file.scheme === "file" && !hasViewer()) await vscode.env.openExternal(file);
    else await vscode.commands.executeCommand("vscode.open", file);
    return;
  }
  const address = paper.pdf ?? (paper.arxiv && `https://arxiv.org/pdf/${paper.arxiv}`);
  if (address !== undefined && /^https?:\/\/[^/]/i.test(address)) {
    await vscode.env.openExternal(vscode.Uri.parse(address, true));
    return;
  }
  throw new Refusal(
    path === undefined
      ? l10n.t("No PDF is known for “{0}”.", paper.title || paper.citekey || paper.id)
      : l10n.t("{0} is not there.", path),
  );
}

/**
 * The uri of a path in a bibliography, relative to the bibliography. Paths on other machines are refused: opening one
 * would send a login there.
 */
function uriOf(path: string, { origins }: LibraryPaper): vscode.Uri | undefined {
  if (/^[\\/]{2}/.test(path)) return undefined;
  const bibliography = origins.find(({ kind }) => kind !== "seeds" && !isPaperFile(kind));
  if (!bibliography) return undefined;
  const base = vscode.Uri.parse(bibliography.file);
  const isAbsolute = /^([\\/]|[a-z]:[\\/])/i.test(path);
  if (!isAbsolute) return vscode.Uri.joinPath(base, "..", path.replace(/\\/g, "/"));
  return base.scheme === "file" ? vscode.Uri.file(path) : base.with({ path: path.replace(/\\/g, "/") });
}

async function isRegularFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false; // The library was moved, or it is another machine's.
  }
}

/** Whether an extension shows PDFs in an editor. */
function hasViewer(): boolean {
  return vscode.extensions.all.some(({ packageJSON }) => {
    const editors: unknown = packageJSON?.contributes?.customEditors;
    return JSON.stringify(editors ?? [])
      .toLowerCase()
      .includes('.pdf"');
  });
}
