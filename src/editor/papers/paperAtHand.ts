import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { type OfferOptions, unknownWork } from "../../core/library/offers.ts";
import { isPaperId, type PaperId } from "../../core/paperId.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { recordAt } from "./fileOfPaper.ts";
import { nameOfUnknown } from "./offerForUnknown.ts";
import { paperInReader } from "./openPaper.ts";
import { givenPaper, idIn, type PickDeps, paperOrPick } from "./pickPaper.ts";

export type AtHandDeps = PickDeps & Pick<Services, "documents">;

/**
 * The paper given to a command, else the one that the user is looking at, else one that they pick. If the work cited at
 * the cursor is not in the library, throws a user-facing sentence instead of asking for another paper.
 */
export async function paperAtHand(
  deps: AtHandDeps,
  argument: unknown,
  title: string,
  options: OfferOptions = {},
): Promise<LibraryPaper | undefined> {
  return (
    (await givenPaper(deps, argument)) ??
    paperBefore(deps) ??
    (await paperOrPick(deps, undefined, title, options))
  );
}

/** The paper in the reader, or the one cited at the cursor, or whose record or notes are at the cursor. */
function paperBefore({ library, documents }: AtHandDeps): LibraryPaper | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return paperInReader(library);
  const { document, selection } = editor;
  const citation = documents.citationAt(document, selection.active);
  const cited = citation && library.find(citation.target);
  if (cited) return cited;
  if (citation && !citation.tentative)
    throw new Refusal(vscode.l10n.t("{0} is not in the library.", nameOfUnknown(library, citation)));
  // The notes in a paper file are below its record.
  return (
    recordAt(library, document, selection.active) ?? recordAt(library, document, new vscode.Position(0, 0))
  );
}

/**
 * Like `paperAtHand`, but may return a cited work that the library lacks, with what the workspace's texts say about it,
 * or with its id only. Such works can also be picked.
 */
export async function workAtHand(
  deps: AtHandDeps,
  argument: unknown,
  title: string,
): Promise<LibraryPaper | undefined> {
  const given = idIn(argument);
  const id = typeof given === "string" && isPaperId(given) ? given : citedAtCursor(deps);
  if (id !== undefined && deps.library.find(id) === undefined) return unknownWork(deps.library, id);
  return await paperAtHand(deps, argument, title, { withCited: true });
}

function citedAtCursor({ documents }: AtHandDeps): PaperId | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && documents.citationAt(editor.document, editor.selection.active)?.target;
}
