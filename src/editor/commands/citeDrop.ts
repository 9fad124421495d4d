import * as vscode from "vscode";
import type { CiteStyle } from "../../core/cite.ts";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { citeStyle } from "../settings.ts";
import { paperMime } from "../tree/drag.ts";
import { insertionsAt } from "./cite.ts";

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append("cite");

/**
 * A paper dragged from the tree into an editor (with Shift, VS Code's own rule) is cited where it is dropped, in the form
 * of the settings; the widget that VS Code shows then offers the other forms.
 */
export function registerCiteDrop(library: Library): vscode.Disposable {
  return vscode.languages.registerDocumentDropEditProvider(
    { pattern: "**/*" },
    {
      async provideDocumentDropEdits(document, position, data) {
        const papers = papersIn(library, await data.get(paperMime)?.asString());
        if (papers.length === 0) return undefined;
        const style = citeStyle(document);
        const others = (["link", "key", "template"] as const).filter((form) => form !== style.form);
        const styles = [style, ...others.map((form): CiteStyle => ({ ...style, form }))];
        return styles.flatMap((one) => dropEdit(document, position, papers, one));
      },
    },
    { dropMimeTypes: [paperMime], providedDropEditKinds: [kind] },
  );
}

function dropEdit(
  document: vscode.TextDocument,
  position: vscode.Position,
  papers: readonly LibraryPaper[],
  style: CiteStyle,
): vscode.DocumentDropEdit[] {
  const [insertion] = insertionsAt(document, [position], papers, { style });
  if (!insertion) return [];
  const isHere = insertion.at === document.offsetAt(position);
  const edit = new vscode.DocumentDropEdit(isHere ? insertion.text : "", titleOf(style.form, isHere), kind);
  if (!isHere) {
    // A comment line above: elsewhere than at the drop, so it comes as an additional edit.
    edit.additionalEdit = new vscode.WorkspaceEdit();
    edit.additionalEdit.insert(document.uri, document.positionAt(insertion.at), insertion.text);
  }
  return [edit];
}

function titleOf(form: CiteStyle["form"], isHere: boolean): string {
  const { l10n } = vscode;
  switch (form) {
    case "link":
      return isHere ? l10n.t("Cite as a Link") : l10n.t("Cite as a Link in a Comment Above");
    case "key":
      return isHere ? l10n.t("Cite by Key") : l10n.t("Cite by Key in a Comment Above");
    case "template":
      return isHere ? l10n.t("Cite by Template") : l10n.t("Cite by Template in a Comment Above");
  }
}

/** The papers of a drag. Its text may come from anywhere: what is no list of ids names none. */
function papersIn(library: Library, json: string | undefined): readonly LibraryPaper[] {
  const ids = json === undefined ? undefined : parsed(json);
  if (!Array.isArray(ids)) return [];
  const wanted = new Set(ids.filter((id) => typeof id === "string"));
  return library.papers.filter(({ id }) => wanted.has(id));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined; // Not from our tree.
  }
}
