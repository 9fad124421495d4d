import * as vscode from "vscode";
import { isLeftToOthers } from "../otherExtensions.ts";
import { cardOf, citedIn } from "../papers/paperCard.ts";
import { unknownCard } from "../papers/unknownCard.ts";
import type { Services } from "../services.ts";

type Deps = Pick<Services, "library" | "index" | "documents" | "libraryFiles" | "workspaceScan" | "settings">;

/** Shows the card of the paper under the mouse. */
export function registerHover({
  library,
  index,
  documents,
  libraryFiles,
  workspaceScan,
  settings,
}: Deps): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { pattern: "**/*" },
    {
      async provideHover(document, position) {
        const citation = documents.citationAt(document, position);
        if (!citation || !settings.read("marginalia.hover.enabled", document)) return undefined;
        if (isLeftToOthers(document, citation, settings)) return undefined;
        await libraryFiles.ready();
        const paper = library.find(citation.target);
        const range = new vscode.Range(citation.line, citation.start, citation.line, citation.end);
        if (!paper) {
          const card = unknownCard(citation, document, library);
          return card && new vscode.Hover(card, range);
        }
        // Starts the scan but does not wait for it: the count is what is known so far.
        void workspaceScan.ready();
        return new vscode.Hover(cardOf(paper, citedIn(index, paper), "links"), range);
      },
    },
  );
}
