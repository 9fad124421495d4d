import * as vscode from "vscode";
import { citekeyProblem, newCitekey } from "../../core/citekey.ts";
import type { Library } from "../../core/library/library.ts";
import type { Paper } from "../../core/paper.ts";
import { describedPaper } from "../../core/problems/fixes.ts";
import { registerCommand } from "../commands.ts";
import type { Documents } from "../language/documents.ts";
import type { LibraryFiles } from "../library/libraryFiles.ts";
import type { CitedArgument } from "../manifest.ts";
import type { PaperFiles } from "../paperFiles.ts";
import type { Checks } from "../problems/checks.ts";
import { openPaper } from "../reader/index.ts";

interface Deps {
  readonly library: Library;
  readonly libraryFiles: LibraryFiles;
  readonly documents: Documents;
  readonly checks: Checks;
  readonly paperFiles: PaperFiles;
  readonly log: vscode.LogOutputChannel;
}

/** Add to Library: a paper file for what a line cites, with its id and the title that stands beside it. */
export function registerAddCited(deps: Deps): vscode.Disposable {
  const { library, libraryFiles, paperFiles, log } = deps;
  return registerCommand(log, "marginalia.addCited", async (argument) => {
    const record = await describe(deps, placeOf(argument));
    if (record === undefined) throw new Error(vscode.l10n.t("No citation of a paper stands there any more."));
    await libraryFiles.ready();
    const taken = (key: string) => library.byCitekey(key) !== undefined;
    const title = record.title || (await askTitle(record));
    if (title === undefined) return;
    const wanted = record.citekey;
    const citekey =
      wanted !== "" && citekeyProblem(wanted) === undefined
        ? wanted
        : newCitekey({ ...record, title }, taken);
    const uri = await paperFiles.create({ ...record, citekey, title });
    const paper = uri && library.byCitekey(citekey);
    if (paper) await openPaper(paper, { preview: false, preserveFocus: true });
  });
}

interface Place {
  readonly uri: string;
  readonly line: number;
  readonly start: number;
}

/** A place as the quick fix gives it, or the first citation of a node of the view Cited in Workspace. */
function placeOf(argument: CitedArgument): Place | undefined {
  if ("uri" in argument) return argument;
  const first = argument.cited.citations[0];
  return first && { uri: first.file, line: first.citation.line, start: first.citation.start };
}

async function describe({ documents, checks }: Deps, place: Place | undefined): Promise<Paper | undefined> {
  if (!place) return undefined;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri));
  const citation = documents
    .citationsIn(document)
    .find(({ line, start }) => line === place.line && start === place.start);
  if (!citation) return undefined;
  const citekey = citation.target.startsWith("key:") ? citation.raw : "";
  return { citekey, ...describedPaper(citation, checks.fileOf(document)) };
}

async function askTitle({ arxiv, doi, citekey }: Paper): Promise<string | undefined> {
  const name = arxiv ? `arXiv:${arxiv}` : (doi ?? citekey);
  const title = await vscode.window.showInputBox({
    title: vscode.l10n.t("Add to Library"),
    prompt: vscode.l10n.t("Title of {0}; may be left empty", name),
  });
  return title?.trim();
}
