import * as vscode from "vscode";
import { documentUri } from "../papers/records.ts";
import type { Services } from "../services.ts";
import type { Follow } from "./follow.ts";

/** Go to Definition and Peek on a citation lead to the paper's file, or to a rendering of its record. */
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
        const link: vscode.LocationLink = {
          targetUri: documentUri(paper),
          targetRange: new vscode.Range(0, 0, 0, 0),
          originSelectionRange: new vscode.Range(line, start, line, end),
        };
        return [link];
      },
    },
  );
}
