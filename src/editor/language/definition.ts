import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { LibraryFiles } from "../library/libraryFiles.ts";
import type { PaperFiles } from "../paperFiles.ts";
import type { Documents } from "./documents.ts";
import { paperCited } from "./resolve.ts";

interface Deps {
  readonly library: Library;
  readonly documents: Documents;
  readonly libraryFiles: LibraryFiles;
  readonly paperFiles: PaperFiles;
}

/** Go to Definition and Peek on a citation lead to the paper's file, or to its place in a bibliography. */
export function registerDefinition({
  library,
  documents,
  libraryFiles,
  paperFiles,
}: Deps): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(
    { pattern: "**/*" },
    {
      async provideDefinition(document, position) {
        const citation = documents.citationAt(document, position);
        if (!citation) return undefined;
        await libraryFiles.ready();
        const paper = paperCited(library, citation);
        const origin = paper?.origins[0];
        if (!paper || !origin) return undefined;
        const targetUri = paperFiles.fileOf(paper) ?? vscode.Uri.parse(origin.file);
        const line = new vscode.Range(origin.line, 0, origin.line, 0);
        return [
          {
            targetUri,
            targetRange: line,
            originSelectionRange: new vscode.Range(
              citation.line,
              citation.start,
              citation.line,
              citation.end,
            ),
          } satisfies vscode.LocationLink,
        ];
      },
    },
  );
}
