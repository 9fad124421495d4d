import * as vscode from "vscode";
import { entryOf } from "../papers/ownFile.ts";
import { recordUri } from "../papers/records.ts";
import type { Services } from "../services.ts";
import type { Follow } from "./follow.ts";

/**
 * Go to Definition and Peek on a citation: opens the paper's entry in a bibliography, its paper file, or else the
 * reader.
 */
export function registerDefinition(
  { library, documents, libraryFiles }: Pick<Services, "library" | "documents" | "libraryFiles">,
  follow: Follow,
): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(
    { pattern: "**/*" },
    {
      async provideDefinition(document, position) {
        const citation = documents.citationAt(document, position);
        if (!citation) return undefined;
        await libraryFiles.ready();
        const paper = library.find(citation.target);
        if (!paper || (await follow.hasJustFollowed())) return undefined;
        const { line, start, end } = citation;
        const entry = entryOf(paper);
        const link: vscode.LocationLink = {
          targetUri: entry?.uri ?? recordUri(paper.citekey),
          targetRange: entry?.range ?? new vscode.Range(0, 0, 0, 0),
          originSelectionRange: new vscode.Range(line, start, line, end),
        };
        return [link];
      },
    },
  );
}
