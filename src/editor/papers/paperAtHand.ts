import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { Services } from "../services.ts";
import { paperInReader } from "./openPaper.ts";
import { givenPaper, type PickDeps, paperOrPick } from "./pickPaper.ts";
import { recordAt } from "./recordAt.ts";

export type AtHandDeps = PickDeps & Pick<Services, "documents">;

/** The paper that a command was given, else the one in front of the user, else the one that they pick. */
export async function paperAtHand(
  deps: AtHandDeps,
  argument: unknown,
  title: string,
): Promise<LibraryPaper | undefined> {
  return (
    (await givenPaper(deps, argument)) ?? paperBefore(deps) ?? (await paperOrPick(deps, undefined, title))
  );
}

/** The paper in the reader, cited at the cursor, or whose record or notes are at the cursor. */
function paperBefore({ library, documents }: AtHandDeps): LibraryPaper | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return paperInReader(library);
  const { document, selection } = editor;
  const citation = documents.citationAt(document, selection.active);
  if (citation) return library.find(citation.target);
  // The notes of a paper file are below its record.
  return (
    recordAt(library, document, selection.active) ?? recordAt(library, document, new vscode.Position(0, 0))
  );
}
