import * as vscode from "vscode";
import type { Backlink } from "../../core/citations/citationIndex.ts";
import { rowName } from "../../core/groups/rowName.ts";
import { isCitedHere, type LibraryPaper } from "../../core/library/libraryPaper.ts";
import { shownId } from "../../core/paperId.ts";
import type { Completion } from "../../core/search/filters/completeFilter.ts";
import type { Reason } from "../../core/search/whyFound.ts";
import { excerptOf, excerptWords } from "../../core/search/whyFound.ts";
import { authorLine } from "../papers/paperCard.ts";
import { venueAndYear } from "../papers/venueAndYear.ts";
import type { FoundPlace } from "./placesInWorkspace.ts";

/** A row of Search Papers; the field that is set says what choosing it does. */
export interface SearchItem extends vscode.QuickPickItem {
  readonly paper?: LibraryPaper;
  readonly place?: FoundPlace;
  /** Becomes the text in the box. */
  readonly query?: string;
  /** Is added to the library. */
  readonly added?: string;
}

/** What a button on a paper's row does. */
export type PaperAction = "cite" | "notes" | "link";

export interface PaperButton extends vscode.QuickInputButton {
  readonly action: PaperAction;
}

export function paperButtons(): readonly PaperButton[] {
  const { l10n } = vscode;
  const button = (action: PaperAction, icon: string, tooltip: string): PaperButton => ({
    action,
    iconPath: new vscode.ThemeIcon(icon),
    tooltip,
  });
  return [
    button("cite", "quote", l10n.t("Cite")),
    button("notes", "note", l10n.t("Open Notes")),
    button("link", "link", l10n.t("Copy Link")),
  ];
}

/** A paper's row: title, authors and venue, and why it was found if the title does not show it. */
export function paperItem(
  paper: LibraryPaper,
  reason: Reason | undefined,
  buttons: readonly PaperButton[],
): SearchItem {
  const cited = isCitedHere(paper);
  const where = cited ? vscode.l10n.t("cited here, not in the library") : undefined;
  // Rows are narrow: next to a reason, the first author is enough.
  const by = (authors: number) =>
    [authorLine(paper.authors ?? [], authors), authors === 1 ? paper.year?.toString() : venueAndYear(paper)]
      .filter(Boolean)
      .join(" · ");
  const why = reason && reason.where !== "authors" ? `${reasonWord(reason)}: ${reason.excerpt}` : undefined;
  return {
    label: paper.title || paper.citekey || shownId(paper.id),
    ...(where !== undefined && { description: where }),
    detail: why === undefined ? by(3) : [by(1), why].filter(Boolean).join(" · "),
    alwaysShow: true,
    paper,
    ...(!cited && { buttons: [...buttons] }),
  };
}

function reasonWord({ where }: Reason): string {
  const { l10n } = vscode;
  switch (where) {
    case "authors":
      return l10n.t("in the authors");
    case "notes":
      return l10n.t("in your notes");
    case "abstract":
      return l10n.t("in the abstract");
    case "tags":
      return l10n.t("in your tags");
    case "venue":
      return l10n.t("in the venue");
  }
}

/** The row of a line of notes, or of the first line around a citation that contains a word of the query. */
export function placeItem(place: FoundPlace, query: string): SearchItem {
  const { l10n } = vscode;
  const isNote = "paper" in place;
  const where = isNote ? l10n.t("your notes on {0}", rowName(place.paper)) : whereIn(place.backlink);
  return {
    label: excerptOf(place.text, excerptWords(query)) || place.text.trim(),
    description: where,
    iconPath: new vscode.ThemeIcon(isNote ? "note" : "code"),
    alwaysShow: true,
    place,
  };
}

const whereIn = ({ file, citation }: Backlink): string =>
  `${vscode.workspace.asRelativePath(vscode.Uri.parse(file, true))}:${citation.line + 1}`;

export const separator = (label: string): SearchItem => ({
  label,
  kind: vscode.QuickPickItemKind.Separator,
});

export const completionItem = ({ filter, query }: Completion): SearchItem => ({
  label: filter.trim(),
  description: vscode.l10n.t("filter"),
  iconPath: new vscode.ThemeIcon("filter"),
  alwaysShow: true,
  query,
});

export const recentItem = (query: string): SearchItem => ({
  label: query,
  iconPath: new vscode.ThemeIcon("history"),
  alwaysShow: true,
  query,
});

/** The rows shown if nothing was found. */
export function nothingItems(query: string): readonly SearchItem[] {
  const { l10n } = vscode;
  if (query === "") return [{ label: l10n.t("No papers yet."), alwaysShow: true }];
  return [{ label: l10n.t("No paper matches “{0}”.", query), alwaysShow: true }, addItem(query)];
}

/** The row that adds what was typed. */
export const addItem = (query: string): SearchItem => ({
  label: vscode.l10n.t("Add “{0}” to the library", query),
  added: query,
  alwaysShow: true,
});
