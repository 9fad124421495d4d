import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { PaperId } from "../../core/paperId.ts";
import { placesOf } from "../documents/citationPlaces.ts";
import { recordAt } from "../papers/fileOfPaper.ts";
import type { Services } from "../services.ts";

type Deps = Pick<Services, "library" | "index" | "documents" | "libraryFiles" | "workspaceScan">;

/** Find All References: all citations of a paper in any form, from a citation or from the paper's record. */
export function registerReferences(deps: Deps): vscode.Disposable {
  return vscode.languages.registerReferenceProvider(
    { pattern: "**/*" },
    {
      async provideReferences(document, position, { includeDeclaration }, token) {
        const citation = deps.documents.citationAt(document, position);
        await deps.libraryFiles.ready();
        const paper = citation
          ? deps.library.find(citation.target)
          : recordAt(deps.library, document, position);
        const ids: readonly PaperId[] = paper?.ids ?? (citation ? [citation.target] : []);
        if (ids.length === 0) return undefined;
        await deps.workspaceScan.ready();
        if (token.isCancellationRequested) return undefined;
        const declarations = includeDeclaration && paper ? declarationsOf(paper) : [];
        return [...declarations, ...(await placesOf(deps, deps.index.citing(ids)))];
      },
    },
  );
}

/** The paper's records in the user's own files; shipped papers have none in the workspace. */
function declarationsOf({ origins }: LibraryPaper): readonly vscode.Location[] {
  return origins
    .filter(({ kind }) => kind !== "seeds")
    .map(({ file, line }) => new vscode.Location(vscode.Uri.parse(file), new vscode.Position(line, 0)));
}
