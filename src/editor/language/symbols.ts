import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { labelText } from "../../core/text/shownText.ts";
import { authorLine } from "../papers/paperCard.ts";
import { documentUri } from "../papers/records.ts";
import type { Services } from "../services.ts";

const most = 50;

/** Papers as workspace symbols (Ctrl+T): found by title, author or key; they open at their record. */
export function registerSymbols({
  search,
  libraryFiles,
}: Pick<Services, "search" | "libraryFiles">): vscode.Disposable {
  return vscode.languages.registerWorkspaceSymbolProvider({
    async provideWorkspaceSymbols(query) {
      // An empty query would list all papers and bury the workspace's own symbols.
      if (query.trim().length < 2) return [];
      await libraryFiles.ready();
      const engine = await search();
      // VS Code does not repeat a query, so papers missing now would not be found later.
      await engine.titlesReady;
      return engine.search(query, most).map(({ paper }) => symbolOf(paper));
    },
  });
}

function symbolOf(paper: LibraryPaper): vscode.SymbolInformation {
  const by = [authorLine(paper.authors ?? [], 1), paper.year?.toString() ?? ""].filter(Boolean).join(", ");
  // VS Code filters again by name, so the name contains everything that can be searched for.
  const name = `${paper.title || paper.citekey} (${[by, paper.citekey].filter(Boolean).join(", ")})`;
  return new vscode.SymbolInformation(
    labelText(name),
    vscode.SymbolKind.Key,
    vscode.l10n.t("paper"),
    placeOf(paper),
  );
}

function placeOf(paper: LibraryPaper): vscode.Location {
  const own = paper.origins.find(({ kind }) => kind !== "seeds");
  if (!own) return new vscode.Location(documentUri(paper), new vscode.Position(0, 0));
  return new vscode.Location(vscode.Uri.parse(own.file), new vscode.Position(own.line, 0));
}
