import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isPaperFile } from "../../core/library/source.ts";
import { sourceName } from "../papers/sourceName.ts";
import type { Shelf } from "./show.ts";

/** Where the library has a paper: its category, and the source of its highest record. */
export function shelfOf(library: Library, paper: LibraryPaper): Shelf {
  const { category: id, origins } = paper;
  const [highest] = origins;
  const isOwn = highest !== undefined && isPaperFile(highest.kind);
  const title = library.categories.find((category) => category.id === id)?.title ?? id;
  return {
    source: isOwn ? vscode.workspace.asRelativePath(vscode.Uri.parse(highest.file)) : sourceName(paper),
    ...(id !== undefined && id !== "" && title !== undefined && { category: { id, title } }),
  };
}
