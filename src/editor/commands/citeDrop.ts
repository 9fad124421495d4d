import * as vscode from "vscode";
import type { CiteStyle } from "../../core/cite/citationText.ts";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { languageOfDocument } from "../documents/documents.ts";
import type { Services } from "../services.ts";
import { citeStyle } from "../settings.ts";
import { paperMime } from "../tree/drag.ts";
import { insertionsAt } from "./cite.ts";

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append("cite");

/**
 * A paper dragged from the tree into an editor (with Shift, VS Code's own rule) is cited where it is dropped, in the form
 * of the settings; the widget that VS Code shows then offers the other forms.
 */
export function registerCiteDrop({ library }: Pick<Services, "library">): vscode.Disposable {
  return vscode.languages.registerDocumentDropEditProvider(
    { pattern: "**/*" },
    {
      async provideDocumentDropEdits(document, position, data) {
        const papers = papersIn(library, await data.get(paperMime)?.asString());
        if (papers.length === 0) return undefined;
        const style = citeStyle(document);
        const rank = (form: Form) => (form === style.form ? 0 : 1);
        const forms = formsIn(document).toSorted((a, b) => rank(a) - rank(b));
        return forms.flatMap((form) => dropEdit(document, position, papers, { ...style, form }));
      },
    },
    { dropMimeTypes: [paperMime], providedDropEditKinds: [kind] },
  );
}

type Form = CiteStyle["form"];

/** What may be chosen from; TeX has no link of its own. */
function formsIn(document: vscode.TextDocument): readonly Form[] {
  return languageOfDocument(document) === "tex" ? ["key", "template"] : ["link", "key", "template"];
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
  const isAbove = insertion.text.endsWith("\n");
  const edit = new vscode.DocumentDropEdit(isHere ? insertion.text : "", titleOf(style.form, isAbove), kind);
  if (!isHere) {
    // Behind a word or in a line above: elsewhere than at the drop, so it comes as an additional edit.
    edit.additionalEdit = new vscode.WorkspaceEdit();
    edit.additionalEdit.insert(document.uri, document.positionAt(insertion.at), insertion.text);
  }
  return [edit];
}

function titleOf(form: Form, isAbove: boolean): string {
  const { l10n } = vscode;
  switch (form) {
    case "link":
      return isAbove ? l10n.t("Cite as a Link in a Comment Above") : l10n.t("Cite as a Link");
    case "key":
      return isAbove ? l10n.t("Cite by Key in a Comment Above") : l10n.t("Cite by Key");
    case "template":
      return isAbove ? l10n.t("Cite by Template in a Comment Above") : l10n.t("Cite by Template");
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
