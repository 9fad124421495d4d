import * as vscode from "vscode";
import type { Context } from "../../core/citations/citation.ts";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import { citationText, isCitableKey } from "../../core/cite/citationText.ts";
import { fitted } from "../../core/cite/guard.ts";
import { type CompletionPlace, completionPlace } from "../../core/completion/completionPlace.ts";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { memoizeByObject } from "../../core/memoize.ts";
import type { PaperSearch } from "../../core/search/paperSearch.ts";
import { type Documents, languageOfDocument } from "../documents/documents.ts";
import { isLeftToOthers } from "../otherExtensions.ts";
import { authorLine, cardOf } from "../papers/card.ts";
import { citedIn } from "../papers/citedIn.ts";
import type { Services } from "../services.ts";
import { citeStyle } from "../settings.ts";

type Deps = Pick<
  Services,
  "library" | "index" | "search" | "documents" | "libraryFiles" | "workspaceScan" | "settings"
>;

/** An item that knows its paper, so that its card is made only when it is shown. */
class PaperItem extends vscode.CompletionItem {
  readonly paper: LibraryPaper;
  constructor(paper: LibraryPaper, label: string) {
    super(label, vscode.CompletionItemKind.Reference);
    this.paper = paper;
  }
}

/** In a list of all papers, which goes to the window at each key; what was typed chooses among more. */
const mostItems = 100;
/** How far above its last line a list of keys may begin. */
const linesAbove = 4;
/** In comments VS Code asks only behind these; the space is for the words of a title behind `cite:`. */
const triggers = ["@", "[", ":", "{", "/", "`", ",", " "];

/** Citekeys, ids and titles of papers, in comments, docstrings and prose. */
export function registerCompletion(deps: Deps): vscode.Disposable {
  const { library, index, search, documents, libraryFiles, workspaceScan, settings } = deps;
  return vscode.languages.registerCompletionItemProvider(
    { pattern: "**/*" },
    {
      async provideCompletionItems(document, position) {
        const place = placeAt(document, position, documents);
        if (!place || !settings.read("marginalia.completion.enabled", document)) return undefined;
        if (isLeftToOthers(document, place, settings)) return undefined;
        await libraryFiles.ready();
        // Ranks by what is known now; the first completion begins the scan and does not wait for it.
        void workspaceScan.ready();
        const papers = ranked(library, index, await search(), place).filter(isWritable(place, document));
        const range = new vscode.Range(position.line, place.start, position.line, place.end);
        const typed = document.getText(range.with({ end: position }));
        const toInsert = insertionsFor(place, document, documents.contextBefore(document, position));
        const items = papers.map((paper, rank) => itemOf(paper, rank, place, range, typed, toInsert));
        // Words of a title are ours to match; keys and ids VS Code filters on by itself.
        const isIncomplete = place.kind === "title" || papers.length >= mostItems;
        return new vscode.CompletionList(items, isIncomplete);
      },
      resolveCompletionItem(item) {
        if (item instanceof PaperItem) {
          item.documentation = cardOf(item.paper, citedIn(index, item.paper), "plain");
        }
        return item;
      },
    },
    ...triggers,
  );
}

/** What is typed at a position, if that is in a comment, a docstring or prose. The line decides before the text is read. */
function placeAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  documents: Documents,
): CompletionPlace | undefined {
  const language = languageOfDocument(document);
  const { line, character } = position;
  const above = document.getText(new vscode.Range(Math.max(0, line - linesAbove), 0, line, 0)).trimEnd();
  const place = completionPlace(document.lineAt(line).text, character, language, above);
  return place && documents.takesText(document, position) ? place : undefined;
}

/**
 * Best first. For a title what the search finds; for a key or an id the papers whose own has what was typed in it, in a
 * library that is longer than the list, what the search finds, papers that this workspace cites, and others.
 */
function ranked(
  library: Library,
  index: CitationIndex,
  search: PaperSearch,
  { kind, typed }: CompletionPlace,
): readonly LibraryPaper[] {
  if (kind === "title" && typed.trim() !== "") return search.search(typed, 50).map(({ paper }) => paper);
  const isLong = library.papers.length > mostItems && typed !== "";
  const named = isLong ? namedBy(typed, library, kind) : [];
  const found = isLong ? search.search(typed, mostItems).map(({ paper }) => paper) : [];
  const papers = new Set<LibraryPaper>();
  for (const list of [named, found, mostCited(library, index), library.papers])
    for (const paper of list) {
      if (papers.size >= mostItems) return [...papers];
      if (kind !== "arxiv" || paper.arxiv !== undefined) papers.add(paper);
    }
  return [...papers];
}

/** The papers whose key or id begins with what was typed, then those that have it elsewhere. */
function namedBy(typed: string, library: Library, kind: CompletionPlace["kind"]): readonly LibraryPaper[] {
  const wanted = typed.toLowerCase();
  const places = library.papers.map((paper) => ({
    paper,
    at: (kind === "arxiv" ? (paper.arxiv ?? "") : paper.citekey).toLowerCase().indexOf(wanted),
  }));
  const first = places.filter(({ at }) => at === 0);
  return [...first, ...places.filter(({ at }) => at > 0)].map(({ paper }) => paper);
}

function mostCited(library: Library, index: CitationIndex): readonly LibraryPaper[] {
  const counts = new Map<LibraryPaper, number>();
  for (const [target, count] of index.targets()) {
    const paper = library.find(target);
    if (paper) counts.set(paper, (counts.get(paper) ?? 0) + count);
  }
  return [...counts]
    .sort(([one, m], [other, n]) => n - m || (one.citekey < other.citekey ? -1 : 1))
    .map(([paper]) => paper);
}

/** Leaves out keys that would end the comment or command that they are completed in. */
function isWritable(
  { kind }: CompletionPlace,
  document: vscode.TextDocument,
): (paper: LibraryPaper) => boolean {
  const language = languageOfDocument(document);
  return ({ citekey }) => kind !== "key" || isCitableKey(citekey, language);
}

/** What an item puts in. The settings are read once for all of them: for each it was a quarter of a completion's time. */
function insertionsFor(
  { kind, lead }: CompletionPlace,
  document: vscode.TextDocument,
  context: Context,
): (paper: LibraryPaper, name: string) => string {
  if (kind !== "title") return (_, name) => lead + name;
  const style = citeStyle(document);
  const language = languageOfDocument(document);
  return (paper) => fitted(citationText(paper, style, language), language, context);
}

function itemOf(
  paper: LibraryPaper,
  rank: number,
  place: CompletionPlace,
  range: vscode.Range,
  typed: string,
  toInsert: (paper: LibraryPaper, name: string) => string,
): vscode.CompletionItem {
  const name = place.kind === "arxiv" ? (paper.arxiv ?? "") : paper.citekey;
  const item = new PaperItem(paper, place.kind === "title" ? paper.title || paper.citekey : name);
  const by = madeBy(paper);
  item.detail = place.kind === "title" ? by : [paper.title, by].filter(Boolean).join(" · ");
  item.range = range;
  item.sortText = String(rank).padStart(6, "0");
  item.insertText = toInsert(paper, name);
  // One may type the key or words of the title; the found titles pass as they are.
  item.filterText = place.kind === "title" ? typed : `${place.lead}${name} ${paper.title}`;
  return item;
}

/** The first author and the year; kept, since a list has hundreds of papers and comes after each key. */
const madeBy = memoizeByObject((paper: LibraryPaper) =>
  [authorLine(paper.authors ?? [], 1), paper.year?.toString() ?? ""].filter(Boolean).join(" "),
);
