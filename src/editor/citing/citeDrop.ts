import * as vscode from "vscode";
import type { CiteStyle } from "../../core/cite/citationText.ts";
import type { Insertion } from "../../core/cite/insertion.ts";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { languageOfDocument } from "../documents/languages.ts";
import { citeStyleIn } from "../papers/citeStyleIn.ts";
import type { Services } from "../services.ts";
import { paperMime } from "../tree/dragController.ts";
import type * as Citing from "./bundle.ts";

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append("cite");

/**
 * Inserts citations when papers are dragged from the tree into an editor (VS Code requires Shift), in the form from the
 * settings. VS Code's drop widget offers the other forms.
 */
export function registerCiteDrop({
  library,
  bundles,
}: Pick<Services, "library" | "bundles">): vscode.Disposable {
  return vscode.languages.registerDocumentDropEditProvider(
    { pattern: "**/*" },
    {
      async provideDocumentDropEdits(document, position, data) {
        const papers = papersIn(library, await data.get(paperMime)?.asString());
        if (papers.length === 0) return undefined;
        const { insertionsAt } = await bundles.loadPart<typeof Citing>("citing");
        const style = citeStyleIn(document);
        const rank = (form: Form) => (form === style.form ? 0 : 1);
        const forms = formsIn(document).toSorted((a, b) => rank(a) - rank(b));
        return forms.flatMap((form) => {
          const options = { style: { ...style, form } };
          const [insertion] = insertionsAt(document, [position], papers, options);
          return insertion === undefined ? [] : [dropEdit(document, position, form, insertion)];
        });
      },
    },
    { dropMimeTypes: [paperMime], providedDropEditKinds: [kind] },
  );
}

type Form = CiteStyle["form"];

/** The forms to choose from; in TeX there are no link forms. */
function formsIn(document: vscode.TextDocument): readonly Form[] {
  return languageOfDocument(document) === "tex" ? ["key", "template"] : ["link", "key", "template"];
}

function dropEdit(
  document: vscode.TextDocument,
  position: vscode.Position,
  form: Form,
  insertion: Insertion,
): vscode.DocumentDropEdit {
  const isHere = insertion.at === document.offsetAt(position);
  const isAbove = insertion.text.endsWith("\n");
  const edit = new vscode.DocumentDropEdit(isHere ? insertion.text : "", titleOf(form, isAbove), kind);
  if (!isHere) {
    // A citation after a word or on the line above is not at the drop position, so it is an additional edit.
    edit.additionalEdit = new vscode.WorkspaceEdit();
    edit.additionalEdit.insert(document.uri, document.positionAt(insertion.at), insertion.text);
  }
  return edit;
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

/** The dragged papers; none if the data is not a list of ids, since anyone can drop any data. */
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
