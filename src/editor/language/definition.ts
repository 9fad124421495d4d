import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { PaperId } from "../../core/paperId.ts";
import { entryOf } from "../papers/fileOfPaper.ts";
import { recordUri } from "../papers/records.ts";
import type { Services } from "../services.ts";
import type { Follow } from "./follow.ts";

/**
 * Go to Definition and Peek on a citation: opens the paper's entry in a bibliography, its paper file, or else the
 * reader; for a work that the library lacks, the place in the workspace that gives its title.
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
        const place = paper ? definedAt(paper) : describedAt(library, citation.target);
        if (!place || (await follow.hasJustFollowed())) return undefined;
        const { line, start, end } = citation;
        const link: vscode.LocationLink = {
          targetUri: place.uri,
          targetRange: place.range,
          originSelectionRange: new vscode.Range(line, start, line, end),
        };
        return [link];
      },
    },
  );
}

const definedAt = (paper: LibraryPaper): vscode.Location =>
  entryOf(paper) ?? new vscode.Location(recordUri(paper.citekey), new vscode.Position(0, 0));

/** The most trusted place in the workspace that gives a cited work's title, such as a BibTeX entry in a README. */
function describedAt(library: Library, id: PaperId): vscode.Location | undefined {
  const origin = library.asCited(id)?.origins[0];
  return (
    origin && new vscode.Location(vscode.Uri.parse(origin.file, true), new vscode.Position(origin.line, 0))
  );
}
