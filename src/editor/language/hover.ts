import * as vscode from "vscode";
import type * as CitedPart from "../cited/bundle.ts";
import { isLeftToOthers } from "../otherExtensions.ts";
import { cardOf, citedIn } from "../papers/paperCard.ts";
import type { Services } from "../services.ts";

type Deps = Pick<
  Services,
  "bundles" | "library" | "index" | "documents" | "libraryFiles" | "workspaceScan" | "settings"
>;

/** Shows the card of the paper under the mouse. */
export function registerHover({
  bundles,
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
          const { unknownCard } = await bundles.loadPart<typeof CitedPart>("cited");
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
