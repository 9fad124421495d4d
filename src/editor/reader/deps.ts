import type * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { parsePaperFile } from "../../core/library/paperFile/parsePaperFile.ts";
import type { ReadingStatus } from "../../core/paper.ts";
import type { Host } from "../host.ts";

/** What the reader needs of the rest of the extension. Failures are thrown as sentences for the user. */
export interface ReaderDeps {
  readonly extensionUri: vscode.Uri;
  readonly library: Library;
  readonly index: CitationIndex;
  readonly log: vscode.LogOutputChannel;
  /** Writes files as well as this host can: atomically, and with other windows kept out. */
  readonly host: Host;
  /** The reader of paper files, which is a bundle of its own. */
  paperParser(): Promise<typeof parsePaperFile>;
  /** Begins to read the library if nothing has yet, and settles when it is there. */
  loaded(): Promise<unknown>;
  /** Begins to look for citations in the workspace if nothing has yet, and settles when the index holds them. */
  scanned(): Promise<unknown>;
  /**
   * Creates the paper's file, asking where if nothing says so; `undefined` where the user does not choose. A file that
   * is there already is given back as it is, without these notes.
   */
  createPaperFile(paper: LibraryPaper, notes: string): Promise<vscode.Uri | undefined>;
  setStatus(paper: LibraryPaper, status: ReadingStatus): Promise<unknown>;
  cite(paper: LibraryPaper): Promise<unknown>;
  copyCitation(paper: LibraryPaper): Promise<unknown>;
}
