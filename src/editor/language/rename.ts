import * as vscode from "vscode";
import type { Citation } from "../../core/citations/citation.ts";
import { isPaperFile } from "../../core/library/source.ts";
import { keyPlaces } from "../../core/rename/keyPlaces.ts";
import type { Documents } from "../documents/documents.ts";
import { saveUndoneNotebooks } from "../documents/notebooks.ts";
import { languages } from "../manifest.ts";
import { type RenameDeps, renameEdit } from "../rename/renameEdit.ts";
import { recordAt } from "./references.ts";

interface Deps extends RenameDeps {
  readonly documents: Documents;
}

/**
 * F2 on a citekey renames it everywhere. VS Code asks the providers of a document one after another and passes on only
 * where one throws, so refusing is throwing; where another provider wins there is the command of the same name.
 */
export function registerRename(deps: Deps): vscode.Disposable {
  const selector = languages.map((language) => ({ language }));
  const nothing = () => new Error(vscode.l10n.t("There is no symbol or citekey here."));
  const provider = vscode.languages.registerRenameProvider(selector, {
    async prepareRename(document, position) {
      const place = await keyAt(deps, document, position);
      if (!place) throw nothing();
      return place;
    },
    async provideRenameEdits(document, position, newName) {
      const place = await keyAt(deps, document, position);
      if (!place) throw nothing();
      return await renameEdit(deps, place.placeholder, newName.trim());
    },
  });
  return vscode.Disposable.from(provider, saveUndoneNotebooks());
}

interface KeyPlace {
  readonly range: vscode.Range;
  readonly placeholder: string;
}

/** The citekey at a position: of a citation that is written as a key, or of a record of the user's own. */
export async function keyAt(
  { library, libraryFiles, documents }: Pick<Deps, "library" | "libraryFiles" | "documents">,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<KeyPlace | undefined> {
  const citation = documents.citationAt(document, position);
  await libraryFiles.ready();
  if (citation) return library.find(citation.target) && keyOf(citation);
  const paper = recordAt(library, document, position);
  const origin = paper?.origins.find(({ file }) => file === document.uri.toString());
  if (!paper || !origin) return undefined;
  // The key of a paper file stands in its front matter, which begins with the first line.
  const first = isPaperFile(origin.kind) ? 0 : position.line;
  const lines = Array.from(
    { length: position.line - first + 1 },
    (_, at) => document.lineAt(first + at).text,
  );
  const places = paper.citekeys.flatMap((key) =>
    keyPlaces(lines, key, origin.kind).map(({ line, start }) => placeOf(first + line, start, key)),
  );
  return places.find(({ range }) => range.contains(position));
}

function placeOf(line: number, start: number, key: string): KeyPlace {
  return { range: new vscode.Range(line, start, line, start + key.length), placeholder: key };
}

function keyOf({ target, text, raw, line, start }: Citation): KeyPlace | undefined {
  if (!target.startsWith("key:")) return undefined;
  const from = start + text.lastIndexOf(raw);
  return placeOf(line, from, raw);
}
