import * as vscode from "vscode";
import { citekeyProblem } from "../../core/citekeys/citekeyProblem.ts";
import { newCitekey } from "../../core/citekeys/newCitekey.ts";
import { idsOf } from "../../core/ids/idsOf.ts";
import type { Paper } from "../../core/paper.ts";
import type { CheckedFile } from "../../core/problems/checkContext.ts";
import { newestLines, openDocument } from "../documents/newestText.ts";
import type { CitationPlace, CitedArgument } from "../manifest.ts";
import { ask } from "../messages.ts";
import { openPaper } from "../papers/openPaper.ts";
import { paperOfFile } from "../papers/ownFile.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = Pick<
  Services,
  "library" | "index" | "documents" | "libraryFiles" | "bundles" | "paperFiles" | "log"
>;

/** Add to Library: creates a paper file for a cited work, with its id and the title beside the citation. */
export function registerAddToLibrary(deps: Deps): vscode.Disposable {
  const { library, libraryFiles, paperFiles, log } = deps;
  return registerCommand(log, "marginalia.addCited", async (argument) => {
    await libraryFiles.ready();
    const record = await describe(deps, placesOf(argument));
    if (record === undefined) throw new Error(vscode.l10n.t("No citation of a paper stands there any more."));
    const wanted = record.citekey;
    const isName = citekeyProblem(wanted) === undefined;
    if (wanted !== "" && !isName && idsOf(record).every((id) => id.startsWith("key:"))) {
      const sentence = vscode.l10n.t(
        "{0} cannot name a paper file. Add an entry of this key to a bibliography.",
        wanted,
      );
      throw new Error(sentence);
    }
    const taken = (key: string) => library.byCitekey(key) !== undefined;
    const title = record.title || (await askTitle(record));
    if (title === undefined) return;
    const citekey = isName ? wanted : newCitekey({ ...record, title }, taken);
    const uri = await paperFiles.create({ ...record, citekey, title });
    const paper = uri && paperOfFile(library, uri);
    if (paper) await openPaper(paper, { preview: false, preserveFocus: true });
  });
}

/** The most citations of one paper that are searched for a title beside them. */
const mostPlaces = 100;

/** The place from a quick fix or hover, or the places of a node of the view Cited in Workspace. */
function placesOf(argument: CitedArgument): readonly CitationPlace[] {
  if ("uri" in argument) return [argument];
  return argument.cited.citations
    .slice(0, mostPlaces)
    .map(({ file, citation: { line, start } }) => ({ uri: file, line, start }));
}

/** The record from the first place with a title, else from the first that still cites the paper. */
async function describe(deps: Deps, places: readonly CitationPlace[]): Promise<Paper | undefined> {
  let first: Paper | undefined;
  for (const place of places) {
    const found = await describeAt(deps, place);
    if (found?.title) return found;
    first ??= found;
  }
  return first;
}

async function describeAt(deps: Deps, { uri, line, start }: CitationPlace): Promise<Paper | undefined> {
  const file = await fileAt(deps, uri);
  const citation = file.citations.find((one) => one.line === line && one.start === start);
  if (!citation) return undefined;
  const citekey = citation.target.startsWith("key:") ? citation.raw : "";
  const { describedPaper } = await deps.bundles.load("problems");
  return { citekey, ...describedPaper(citation, file) };
}

/** A file's lines and citations: from the open document, else from the disk and the last scan. */
async function fileAt({ index, documents }: Deps, file: string): Promise<CheckedFile> {
  const open = openDocument(file);
  if (open) return { file, lines: documents.linesOf(open), citations: documents.citationsIn(open) };
  return { file, lines: (await newestLines(file)) ?? [], citations: index.in(file) };
}

async function askTitle({ arxiv, doi, citekey }: Paper): Promise<string | undefined> {
  const name = arxiv ? `arXiv:${arxiv}` : (doi ?? citekey);
  const title = await ask({
    title: vscode.l10n.t("Add to Library"),
    prompt: vscode.l10n.t("Title of {0}; may be left empty", name),
  });
  return title?.trim();
}
