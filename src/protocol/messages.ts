// What the page and its host say to each other. Shared by both sides, so free of DOM, Node and vscode. Whatever is
// longer than a message may be goes in parts (parts.ts).
import type { ReadingStatus } from "../core/paper.ts";
import type { NotesDraft, NotesEdit, NotesMessage } from "./notes.ts";

/** Everything that the page shows but the notes. Comes whole whenever any of it has changed. */
export interface Show {
  readonly citekey: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly authors: readonly string[];
  /** Venue, year, subject, in this order, as far as they are known. */
  readonly facts: readonly string[];
  readonly links: readonly Link[];
  readonly status: ReadingStatus;
  readonly tags: readonly string[];
  /** Paragraphs. */
  readonly abstract: readonly string[];
  /** Where the notes go: into the paper file, or into one that the first note creates. */
  readonly notesIn: "file" | "new-file";
}

export interface Link {
  readonly label: string;
  /** Always https. */
  readonly href: string;
}

/** The lines that cite the paper; the first `lines.length` of `total`, by file. */
export interface Backlinks {
  readonly total: number;
  readonly files: number;
  readonly lines: readonly BacklinkLine[];
}

export interface BacklinkLine {
  /** The uri of the file, as the host knows it, and what the reader is shown for it. */
  readonly file: string;
  readonly label: string;
  /** From 0, as everywhere in core. */
  readonly line: number;
  readonly start: number;
  /** In a notebook: the number of the cell, from 0. Its lines are the host's own business. */
  readonly cell?: number;
  readonly context: string;
  readonly locator?: string;
  /** The line without its indentation, and where the citation stands in it; absent where the file cannot be read. */
  readonly text?: string;
  readonly mark?: readonly [start: number, end: number];
  /** It and the lines around it, without the indentation that all of them share; `at` is its place among them. */
  readonly around?: { readonly lines: readonly string[]; readonly at: number };
}

/** How many lines that cite come at a time. */
export const backlinksAtOnce = 50;

export type ToPage =
  | { readonly kind: "show"; readonly show: Show }
  | { readonly kind: "backlinks"; readonly backlinks: Backlinks }
  /** What the user may read on the page, in the user's language. Comes first. */
  | { readonly kind: "strings"; readonly strings: Strings }
  | NotesMessage
  /** Send what is typed at once, and say `flushed` when it is in the document. */
  | { readonly kind: "flush"; readonly id: number }
  /** Put the caret into the notes, at this offset. */
  | { readonly kind: "focus"; readonly caret: number }
  /** One sentence for the line below the notes; "" clears it. */
  | { readonly kind: "say"; readonly text: string; readonly retry: boolean }
  /** The file is no paper file (any more): one sentence, and nothing to write in. */
  | { readonly kind: "broken"; readonly text: string; readonly canOpen: boolean };

export type Intent =
  /** The page is there, and listens. `draft` is what it had not handed in when it last went away. */
  | { readonly kind: "ready"; readonly draft?: NotesDraft }
  | ({ readonly kind: "edit" } & NotesEdit)
  | { readonly kind: "flushed"; readonly id: number }
  /** Where the caret is, told when the page loses it. */
  | { readonly kind: "caret"; readonly offset: number }
  /** Pressed while something typed was on its way: what VS Code would have done had it been there already. */
  | { readonly kind: "undo" | "redo" }
  /** Save what is typed: pressed where VS Code's own command has no file to save. */
  | { readonly kind: "save" }
  | {
      readonly kind: "open-backlink";
      readonly file: string;
      readonly line: number;
      readonly start: number;
      readonly beside: boolean;
    }
  | { readonly kind: "more-backlinks" }
  | { readonly kind: "status"; readonly status: ReadingStatus }
  | { readonly kind: "cite" }
  | { readonly kind: "copy-citation" }
  | { readonly kind: "open-text" };

/** What the page keeps while it is hidden (VS Code throws hidden pages away). */
export interface PageState {
  readonly scroll: number;
  readonly caret: number;
  readonly draft?: NotesDraft;
}

/** The page's words; `{0}` is filled in by the page. The host translates them (strings.ts there has the English). */
export interface Strings {
  readonly abstract: string;
  readonly alsoKnownAs: string;
  readonly andMoreAuthors: string;
  readonly cite: string;
  readonly citedHere: string;
  readonly citedOnce: string;
  readonly copyCitation: string;
  readonly fewerAuthors: string;
  readonly goTo: string;
  readonly goToCell: string;
  readonly hideAround: string;
  readonly lineUnreadable: string;
  readonly looking: string;
  readonly links: string;
  readonly moreLines: string;
  readonly noAbstract: string;
  readonly notCited: string;
  readonly notes: string;
  readonly notesHint: string;
  readonly notesNewFile: string;
  readonly openAsText: string;
  readonly read: string;
  readonly reading: string;
  readonly refused: string;
  readonly saveNote: string;
  readonly showAround: string;
  readonly status: string;
  readonly tags: string;
  readonly timesInFiles: string;
  readonly timesInOneFile: string;
  readonly unread: string;
}
