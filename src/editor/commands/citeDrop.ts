import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { paperMime } from "../tree/drag.ts";
import { insertionsAt } from "./cite.ts";

/** A paper dragged from the tree into an editor (with Shift, VS Code's own rule) is cited where it is dropped. */
export function registerCiteDrop(library: Library): vscode.Disposable {
  const kind = vscode.DocumentDropOrPasteEditKind.Empty.append("cite");
  return vscode.languages.registerDocumentDropEditProvider(
    { pattern: "**/*" },
    {
      async provideDocumentDropEdits(document, position, data) {
        const papers = papersIn(library, await data.get(paperMime)?.asString());
        const [insertion] = papers.length > 0 ? insertionsAt(document, [position], papers) : [];
        if (!insertion) return undefined;
        if (insertion.at === document.offsetAt(position))
          return new vscode.DocumentDropEdit(insertion.text, vscode.l10n.t("Cite"), kind);
        // A comment line above: elsewhere than at the drop, so it comes as an additional edit.
        const edit = new vscode.DocumentDropEdit("", vscode.l10n.t("Cite in a comment above"), kind);
        edit.additionalEdit = new vscode.WorkspaceEdit();
        edit.additionalEdit.insert(document.uri, document.positionAt(insertion.at), insertion.text);
        return edit;
      },
    },
    { dropMimeTypes: [paperMime], providedDropEditKinds: [kind] },
  );
}

function papersIn(library: Library, json: string | undefined): readonly LibraryPaper[] {
  const ids: unknown = json === undefined ? [] : JSON.parse(json);
  if (!Array.isArray(ids)) return [];
  const wanted = new Set(ids.filter((id) => typeof id === "string"));
  return library.papers.filter(({ id }) => wanted.has(id));
}
