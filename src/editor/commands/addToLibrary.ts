import * as vscode from "vscode";
import { citekeyProblem } from "../../core/citekeys/citekeyProblem.ts";
import { newCitekey } from "../../core/citekeys/newCitekey.ts";
import { fieldsOfId, idsOf } from "../../core/ids/idsOf.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { type Known, knownAs } from "../../core/library/recognisePaper.ts";
import type { Paper } from "../../core/paper.ts";
import type { CheckedFile } from "../../core/problems/checkContext.ts";
import { newestLines, openDocument } from "../documents/newestText.ts";
import type { CitationPlace, CitedArgument } from "../manifest.ts";
import { ask } from "../messages.ts";
import { paperOfFile } from "../papers/fileOfPaper.ts";
import { openPaper } from "../papers/openPaper.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = Pick<
  Services,
  "library" | "index" | "documents" | "libraryFiles" | "bundles" | "paperFiles" | "log"
>;

/** Add to Library: creates a paper file for a cited work, with its id and the title next to the citation. */
export function registerAddToLibrary(deps: Deps): vscode.Disposable {
  const { library, libraryFiles, paperFiles, log } = deps;
  return registerCommand(log, "marginalia.addCited", async (argument) => {
    await libraryFiles.ready();
    const places = placesOf(argument);
    const record = await describe(deps, places);
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
    const said = idsOf(record)
      .map((id) => library.asCited(id))
      .find((one) => one !== undefined);
    const known = said ? asRecord(said, record) : record;
    const isKeyNeeded = !isName;
    const twin = knownAs(library, known);
    const title = await confirmTitle(library, known, { isKeyNeeded, twin });
    if (title === undefined) return;
    const citekey = isKeyNeeded ? keyFor(library, { ...known, title }) : wanted;
    const near = vscode.Uri.parse(places[0]?.uri ?? "");
    const uri = await paperFiles.create({ ...known, citekey, title }, { near });
    const paper = uri && paperOfFile(library, uri);
    if (paper) await openPaper(paper, { preview: false, preserveFocus: true });
  });
}

/** At most this many citations of a paper are searched for a title next to them. */
const mostPlaces = 100;

/** The place from a quick fix or hover, or the places of a node in Cited in Workspace. */
function placesOf(argument: CitedArgument): readonly CitationPlace[] {
  if ("uri" in argument) return [argument];
  return argument.cited.citations
    .slice(0, mostPlaces)
    .map(({ file, citation: { line, start } }) => ({ uri: file, line, start }));
}

/** The record from the first place with a title, else from the first place that still cites the paper. */
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
  const { checkedTexts, describedPaper } = await deps.bundles.load("problems");
  for (const text of checkedTexts(await fileAt(deps, uri))) {
    const citation = text.citations.find((one) => {
      const place = text.placeInFile?.(one) ?? one;
      return place.line === line && place.start === start;
    });
    if (!citation) continue;
    const citekey = citation.target.startsWith("key:") ? citation.raw : "";
    return { citekey, ...describedPaper(citation, text) };
  }
  return undefined;
}

/** A file's lines and citations: from the open document, else from disk and the last scan. */
async function fileAt({ index, documents }: Deps, file: string): Promise<CheckedFile> {
  const open = openDocument(file);
  if (open) return { file, lines: documents.linesOf(open), citations: documents.citationsIn(open) };
  return { file, lines: (await newestLines(file)) ?? [], citations: index.in(file) };
}

/** Asks once to confirm the paper's title and key; a paper known only by its id needs a title. */
async function confirmTitle(
  library: Services["library"],
  record: Paper,
  { isKeyNeeded, twin }: { readonly isKeyNeeded: boolean; readonly twin: Known | undefined },
): Promise<string | undefined> {
  const { l10n } = vscode;
  const { arxiv, doi, citekey } = record;
  const name = arxiv ? `arXiv:${arxiv}` : (doi ?? citekey);
  const promptFor = (title: string) => {
    const prompt =
      isKeyNeeded && title !== ""
        ? l10n.t("Title of {0}; its citekey will be {1}", name, keyFor(library, { ...record, title }))
        : l10n.t("Title of {0}", name);
    return twin ? `${prompt} (${sayKnown(twin)})` : prompt;
  };
  const title = await ask({
    title: l10n.t("Add to Library"),
    prompt: promptFor(record.title),
    note: (typed) => promptFor(typed.trim()),
    value: record.title,
    problem: (typed) => (isKeyNeeded && typed.trim() === "" ? l10n.t("A paper needs a title.") : undefined),
  });
  return title?.trim();
}

/** Says which paper of the library a record is or may be. */
export function sayKnown({ paper, by }: Known): string {
  return by === "id"
    ? vscode.l10n.t("the library has it as {0}", paper.citekey)
    : vscode.l10n.t("{0} has its title", paper.citekey);
}

/** The key by which the workspace cites the paper if it is free, else one made from the record. */
export function keyFor(library: Services["library"], record: Paper): string {
  const taken = (key: string) => library.byCitekey(key) !== undefined;
  const { citekey } = record;
  return citekey !== "" && citekeyProblem(citekey) === undefined && !taken(citekey)
    ? citekey
    : newCitekey(record, taken);
}

/** A record from what the workspace's texts say about a paper, plus the ids of one of its citations. */
export function asRecord(said: LibraryPaper, ids: Partial<Paper> = {}): Paper {
  const { citekey, title, authors, year, arxiv, doi, openreview } = said;
  return {
    ...(arxiv !== undefined && { arxiv }),
    ...(doi !== undefined && { doi }),
    ...(openreview !== undefined && { openreview }),
    ...fieldsOfId(said.id),
    ...ids,
    citekey,
    title,
    ...(authors && { authors }),
    ...(year !== undefined && { year }),
  };
}
