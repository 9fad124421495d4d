import { l10n } from "vscode";
import type { Strings } from "../../protocol/messages.ts";
import type { LinkWords } from "./show.ts";

/** The page's texts, in the user's language. */
export function pageStrings(): Strings {
  return {
    abstract: l10n.t("Abstract"),
    alsoKnownAs: l10n.t("Also known as {0}"),
    andMore: l10n.t("and {0} more"),
    andMoreAuthors: l10n.t("and {0} more"),
    cite: l10n.t("Cite"),
    citedHere: l10n.t("Cited in This Workspace"),
    citedOnce: l10n.t("Cited once."),
    copyCitation: l10n.t("Copy Citation"),
    copyCitekey: l10n.t("Copy the citekey"),
    coverage: l10n.t("What Is Implemented Where"),
    fewerAuthors: l10n.t("show fewer"),
    goTo: l10n.t("Go to {0}, line {1}"),
    goToCell: l10n.t("Go to {0}, cell {1}"),
    hideAround: l10n.t("Hide Surrounding Lines"),
    lineUnreadable: l10n.t("this line cannot be read"),
    looking: l10n.t("Looking for lines that cite this paper…"),
    links: l10n.t("Links"),
    moreLines: l10n.t("Show More ({0} Left)"),
    noAbstract: l10n.t("No abstract is known."),
    notCited: l10n.t("No file of this workspace cites this paper yet."),
    notes: l10n.t("Notes"),
    notesBeside: l10n.t("Both"),
    notesHint: l10n.t("Your notes, in Markdown"),
    notesNewFile: l10n.t("Your notes, in Markdown. The first one creates a file for this paper."),
    notesRendered: l10n.t("Preview"),
    notesSource: l10n.t("Source"),
    notesView: l10n.t("How the notes are shown"),
    notInLibrary: l10n.t("The library has no paper with this key"),
    openAsText: l10n.t("Open as Text"),
    partCited: l10n.t("Cited in code"),
    partMentioned: l10n.t("Named in text, not in code"),
    partOpen: l10n.t("Not cited yet"),
    partPartly: l10n.t("Cited in part"),
    partTicked: l10n.t("Ticked in your notes, cited nowhere"),
    outline: l10n.t("Outline of the notes"),
    pictureMissing: l10n.t("There is no picture {0}"),
    read: l10n.t("Read"),
    reading: l10n.t("Reading"),
    refused: l10n.t("The file could not be changed yet. Your text stays here; trying again."),
    saveNote: l10n.t("Save Note"),
    showGroup: l10n.t("Show “{0}” in the library"),
    showAround: l10n.t("Show Surrounding Lines"),
    status: l10n.t("Reading status"),
    tags: l10n.t("Tags"),
    tasksCited: l10n.t("{0} of {1} parts that your notes name are cited in code."),
    timesInFiles: l10n.t("Cited {0} times in {1} files."),
    timesInOneFile: l10n.t("Cited {0} times in one file."),
    tooLong: l10n.t("These notes are too long to be edited here without delay."),
    unanswered: l10n.t(
      "VS Code does not answer: nothing has been saved for a while. Your text is kept on this page.",
    ),
    unread: l10n.t("Unread"),
  };
}

export function linkWords(): LinkWords {
  return {
    code: l10n.t("Code"),
    project: l10n.t("Project"),
    webPage: l10n.t("Web Page"),
    withdrawn: l10n.t("Withdrawn"),
    retracted: l10n.t("Retracted"),
  };
}
