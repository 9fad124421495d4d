import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isPaperFile } from "../../core/library/source.ts";
import type { NotesView, Show, ToPage } from "../../protocol/messages.ts";
import { sourceName } from "../papers/sourceName.ts";
import { type Shelf, showOf } from "./show.ts";
import { linkWords } from "./strings.ts";

/** What the page shows of its paper, or why there is none. `pictures` is the folder of the notes' pictures. */
export function paperMessage(
  target: { readonly notesIn: Show["notesIn"]; paper(): LibraryPaper | undefined; absence(): string },
  notesView: NotesView,
  pictures: vscode.Uri | undefined,
  library: Library,
): Extract<ToPage, { kind: "show" | "broken" }> {
  const { notesIn } = target;
  const paper = target.paper();
  if (paper === undefined) return { kind: "broken", text: target.absence(), canOpen: notesIn === "file" };
  const place = {
    notesIn,
    notesView,
    ...(pictures && { pictures: `${pictures.toString().replace(/\/$/, "")}/` }),
  };
  return { kind: "show", show: showOf(paper, place, shelfOf(library, paper), linkWords()) };
}

/** Where the library has a paper: its category, and the source of its highest record. */
function shelfOf(library: Library, paper: LibraryPaper): Shelf {
  const { category: id, origins } = paper;
  const [highest] = origins;
  const isOwn = highest !== undefined && isPaperFile(highest.kind);
  const title = library.categories.find((category) => category.id === id)?.title ?? id;
  return {
    source: isOwn ? vscode.workspace.asRelativePath(vscode.Uri.parse(highest.file)) : sourceName(paper),
    ...(id !== undefined && id !== "" && title !== undefined && { category: { id, title } }),
  };
}
