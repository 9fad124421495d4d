import * as vscode from "vscode";
import type { Citation } from "../../core/citations/citation.ts";
import { shortTitle } from "../../core/cite.ts";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { asCommand } from "../commands.ts";
import type { LibraryFiles } from "../library/libraryFiles.ts";
import { onSettings, readSetting } from "../settings.ts";
import type { Documents } from "./documents.ts";
import { paperCited } from "./resolve.ts";

/** Citations whose lines are at most this far apart stand in one docstring or comment, as far as a lens goes. */
const sameBlock = 12;
const mostNames = 3;

/** One line above a block of documentation that cites papers, naming them. Off by default: lenses shift the code. */
export function registerCodeLens(
  library: Library,
  documents: Documents,
  libraryFiles: LibraryFiles,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    onSettings(["marginalia.codeLens.enabled"], () => changed.fire()),
    library.onDidChange(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(
      { pattern: "**/*" },
      {
        onDidChangeCodeLenses: changed.event,
        async provideCodeLenses(document) {
          if (!readSetting("marginalia.codeLens.enabled", document)) return [];
          const cited = documents.citationsIn(document).filter(({ context }) => context === "docstring");
          if (cited.length === 0) return [];
          await libraryFiles.ready();
          return blocksOf(cited).flatMap((block) => lensOf(library, block));
        },
      },
    ),
  );
}

function blocksOf(citations: readonly Citation[]): readonly (readonly Citation[])[] {
  const blocks: Citation[][] = [];
  for (const citation of citations) {
    const last = blocks.at(-1);
    const previous = last?.at(-1);
    if (last && previous && citation.line - previous.line <= sameBlock) last.push(citation);
    else blocks.push([citation]);
  }
  return blocks;
}

function lensOf(library: Library, block: readonly Citation[]): vscode.CodeLens[] {
  const first = block[0];
  const papers = new Map<string, LibraryPaper>();
  for (const citation of block) {
    const paper = paperCited(library, citation);
    if (paper) papers.set(paper.id, paper);
  }
  const [paper, ...others] = papers.values();
  if (!first || !paper) return [];
  const names = [paper, ...others].slice(0, mostNames).map(shortTitle).join(", ");
  const more = papers.size - mostNames;
  const title = more > 0 ? vscode.l10n.t("{0} and {1} more", names, more) : names;
  const line = new vscode.Range(first.line, 0, first.line, 0);
  const command =
    others.length === 0
      ? asCommand(title, "marginalia.openPaper", paper.id)
      : asCommand(title, "marginalia.showCitedHere");
  return [new vscode.CodeLens(line, command)];
}
