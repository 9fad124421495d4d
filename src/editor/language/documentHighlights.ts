import * as vscode from "vscode";

import type { Services } from "../services.ts";
/** Highlights the other citations of the paper under the cursor, in any form. */
export function registerHighlights({
  library,
  documents,
}: Pick<Services, "library" | "documents">): vscode.Disposable {
  return vscode.languages.registerDocumentHighlightProvider(
    { pattern: "**/*" },
    {
      provideDocumentHighlights(document, position) {
        const citation = documents.citationAt(document, position);
        if (!citation) return undefined;
        const ids = new Set(library.find(citation.target)?.ids ?? [citation.target]);
        return documents
          .citationsIn(document)
          .filter(({ target }) => ids.has(target))
          .map(
            ({ line, start, end }) =>
              new vscode.DocumentHighlight(
                new vscode.Range(line, start, line, end),
                vscode.DocumentHighlightKind.Read,
              ),
          );
      },
    },
  );
}
