import * as vscode from "vscode";
import { citationText } from "../../core/cite/citationText.ts";
import { fitted } from "../../core/cite/guard.ts";
import { identify } from "../../core/ids/identify.ts";
import { languageOfDocument } from "../documents/languages.ts";
import { citeStyleIn } from "../papers/citeStyleIn.ts";
import type { Services } from "../services.ts";

/** A longer clipboard text is not a paper's address. */
const longest = 300;
const kind = vscode.DocumentDropOrPasteEditKind.Text.append("cite");

type Deps = Pick<Services, "library" | "documents" | "libraryFiles">;

/**
 * Paste as Citation: offers a full citation when the address or id of a known paper is pasted into a comment, docstring
 * or prose; its text is that of Cite Paper (`core/cite/citationText.ts`). Plain text stays the default, unless
 * `editor.pasteAs.preferences` says otherwise.
 */
export function registerPaste({ library, documents, libraryFiles }: Deps): vscode.Disposable {
  return vscode.languages.registerDocumentPasteEditProvider(
    { pattern: "**/*" },
    {
      async provideDocumentPasteEdits(document, ranges, transfer) {
        const clipboard = (await transfer.get("text/plain")?.asString())?.trim() ?? "";
        const id = clipboard.length <= longest && !/\s/.test(clipboard) ? identify(clipboard) : undefined;
        // The same text goes to every cursor, so all of them must accept a citation.
        if (id === undefined || !ranges.every(({ start }) => documents.takesText(document, start)))
          return undefined;
        await libraryFiles.ready();
        const paper = library.find(id);
        if (!paper) return undefined;
        const language = languageOfDocument(document);
        const citation = citationText(paper, citeStyleIn(document), language);
        const [first] = ranges;
        const context = first ? documents.contextBefore(document, first.start) : "prose";
        const text = fitted(citation, language, context);
        if (text === clipboard) return undefined;
        const edit = new vscode.DocumentPasteEdit(text, vscode.l10n.t("Paste as Citation"), kind);
        edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
        return [edit];
      },
    },
    { pasteMimeTypes: ["text/plain"], providedPasteEditKinds: [kind] },
  );
}
