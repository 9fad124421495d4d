import * as vscode from "vscode";
import type { Citation } from "../../core/citations/citation.ts";
import { regions } from "../../core/citations/lexing/regions.ts";
import { shortTitle } from "../../core/cite/citationText.ts";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { labelText } from "../../core/text/shownText.ts";
import { languageOfDocument } from "../documents/languages.ts";
import { asCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { mayBeOn, onSettings } from "../settings.ts";

const mostNames = 3;

type Deps = Pick<Services, "library" | "documents" | "libraryFiles" | "settings">;

/**
 * Shows a code lens above each documentation block that cites papers, with their names. Off by default, because it
 * moves code.
 */
export function registerCodeLens({ library, documents, libraryFiles, settings }: Deps): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    async provideCodeLenses(document) {
      if (!settings.read("marginalia.codeLens.enabled", document)) return [];
      const cited = documents.citationsIn(document).filter(({ context }) => context === "docstring");
      if (cited.length === 0) return [];
      await libraryFiles.ready();
      return blocksOf(document, cited).flatMap((block) => lensOf(library, block));
    },
  };
  // Only registered if switched on, because VS Code asks a provider at every pause in typing.
  let registered: vscode.Disposable | undefined;
  const update = () => {
    if (!mayBeOn("marginalia.codeLens.enabled")) {
      registered?.dispose();
      registered = undefined;
    } else registered ??= vscode.languages.registerCodeLensProvider({ pattern: "**/*" }, provider);
    changed.fire();
  };
  update();
  return vscode.Disposable.from(
    changed,
    onSettings(["marginalia.codeLens.enabled"], update),
    vscode.workspace.onDidChangeWorkspaceFolders(update),
    library.onDidChange(() => changed.fire()),
    { dispose: () => registered?.dispose() },
  );
}

/** A documentation block: its first line, and its citations. */
interface Block {
  readonly line: number;
  readonly citations: readonly Citation[];
}

/** Groups consecutive lines of documentation (`///`, roxygen) into one block. */
function blocksOf(document: vscode.TextDocument, cited: readonly Citation[]): readonly Block[] {
  const lineAt = (offset: number) => document.positionAt(offset).line;
  const blocks: { line: number; last: number; citations: Citation[] }[] = [];
  for (const { start, end, context } of regions(document.getText(), languageOfDocument(document))) {
    if (context !== "docstring") continue;
    const line = lineAt(start);
    const last = lineAt(Math.max(start, end - 1));
    const previous = blocks.at(-1);
    if (previous && line <= previous.last + 1) previous.last = last;
    else blocks.push({ line, last, citations: [] });
  }
  for (const citation of cited) {
    const block = blocks.find(({ line, last }) => line <= citation.line && citation.line <= last);
    block?.citations.push(citation);
  }
  return blocks.filter(({ citations }) => citations.length > 0);
}

function lensOf(library: Library, block: Block): vscode.CodeLens[] {
  const papers = new Map<string, LibraryPaper>();
  for (const citation of block.citations) {
    const paper = library.find(citation.target);
    if (paper) papers.set(paper.id, paper);
  }
  const [paper, ...others] = papers.values();
  if (!paper) return [];
  const names = [paper, ...others].slice(0, mostNames).map(shortTitle).join(", ");
  const more = papers.size - mostNames;
  const title = more > 0 ? vscode.l10n.t("{0} and {1} more", names, more) : names;
  const line = new vscode.Range(block.line, 0, block.line, 0);
  const command =
    others.length === 0
      ? asCommand(labelText(title), "marginalia.openPaper", paper.id)
      : asCommand(labelText(title), "marginalia.showCitedHere");
  return [new vscode.CodeLens(line, command)];
}
