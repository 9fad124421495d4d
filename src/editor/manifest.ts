import type { Common } from "../core/groups/group.ts";
import type { PaperId } from "../core/paperId.ts";

// A typed copy of what package.json contributes. test/unit/manifest.test.ts checks that the two agree.

/**
 * A paper as a command argument: an id, a tree node (from context menus), or nothing, in which case the command asks.
 */
export type PaperArgument =
  | PaperId
  /** `list` names the list that contains the row, for Next Paper; absent for rows of the Library view. */
  | { readonly paper: { readonly id: PaperId }; readonly list?: string }
  | undefined;

/** A branch of the tree that is a category, or the category's id. */
export type CategoryArgument = string | { readonly common?: Common };

/** The place of a citation: a uri as a string, line and column from 0. */
export interface CitationPlace {
  readonly uri: string;
  readonly line: number;
  readonly start: number;
}

/** A citation's place, or a node of Cited in Workspace with the places of all its citations. */
export type CitedArgument =
  | CitationPlace
  | {
      readonly cited: {
        readonly citations: readonly {
          readonly file: string;
          readonly citation: { readonly line: number; readonly start: number };
        }[];
      };
    };

/** Every command that we register, with its arguments. */
export interface CommandArguments {
  "marginalia.searchPapers": [query?: string];
  /** Opens the paper selected in Search Papers, beside the editor. */
  "marginalia.search.openBeside": [];
  /** `citing`: the uri of a file that cites the paper. */
  "marginalia.addPaper": [address?: string, citing?: string];
  /** The files to import; if absent, the command asks for them. */
  "marginalia.importPapers": [file?: unknown, files?: unknown];
  "marginalia.importFromZotero": [];
  /** Switches the view on and shows the newest list. */
  "marginalia.daily.show": [];
  "marginalia.daily.hide": [];
  "marginalia.daily.previous": [];
  "marginalia.daily.next": [];
  "marginalia.daily.choose": [];
  "marginalia.daily.watch": [];
  "marginalia.daily.sortByVotes": [];
  "marginalia.daily.sortByNearness": [];
  "marginalia.daily.retry": [];
  /** A row of the view. */
  "marginalia.daily.add": [row?: unknown];
  "marginalia.daily.open": [row?: unknown];
  /** Chooses the collections to keep as layers of the library. */
  "marginalia.keepCollections": [];
  "marginalia.refreshCollections": [];
  "marginalia.citePaper": [paper?: PaperArgument];
  "marginalia.openPaper": [paper?: PaperArgument];
  "marginalia.openPaperFile": [paper?: PaperArgument];
  "marginalia.openToSide": [paper?: PaperArgument];
  "marginalia.openCitedPaper": [];
  "marginalia.openInReader": [file?: unknown];
  "marginalia.goToEntry": [paper?: PaperArgument];
  "marginalia.copyCitekey": [paper?: PaperArgument];
  "marginalia.copyLink": [paper?: PaperArgument];
  "marginalia.openPdf": [paper?: PaperArgument];
  "marginalia.deletePaper": [paper?: PaperArgument, selection?: unknown];
  "marginalia.citeWithLocator": [paper?: PaperArgument, locator?: string];
  "marginalia.citePapers": [papers?: readonly PaperId[]];
  "marginalia.copyCitation": [paper?: PaperArgument, selection?: unknown];
  "marginalia.copyAs": [paper?: PaperArgument, selection?: unknown, format?: string];
  "marginalia.findCitations": [paper?: PaperArgument];
  "marginalia.renameCitekey": [paper?: PaperArgument, to?: string];
  "marginalia.openOnArxiv": [paper?: PaperArgument];
  "marginalia.openOnHuggingFace": [paper?: PaperArgument];
  "marginalia.openCode": [paper?: PaperArgument];
  /** `status` is the new status, or the nodes selected in the tree. */
  "marginalia.setStatus": [paper?: PaperArgument, status?: unknown];
  "marginalia.setCategory": [paper?: PaperArgument, selection?: unknown];
  "marginalia.setTags": [paper?: PaperArgument, selection?: unknown];
  /** The place of a citation; if absent, the one at the cursor. */
  "marginalia.addNoteOnLine": [place?: unknown];
  /** A paper, or the selected nodes; if absent, the command asks. */
  "marginalia.comparePapers": [paper?: PaperArgument, selection?: unknown];
  "marginalia.exportComparison": [papers: readonly PaperId[]];
  "marginalia.continueReading": [];
  "marginalia.readNext": [];
  "marginalia.showSummary": [];
  "marginalia.hideSeed": [paper?: PaperArgument];
  "marginalia.showSeeds": [];
  "marginalia.filterLibrary": [query?: string];
  "marginalia.clearLibraryFilter": [];
  "marginalia.groupBy": [grouping?: string];
  "marginalia.sortBy": [sorting?: string];
  "marginalia.labelBy": [label?: string];
  /** Gives papers the category, tag or status of a branch; runs on a drop in the tree. */
  "marginalia.giveCommon": [papers: readonly PaperId[], common: Common];
  /** Moves a category before another one, or to the end; runs on a drop in the tree. */
  "marginalia.placeCategory": [category: string, before?: string];
  "marginalia.newCategory": [];
  "marginalia.renameCategory": [branch?: CategoryArgument];
  "marginalia.removeCategory": [branch?: CategoryArgument];
  "marginalia.undoChange": [];
  "marginalia.mergePapers": [paper?: PaperArgument, selection?: unknown];
  "marginalia.splitPaper": [paper?: PaperArgument];
  "marginalia.notTheSame": [paper?: PaperArgument, selection?: unknown];
  "marginalia.moveToWorkspace": [paper?: PaperArgument, selection?: unknown];
  "marginalia.moveToPersonal": [paper?: PaperArgument, selection?: unknown];
  /** The uri of a paper file, as a string; if absent, the active file. */
  "marginalia.resolveConflict": [file?: string];
  "marginalia.hideSeeds": [];
  /** The paper after or before the one in the reader, in the list that it was opened from, else in the Library view. */
  "marginalia.nextPaper": [];
  "marginalia.previousPaper": [];
  /** Shows a category or tag in the Library view, grouped by it. */
  "marginalia.showGroup": [by: "category" | "tag", name: string];
  "marginalia.showCitedHere": [];
  "marginalia.cited.sortByName": [];
  "marginalia.cited.sortByCitations": [];
  "marginalia.cited.showOpenFile": [];
  "marginalia.cited.showWorkspace": [];
  /** Opens a notebook at a citation, by the line and column in the index. */
  "marginalia.cited.openCell": [file: string, line: number, start: number];
  "marginalia.rescanWorkspace": [];
  "marginalia.checkWorkspace": [];
  "marginalia.rewriteLinks": [];
  "marginalia.exportBibliography": [format?: string];
  "marginalia.showLog": [];
  /** "all" adds them all without asking. */
  "marginalia.addAllCited": [which?: string];
  "marginalia.refreshPapers": [paper?: PaperArgument, selection?: unknown];
  "marginalia.checkOnline": [];
  /** Add to Library: adds what a line cites, from a quick fix, a hover or the view Cited in Workspace. */
  "marginalia.addCited": [cited: CitedArgument];
  /** Runs on a click in the tree: opens a preview tab; a double click keeps it. */
  "marginalia.clickPaper": [paper: PaperId];
  /** Runs on Ctrl+click on a citation. */
  "marginalia.followCitation": [paper: PaperId];
}

export type CommandId = keyof CommandArguments;

/** Every command: shown in the command palette, or only run by our own UI. */
export const commands: Readonly<Record<CommandId, "shown" | "internal">> = {
  "marginalia.searchPapers": "shown",
  "marginalia.search.openBeside": "internal",
  "marginalia.addPaper": "shown",
  "marginalia.importPapers": "shown",
  "marginalia.importFromZotero": "shown",
  "marginalia.daily.show": "shown",
  "marginalia.daily.hide": "internal",
  "marginalia.daily.previous": "internal",
  "marginalia.daily.next": "internal",
  "marginalia.daily.choose": "internal",
  "marginalia.daily.watch": "shown",
  "marginalia.daily.sortByVotes": "internal",
  "marginalia.daily.sortByNearness": "internal",
  "marginalia.daily.retry": "internal",
  "marginalia.daily.add": "internal",
  "marginalia.daily.open": "internal",
  "marginalia.keepCollections": "shown",
  "marginalia.refreshCollections": "shown",
  "marginalia.citePaper": "shown",
  "marginalia.openPaper": "shown",
  "marginalia.openPaperFile": "shown",
  "marginalia.openToSide": "shown",
  "marginalia.openCitedPaper": "shown",
  "marginalia.openInReader": "shown",
  "marginalia.goToEntry": "shown",
  "marginalia.copyCitekey": "shown",
  "marginalia.copyLink": "shown",
  "marginalia.openPdf": "shown",
  "marginalia.deletePaper": "shown",
  "marginalia.citeWithLocator": "shown",
  "marginalia.citePapers": "shown",
  "marginalia.copyCitation": "shown",
  "marginalia.copyAs": "shown",
  "marginalia.findCitations": "shown",
  "marginalia.renameCitekey": "shown",
  "marginalia.openOnArxiv": "shown",
  "marginalia.openOnHuggingFace": "shown",
  "marginalia.openCode": "shown",
  "marginalia.addNoteOnLine": "shown",
  "marginalia.comparePapers": "shown",
  "marginalia.exportComparison": "internal",
  "marginalia.continueReading": "shown",
  "marginalia.readNext": "shown",
  "marginalia.showSummary": "shown",
  "marginalia.setStatus": "shown",
  "marginalia.setCategory": "shown",
  "marginalia.setTags": "shown",
  "marginalia.hideSeed": "shown",
  "marginalia.showSeeds": "shown",
  "marginalia.filterLibrary": "shown",
  "marginalia.clearLibraryFilter": "shown",
  "marginalia.groupBy": "shown",
  "marginalia.sortBy": "shown",
  "marginalia.labelBy": "shown",
  "marginalia.giveCommon": "internal",
  "marginalia.placeCategory": "internal",
  "marginalia.newCategory": "shown",
  "marginalia.renameCategory": "shown",
  "marginalia.removeCategory": "shown",
  "marginalia.undoChange": "shown",
  "marginalia.mergePapers": "shown",
  "marginalia.splitPaper": "shown",
  "marginalia.notTheSame": "internal",
  "marginalia.moveToWorkspace": "shown",
  "marginalia.moveToPersonal": "shown",
  "marginalia.resolveConflict": "shown",
  "marginalia.hideSeeds": "shown",
  "marginalia.nextPaper": "shown",
  "marginalia.previousPaper": "shown",
  "marginalia.showGroup": "internal",
  "marginalia.showCitedHere": "shown",
  "marginalia.cited.sortByName": "internal",
  "marginalia.cited.sortByCitations": "internal",
  "marginalia.cited.showOpenFile": "internal",
  "marginalia.cited.showWorkspace": "internal",
  "marginalia.cited.openCell": "internal",
  "marginalia.rescanWorkspace": "shown",
  "marginalia.checkWorkspace": "shown",
  "marginalia.rewriteLinks": "shown",
  "marginalia.exportBibliography": "shown",
  "marginalia.showLog": "shown",
  "marginalia.addAllCited": "shown",
  "marginalia.refreshPapers": "shown",
  "marginalia.checkOnline": "shown",
  "marginalia.addCited": "internal",
  "marginalia.clickPaper": "internal",
  "marginalia.followCitation": "internal",
};

/** Registered at startup, each by its feature. */
const earlyCommands: ReadonlySet<string> = new Set<CommandId>([
  "marginalia.showLog",
  "marginalia.nextPaper",
  "marginalia.previousPaper",
  "marginalia.showGroup",
  "marginalia.filterLibrary",
  "marginalia.clearLibraryFilter",
  "marginalia.showCitedHere",
  "marginalia.cited.sortByName",
  "marginalia.cited.sortByCitations",
  "marginalia.cited.showOpenFile",
  "marginalia.cited.showWorkspace",
  "marginalia.cited.openCell",
  "marginalia.rescanWorkspace",
  "marginalia.checkWorkspace",
  "marginalia.followCitation",
]);

/** All other commands. The first that runs loads their code: editor/commands/bundle.ts. */
export const laterCommands = (Object.keys(commands) as CommandId[]).filter((id) => !earlyCommands.has(id));

export const libraryViewId = "marginalia.library";
export const dailyViewId = "marginalia.daily";
export const citedViewId = "marginalia.cited";
/** Context key for the view's buttons: whether it only shows the open file. */
export const filterContext = "marginalia.cited.openFileOnly";
/** Context key for welcome texts: whether the library has loaded, so that an empty view really is empty. */
export const loadedContext = "marginalia.library.loaded";
export const scannedContext = "marginalia.cited.scanned";
/** Context key: the folders of paper files, as paths that `when` clauses can compare. */
export const foldersContext = "marginalia.libraryFolders";
/** Context key: whether the Library view is filtered. */
export const filteredContext = "marginalia.library.filtered";
/** Context key: whether Search Papers is open. */
export const searchingContext = "marginalia.searching";
/** Context key: whether the active file cites papers. */
export const citesContext = "marginalia.citesPapers";
/** The overview page. It is not an editor for files, so package.json does not declare it. */
export const overviewViewType = "marginalia.overview";
export const readerViewType = "marginalia.reader";
/** The same reader as the default editor for papers without a file, whose documents have our own scheme. */
export const recordReaderViewType = "marginalia.recordReader";
