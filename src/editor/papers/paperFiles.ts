import * as vscode from "vscode";
import { citekeyProblem } from "../../core/citekeys/citekeyProblem.ts";
import { newCitekey } from "../../core/citekeys/newCitekey.ts";
import type { Files } from "../../core/files.ts";
import { idsOf } from "../../core/ids/idsOf.ts";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { PaperEdits } from "../../core/library/paperFile/editPaperFile.ts";
import { statusEdits } from "../../core/library/paperFile/statusEdits.ts";
import type { NoteText, Written } from "../../core/library/paperFile/writePaper.ts";
import { localDay } from "../../core/localDay.ts";
import { identityOf, type Paper, type ReadingStatus, recordOf } from "../../core/paper.ts";
import type { Problem } from "../../core/problem.ts";
import type { problemSentence } from "../../core/problems/problemText.ts";
import { reasonOf } from "../../core/text/reasonOf.ts";
import type { Bundles } from "../bundles.ts";
import { editOpen } from "../documents/editOpen.ts";
import { openDocument } from "../documents/newestText.ts";
import { refuseLinkedFolder } from "../files.ts";
import type { Host } from "../host.ts";
import { chooseFolder, knownFolder } from "../library/chooseFolder.ts";
import { type LibraryFolder, libraryFolders } from "../library/folders.ts";
import type { LibraryFiles } from "../library/libraryFiles.ts";
import { fileOf } from "./fileOfPaper.ts";

/** Writes paper files. Failures are thrown as sentences that name the file and the reason. */
export interface PaperFiles {
  /**
   * Creates the file of a paper that has none, with notes if given. An existing file is returned unchanged; `undefined`
   * if the user was asked for a folder and chose none.
   */
  create(paper: Paper, options?: Creation): Promise<vscode.Uri | undefined>;
  /**
   * Lets `use` create many files in this folder, one after another. The library only learns of them with a later
   * `refresh`.
   */
  createMany(folder: LibraryFolder, use: (create: CreatePaperFile) => Promise<void>): Promise<void>;
  /** Whether there is a folder for a new file, without asking the user. */
  hasFolder(): Promise<boolean>;
  /**
   * Changes fields of a paper's file, which is created if needed. Reading status and dates go to the personal library.
   */
  edit(paper: LibraryPaper, edits: PaperEdits): Promise<vscode.Uri | undefined>;
  /** Sets the reading status and its day. */
  setStatus(paper: LibraryPaper, status: ReadingStatus): Promise<void>;
}

/** Creates the file of a paper, from a note's text if given. */
export type CreatePaperFile = (paper: Paper, note?: string) => Promise<vscode.Uri>;

export interface Creation {
  readonly notes?: string;
  /** The folder for the file, if already chosen. */
  readonly folder?: LibraryFolder;
  /** A file that cites the paper: its root's library is preferred. */
  readonly near?: vscode.Uri;
}

interface Deps {
  readonly library: Library;
  readonly libraryFiles: LibraryFiles;
  readonly host: Host;
  readonly bundles: Bundles;
}

const personalFields = new Set<string>(["status", "started", "finished"]);

export function createPaperFiles({ library, libraryFiles, host, bundles }: Deps): PaperFiles {
  async function createIn(folder: LibraryFolder, paper: Paper, notes = ""): Promise<vscode.Uri> {
    const uri = await write(folder, await host.filesAt(folder.uri), paper, notes);
    await libraryFiles.refresh([uri]);
    return uri;
  }

  async function write(
    folder: LibraryFolder,
    files: Files,
    paper: Paper,
    notes: string | NoteText,
  ): Promise<vscode.Uri> {
    const added = typeof notes === "string" ? { added: localDay() } : {};
    const record = { ...added, ...recordOf(paper), citekey: fileKey(paper) };
    const wanted = vscode.Uri.joinPath(folder.uri, `${record.citekey}.md`);
    const { createPaper, problemSentence } = await bundles.load("library");
    const written = await host.exclusively(wanted, () => createPaper(files, "", record, notes));
    // An existing file may be new to the library: just pulled, or in a folder that was just chosen.
    if (written.kind !== "written" && written.kind !== "exists")
      throw writeFailure(wanted, written, problemSentence);
    return vscode.Uri.joinPath(folder.uri, written.path);
  }

  /**
   * Replaces a key that cannot be a file name (`DBLP:conf/sosp/KwonLZ`) or is taken, if the paper has ids to identify
   * it.
   */
  function fileKey(paper: Paper): string {
    const isTaken = isOther(paper, library.byCitekey(paper.citekey));
    if (citekeyProblem(paper.citekey) === undefined && !isTaken) return paper.citekey;
    if (!isTaken && !idsOf(paper).some((id) => !id.startsWith("key:"))) return paper.citekey;
    return newCitekey(paper, (key) => library.byCitekey(key) !== undefined);
  }

  async function create(
    paper: Paper,
    { notes, folder: chosen, near }: Creation = {},
  ): Promise<vscode.Uri | undefined> {
    const known = library.byCitekey(paper.citekey);
    const existing = known && !isOther(paper, known) ? fileOf(known) : undefined;
    if (existing) return existing;
    const folder = chosen ?? (await chooseFolder(library, near));
    return folder && (await createIn(folder, paper, notes));
  }

  /**
   * The file to edit: the paper's own, the workspace's before the personal one; for reading status and dates, the
   * personal one, unless the workspace's file has a status, which would hide it. Created if needed.
   */
  async function targetOf(paper: LibraryPaper, edits: PaperEdits): Promise<vscode.Uri | undefined> {
    const isPersonal = Object.keys(edits).every((field) => personalFields.has(field));
    if (!isPersonal || paper.fieldOrigins.status?.kind === "papers")
      return fileOf(paper) ?? (await create(paper));
    const personal = libraryFolders().find(({ layer }) => layer.kind === "personal");
    if (personal)
      return fileOf(paper, (kind) => kind === "personal") ?? (await createIn(personal, identityOf(paper)));
    return fileOf(paper) ?? (await create(paper));
  }

  async function edit(paper: LibraryPaper, edits: PaperEdits): Promise<vscode.Uri | undefined> {
    const uri = await targetOf(paper, edits);
    if (!uri) return undefined;
    const open = openDocument(uri.toString());
    if (open) await editDocument(bundles, open, edits, host);
    else await host.exclusively(uri, () => editFile(bundles, uri, edits, host));
    await libraryFiles.refresh([uri]);
    return uri;
  }

  return {
    create,
    async createMany(folder, use) {
      const { files, end } = await host.manyFilesAt(folder.uri);
      try {
        await use((paper, note) => write(folder, files, paper, note === undefined ? "" : { text: note }));
      } finally {
        await end();
      }
    },
    hasFolder: async () => (await knownFolder(library)) !== undefined,
    edit,
    async setStatus(paper, status) {
      await edit(paper, statusEdits(paper, status, localDay()));
    },
  };
}

/** Whether the library's paper with this citekey is a different work. */
function isOther(paper: Paper | LibraryPaper, holder: LibraryPaper | undefined): boolean {
  return holder !== undefined && "id" in paper && paper.id !== holder.id;
}

/** Retries if another program writes the file between our read and write, so that nothing of theirs is lost. */
async function editFile(bundles: Bundles, uri: vscode.Uri, edits: PaperEdits, host: Host): Promise<void> {
  const { updatePaper, problemSentence } = await bundles.load("library");
  const files = await host.filesAt(vscode.Uri.joinPath(uri, ".."));
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  for (let attempt = 1; ; attempt++) {
    const written = await updatePaper(files, name, edits);
    if (written.kind === "written" || written.kind === "unchanged") return;
    if (written.kind !== "changed-meanwhile" || attempt === 5)
      throw writeFailure(uri, written, problemSentence);
  }
}

/**
 * Edits an open file through its document. If we wrote the file on disk, the user's next save would fail with a
 * conflict.
 */
async function editDocument(
  bundles: Bundles,
  document: vscode.TextDocument,
  edits: PaperEdits,
  host: Host,
): Promise<void> {
  const { uri } = document;
  const { editPaperFile, problemSentence } = await bundles.load("library");
  let problem: Problem | undefined;
  try {
    await refuseLinkedFolder(vscode.Uri.joinPath(uri, ".."));
    await editOpen(
      document,
      (text) => {
        const edited = editPaperFile(text, edits, uri.toString());
        problem = typeof edited === "string" ? undefined : edited;
        return typeof edited === "string" ? edited : text;
      },
      host,
    );
  } catch (error) {
    throw writeFailure(uri, { kind: "failed", path: uri.path, reason: reasonOf(error) }, problemSentence);
  }
  if (problem) throw writeFailure(uri, { kind: "unreadable", path: uri.path, problem }, problemSentence);
}

/** An error whose message says which file was not written, and why. */
export function writeFailure(uri: vscode.Uri, written: Written, sentenceOf: typeof problemSentence): Error {
  const { l10n, workspace } = vscode;
  const name = workspace.asRelativePath(uri);
  const said = (reason: string) => new Error(l10n.t("{0} could not be written: {1}", name, reason));
  if (written.kind === "unreadable") {
    const { problem } = written;
    return said(l10n.t(sentenceOf(problem), problem.args));
  }
  if (written.kind === "failed") return said(written.reason);
  return said(l10n.t("another program keeps changing it"));
}
