import * as vscode from "vscode";
import { editPaperFile, type PaperEdits } from "../core/library/editPaperFile.ts";
import type { Library } from "../core/library/library.ts";
import type { LibraryPaper } from "../core/library/libraryPaper.ts";
import { newPaperFile } from "../core/library/paperFile.ts";
import { type Paper, paperFields } from "../core/paper.ts";
import { problemSentence } from "../core/problems/problemText.ts";
import { readText } from "./files.ts";
import type { Host } from "./host.ts";
import { chooseFolder } from "./library/chooseFolder.ts";
import { type LibraryFolder, libraryFolders } from "./library/folders.ts";
import type { LibraryFiles } from "./library/libraryFiles.ts";

/** Writes paper files. A failure is thrown as a sentence that names the file and the reason. */
export interface PaperFiles {
  /** The paper's own file, if it has one; that of the workspace before the personal one. */
  fileOf(paper: LibraryPaper): vscode.Uri | undefined;
  /**
   * Creates the file of a paper that has none, with notes if given; `undefined` when the user was asked for a folder and
   * chose none. A file that is there already is given back as it is.
   */
  create(paper: Paper, options?: { readonly notes?: string }): Promise<vscode.Uri | undefined>;
  /** Changes fields of a paper's file, creating it if need be. Reading status and dates go to the personal library. */
  edit(paper: LibraryPaper, edits: PaperEdits): Promise<vscode.Uri | undefined>;
}

interface Deps {
  readonly library: Library;
  readonly libraryFiles: LibraryFiles;
  readonly host: Host;
}

const personalFields = new Set<string>(["status", "started", "finished"]);

export function createPaperFiles({ library, libraryFiles, host }: Deps): PaperFiles {
  const fileOf = (paper: LibraryPaper, kind?: "papers" | "personal") => {
    const origin = paper.origins.find((one) =>
      kind ? one.kind === kind : one.kind === "papers" || one.kind === "personal",
    );
    return origin && vscode.Uri.parse(origin.file);
  };

  async function createIn(folder: LibraryFolder, paper: Paper, notes = ""): Promise<vscode.Uri> {
    const name = `${paper.citekey}.md`;
    const uri = vscode.Uri.joinPath(folder.uri, name);
    const files = await host.filesAt(folder.uri);
    await named(uri, async () => {
      if (await files.stat(name))
        throw new Error(vscode.l10n.t("the file exists already and was left as it is"));
      const added = new Date().toISOString().slice(0, 10);
      await files.write(name, new TextEncoder().encode(newPaperFile({ added, ...recordOf(paper) }, notes)));
    });
    await libraryFiles.refresh([uri]);
    return uri;
  }

  async function create(
    paper: Paper,
    options?: { readonly notes?: string },
  ): Promise<vscode.Uri | undefined> {
    const known = library.byCitekey(paper.citekey);
    const existing = known && fileOf(known);
    if (existing) return existing;
    const folder = await chooseFolder(library);
    return folder && (await createIn(folder, paper, options?.notes));
  }

  /** The file that an edit goes to: that of the layer which holds these fields already, the personal one for status. */
  async function targetOf(paper: LibraryPaper, edits: PaperEdits): Promise<vscode.Uri | undefined> {
    const isPersonal = Object.keys(edits).every((field) => personalFields.has(field));
    if (!isPersonal || paper.fieldOrigins.status?.kind === "papers")
      return fileOf(paper) ?? (await create(paper));
    const personal = libraryFolders().find(({ layer }) => layer.kind === "personal");
    if (personal) return fileOf(paper, "personal") ?? (await createIn(personal, identityOf(paper)));
    return fileOf(paper) ?? (await create(paper));
  }

  return {
    fileOf,
    create,
    async edit(paper, edits) {
      const uri = await targetOf(paper, edits);
      if (!uri) return undefined;
      await named(uri, () => host.exclusively(uri, () => editFile(uri, edits, host)));
      await libraryFiles.refresh([uri]);
      return uri;
    },
  };
}

/** Runs what may fail on a file, and puts the file's name before the reason. */
async function named(uri: vscode.Uri, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof vscode.CancellationError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      vscode.l10n.t("{0} could not be written: {1}", vscode.workspace.asRelativePath(uri), reason),
    );
  }
}

async function editFile(uri: vscode.Uri, edits: PaperEdits, host: Host): Promise<void> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty) {
    await editDocument(open, edits);
    return;
  }
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  const files = await host.filesAt(vscode.Uri.joinPath(uri, ".."));
  // Read, change, compare, write: what somebody else wrote in between is changed in its turn.
  for (let attempt = 0; attempt < 5; attempt++) {
    const before = await readText(uri);
    if (before === undefined) throw new Error(vscode.l10n.t("the file is gone"));
    const after = edited(before, edits, uri);
    if (after === before) return;
    if ((await readText(uri)) !== before) continue;
    await files.write(name, new TextEncoder().encode(after));
    return;
  }
  throw new Error(vscode.l10n.t("the file keeps changing"));
}

/** An edit of a document may be refused because its text moved on: read again and try again. */
async function editDocument(document: vscode.TextDocument, edits: PaperEdits): Promise<void> {
  for (let attempt = 0; attempt < 8; attempt++) {
    const before = document.getText();
    const after = edited(before, edits, document.uri);
    if (after === before) return;
    const [start, end] = changedSpan(before, after);
    const range = new vscode.Range(document.positionAt(start), document.positionAt(before.length - end));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, range, after.slice(start, after.length - end));
    if (await vscode.workspace.applyEdit(edit)) return;
  }
  throw new Error(vscode.l10n.t("the text keeps changing"));
}

function edited(text: string, edits: PaperEdits, uri: vscode.Uri): string {
  const result = editPaperFile(text, edits, uri.toString());
  if (typeof result === "string") return result;
  throw new Error(vscode.l10n.t(problemSentence(result), result.args));
}

/** How much of two texts is the same, from the start and from the end. */
function changedSpan(before: string, after: string): readonly [start: number, end: number] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return [start, end];
}

/** The fields of the record alone, without what the library knows beside them. */
function recordOf(paper: Paper): Paper {
  const fields = paperFields.flatMap((field) => (paper[field] === undefined ? [] : [[field, paper[field]]]));
  return { citekey: paper.citekey, title: paper.title, ...Object.fromEntries(fields) };
}

/** Just enough of a record to belong to its paper: what a personal file with a reading status holds. */
function identityOf({ citekey, title, arxiv, doi, openreview, url }: Paper): Paper {
  return {
    citekey,
    title,
    ...(arxiv && { arxiv }),
    ...(doi && { doi }),
    ...(openreview && { openreview }),
    ...(url && { url }),
  };
}
