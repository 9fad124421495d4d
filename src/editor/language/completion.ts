import * as vscode from "vscode";
import type { Context } from "../../core/citations/citation.ts";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import { citationText, isWritableKey } from "../../core/cite/citationText.ts";
import { fitted } from "../../core/cite/guard.ts";
import { type CompletionPlace, completionPlace } from "../../core/completion/completionPlace.ts";
import type { Library } from "../../core/library/library.ts";
import { isInLibrary, type LibraryPaper } from "../../core/library/libraryPaper.ts";
import { citedPapers, offers } from "../../core/library/offers.ts";
import { memoizeByObject } from "../../core/memoize.ts";
import type { PaperId } from "../../core/paperId.ts";
import type { PaperSearch } from "../../core/search/paperSearch.ts";
import { labelText } from "../../core/text/shownText.ts";
import type { Documents } from "../documents/documents.ts";
import { languageOfDocument } from "../documents/languages.ts";
import { isLeftToOthers } from "../otherExtensions.ts";
import { citeStyleIn } from "../papers/citeStyleIn.ts";
import { authorLine, cardOf, citedIn } from "../papers/paperCard.ts";
import type { Services } from "../services.ts";

type Deps = Pick<
  Services,
  "library" | "index" | "search" | "documents" | "libraryFiles" | "workspaceScan" | "settings"
>;

/** An item with its paper; its card is made when first shown. */
class PaperItem extends vscode.CompletionItem {
  readonly paper: LibraryPaper;
  constructor(paper: LibraryPaper, label: vscode.CompletionItemLabel) {
    super(label, vscode.CompletionItemKind.Reference);
    this.paper = paper;
  }
}

/**
 * The longest list, because it is sent to the window at each keystroke. In a larger library, the search selects the
 * items.
 */
const mostItems = 100;
/** How many papers are offered by the words of their titles. */
const mostByTitle = 50;
/** How many lines to look back for the start of a list of keys. */
const linesAbove = 4;
/** In comments, VS Code only asks after these characters. The space is for the words of a title after `cite:`. */
const triggers = ["@", "[", ":", "{", "/", "`", ",", " "];

/** Completes citekeys, ids and titles of papers in comments, docstrings and prose. */
export function registerCompletion(deps: Deps): vscode.Disposable {
  const { library, index, search, documents, libraryFiles, workspaceScan, settings } = deps;
  // Cached, because a list has many papers and is made at each keystroke.
  const madeBy = memoizeByObject((paper: LibraryPaper) =>
    [
      [authorLine(paper.authors ?? [], 1), paper.year?.toString() ?? ""].filter(Boolean).join(" "),
      isInLibrary(paper)
        ? ""
        : paper.title === ""
          ? vscode.l10n.t("cited here")
          : vscode.l10n.t("as cited here"),
    ]
      .filter(Boolean)
      .join(" · "),
  );
  return vscode.languages.registerCompletionItemProvider(
    { pattern: "**/*" },
    {
      async provideCompletionItems(document, position) {
        const place = placeAt(document, position, documents);
        if (!place || !settings.read("marginalia.completion.enabled", document)) return undefined;
        if (isLeftToOthers(document, place, settings)) return undefined;
        await libraryFiles.ready();
        // Starts the scan but does not wait for it: the ranking uses what is known so far.
        void workspaceScan.ready();
        // A key is completed with the prefix as typed.
        const prefix = prefixOf(place, index);
        const context = documents.contextBefore(document, position);
        const papers = ranked(library, index, await search(), withoutPrefix(place, prefix)).filter(
          isWritable(place, prefix, document, context),
        );
        const range = new vscode.Range(position.line, place.start, position.line, place.end);
        const typed = document.getText(range.with({ end: position }));
        const insertionOf = insertionsFor(place, document, context);
        const items = papers.map((paper, rank) => {
          const item = itemOf(paper, place, madeBy(paper), prefix, insertionOf);
          item.range = range;
          item.sortText = String(rank).padStart(6, "0");
          // Makes search results for a title always match.
          if (place.kind === "title") item.filterText = typed;
          return item;
        });
        // Our search matches titles at each keystroke; keys and ids are filtered by VS Code.
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

/** What is being typed, if it is in a comment, docstring or prose. Checks the line first, which is cheap. */
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

/** The typed prefix that the workspace's bibliographies give their keys; "" if there is none. */
function prefixOf({ kind, typed }: CompletionPlace, { keyPrefixes }: CitationIndex): string {
  return keyPrefixes.find((one) => kind === "key" && typed.startsWith(one)) ?? "";
}

/** The place with the typed key itself. */
const withoutPrefix = (place: CompletionPlace, prefix: string): CompletionPlace => ({
  ...place,
  typed: place.typed.slice(prefix.length),
});

/**
 * The papers to offer, best first. For a title: the search results. For a key or id: in a large library, first papers
 * whose key or id contains the typed text, then search results; then all papers in the order of `offers`. Works that
 * the library lacks have no key.
 */
function ranked(
  library: Library,
  index: CitationIndex,
  search: PaperSearch,
  { kind, typed }: CompletionPlace,
): readonly LibraryPaper[] {
  const withCited = kind !== "key";
  if (kind === "title" && typed.trim() !== "")
    return search.search(typed, mostByTitle, { withCited }).map(({ paper }) => paper);
  const offered = offers(library, index.targets(), { withCited });
  const isLong = library.papers.length > mostItems && typed !== "";
  const cited = isLong ? citedPapers(library, index.targets(), { withCited }) : [];
  const named = isLong ? namedBy(typed, cited.concat(library.papers), kind) : [];
  const found = isLong ? search.search(typed, mostItems, { withCited }).map(({ paper }) => paper) : [];
  // Keyed by id, because a work known only by its id is a new object each time.
  const papers = new Map<PaperId, LibraryPaper>();
  for (const list of [named, found, offered])
    for (const paper of list) {
      if (papers.size >= mostItems) return [...papers.values()];
      const isOffered =
        kind === "arxiv" ? paper.arxiv !== undefined : paper.title !== "" || isInLibrary(paper);
      if (isOffered && !papers.has(paper.id)) papers.set(paper.id, paper);
    }
  return [...papers.values()];
}

/** Papers whose key or id starts with what was typed, then those that contain it. */
function namedBy(
  typed: string,
  papers: readonly LibraryPaper[],
  kind: CompletionPlace["kind"],
): readonly LibraryPaper[] {
  const wanted = typed.toLowerCase();
  const places = papers.map((paper) => ({
    paper,
    at: (kind === "arxiv" ? (paper.arxiv ?? "") : paper.citekey).toLowerCase().indexOf(wanted),
  }));
  const first = places.filter(({ at }) => at === 0);
  return [...first, ...places.filter(({ at }) => at > 0)].map(({ paper }) => paper);
}

/** Excludes keys and ids that would end the string or comment they are completed in, or run as code there. */
function isWritable(
  place: CompletionPlace,
  prefix: string,
  document: vscode.TextDocument,
  context: Context,
): (paper: LibraryPaper) => boolean {
  const language = languageOfDocument(document);
  return (paper) => place.kind === "title" || isWritableKey(nameOf(paper, place, prefix), language, context);
}

/** The text to complete: the paper's arXiv id, or its key after a workspace prefix. */
const nameOf = ({ arxiv = "", citekey }: LibraryPaper, { kind }: CompletionPlace, prefix: string): string =>
  kind === "arxiv" ? arxiv : prefix + citekey;

/** Returns a function that makes an item's inserted text. Reads the settings once for all items. */
function insertionsFor(
  { kind, lead }: CompletionPlace,
  document: vscode.TextDocument,
  context: Context,
): (paper: LibraryPaper, name: string) => string {
  if (kind !== "title") return (_, name) => lead + name;
  const style = citeStyleIn(document);
  const language = languageOfDocument(document);
  return (paper) => fitted(citationText(paper, style, language), language, context);
}

/** A list row: the key or id, then the title, author and year; the title first if a title is being typed. */
function itemOf(
  paper: LibraryPaper,
  place: CompletionPlace,
  by: string,
  prefix: string,
  insertionOf: (paper: LibraryPaper, name: string) => string,
): vscode.CompletionItem {
  const { kind, lead } = place;
  const name = nameOf(paper, place, prefix);
  const title = shortened(paper.title);
  const item = new PaperItem(
    paper,
    kind === "title"
      ? { label: labelText(title || paper.citekey), description: by }
      : { label: labelText(name), ...(title !== "" && { detail: `  ${title}` }), description: by },
  );
  item.detail = kind === "title" ? by : [paper.title, by].filter(Boolean).join(" · ");
  item.insertText = insertionOf(paper, name);
  // Matches the key and the words of the title.
  item.filterText = `${lead}${name} ${paper.title}`;
  return item;
}

/** Rows are narrower than many titles; the details pane next to the list shows the whole title. */
const shortened = (title: string) => (title.length > 60 ? `${title.slice(0, 59)}…` : title);
