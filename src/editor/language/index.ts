import * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { Library } from "../../core/library/library.ts";
import type { Documents } from "../documents/documents.ts";
import type { LibraryFiles } from "../library/libraryFiles.ts";
import type { Search } from "../papers/search.ts";
import type { WorkspaceScan } from "../scan/workspaceScan.ts";
import { registerCodeLens } from "./codeLens.ts";
import { registerCompletion } from "./completion.ts";
import { registerDefinition } from "./definition.ts";
import { registerFollow } from "./follow.ts";
import { registerHighlights } from "./highlights.ts";
import { registerHover } from "./hover.ts";
import { registerLinks } from "./links.ts";
import { registerPaste } from "./paste.ts";
import { registerReferences } from "./references.ts";
import { registerRename } from "./rename.ts";
import { registerSymbols } from "./symbols.ts";

interface Deps {
  readonly library: Library;
  readonly index: CitationIndex;
  readonly search: Search;
  readonly documents: Documents;
  readonly libraryFiles: LibraryFiles;
  readonly workspaceScan: WorkspaceScan;
  readonly log: vscode.LogOutputChannel;
}

/** What VS Code asks of a language, for citations in every language: each file of this folder is one feature. */
export function registerLanguageFeatures(deps: Deps): vscode.Disposable {
  const { library, documents, libraryFiles, search } = deps;
  const follow = registerFollow(library, deps.log);
  return vscode.Disposable.from(
    follow,
    registerHover(deps),
    registerLinks(library, documents, libraryFiles),
    registerDefinition(library, documents, libraryFiles, follow),
    registerReferences(deps),
    registerHighlights(library, documents),
    registerSymbols(search, libraryFiles),
    registerCompletion(deps),
    registerRename(deps),
    registerPaste(library, documents, libraryFiles),
    registerCodeLens(library, documents, libraryFiles),
  );
}
