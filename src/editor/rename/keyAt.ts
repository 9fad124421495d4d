import * as vscode from "vscode";
import type { Citation } from "../../core/citations/citation.ts";
import type { Library } from "../../core/library/library.ts";
import { keysInLibraryFile } from "../../core/rename/keysInLibraryFiles.ts";
import { linesOf } from "../documents/newestText.ts";
import { recordAt } from "../papers/fileOfPaper.ts";
import type { Services } from "../services.ts";

type Deps = Pick<Services, "library" | "libraryFiles" | "documents">;

interface KeyPlace {
  readonly range: vscode.Range;
  readonly placeholder: string;
}

/** The citekey at a position: in a citation, or in a record in the user's own files. */
export async function keyAt(
  { library, libraryFiles, documents }: Deps,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<KeyPlace | undefined> {
  const citation = documents.citationAt(document, position);
  await libraryFiles.ready();
  if (citation) return library.find(citation.target) && keyOf(citation, library);
  const paper = recordAt(library, document, position);
  const origin = paper?.origins.find(({ file }) => file === document.uri.toString());
  if (!paper || !origin) return undefined;
  const lines = linesOf(document.getText());
  const places = paper.citekeys.flatMap((key) =>
    keysInLibraryFile(lines, key, origin.kind).map(({ line, start }) => placeOf(line, start, key)),
  );
  return places.find(({ range }) => range.contains(position));
}

function placeOf(line: number, start: number, key: string): KeyPlace {
  return { range: new vscode.Range(line, start, line, start + key.length), placeholder: key };
}

function keyOf({ target, text, raw, line, start }: Citation, library: Library): KeyPlace | undefined {
  if (!target.startsWith("key:")) return undefined;
  // A prefix from a bibliography directive (Sphinx's `:keyprefix:`) is not part of the key.
  const keys = library.byCitekey(raw) ? [] : (library.find(target)?.citekeys ?? []);
  const key = keys.find((one) => raw.endsWith(one)) ?? raw;
  return placeOf(line, start + text.lastIndexOf(raw) + raw.length - key.length, key);
}
