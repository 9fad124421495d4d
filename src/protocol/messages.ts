// The messages between the page and its host. Both sides share them, so they use neither DOM, Node nor vscode. Long
// messages are split (parts.ts).
import type { CitedVersion } from "../core/citations/citedVersions.ts";
import type { ReadingStatus } from "../core/paper.ts";
import type { Readable } from "../core/text/abstractText.ts";
import type { Coverage } from "./coverage.ts";
import type { NotesDraft, NotesEdit, NotesMessage } from "./notes.ts";
import type { Remark } from "./remarks.ts";

/** Everything that the page shows except the notes. Sent as a whole on each change. */
export interface Show {
  readonly citekey: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly authors: readonly string[];
  /** “⚠ Withdrawn” or “⚠ Retracted”, if the work was. */
  readonly warning?: string;
  /** Venue with year, and subject, if known. */
  readonly facts: readonly string[];
  /** Dates of submission and reading, if known, as `YYYY-MM-DD`. */
  readonly dates: readonly { readonly name: DateName; readonly date: string }[];
  readonly links: readonly Link[];
  readonly status: ReadingStatus;
  readonly tags: readonly string[];
  readonly category?: { readonly id: string; readonly title: string };
  /** Where the paper's record comes from. */
  readonly source: string;
  /** Paragraphs. */
  readonly abstract: readonly Readable[];
  /** Where notes are kept: in the paper file, or in a new one that the first note creates. */
  readonly notesIn: "file" | "new-file";
  readonly notesView: NotesView;
  /** The folder for pictures (the paper file's), as an address for the page that ends in `/`. */
  readonly pictures?: string;
}

export type DateName = "submitted" | "added" | "started" | "finished";

/** A paper that the notes cite, as its link and card show it. */
export interface Card {
  /** The key as written. */
  readonly key: string;
  /** A short name: “MegaScale”, “Smith 2019”. */
  readonly label: string;
  readonly title: string;
  /** Authors, and venue with year, if known. */
  readonly facts: readonly string[];
}

/** How the page shows notes: rendered, as source, or both side by side. */
export type NotesView = "rendered" | "source" | "beside";

export interface Link {
  readonly label: string;
  /** Always https. */
  readonly href: string;
}

/** The first of `total` lines that cite the paper, by file. */
export interface Backlinks {
  readonly total: number;
  readonly files: number;
  /** The versions on arXiv that the lines name, lowest first; absent where they name none. */
  readonly versions?: readonly CitedVersion[];
  readonly lines: readonly BacklinkLine[];
}

export interface BacklinkLine {
  /** The file's uri and display name. */
  readonly file: string;
  readonly label: string;
  /** From 0, as everywhere in core. */
  readonly line: number;
  readonly start: number;
  /** In a notebook: the number of the cell, from 0. */
  readonly cell?: number;
  readonly context: string;
  readonly locator?: string;
  /** The file's language as core names it, absent for prose; `kind` if the citation is in a comment or a string. */
  readonly language?: string;
  readonly kind?: "comment" | "string";
  /** The line without its indentation, and the citation's span in it; absent if the file cannot be read. */
  readonly text?: string;
  readonly mark?: readonly [start: number, end: number];
  /** The line with its neighbours, without shared indentation; `at` is its index. */
  readonly around?: { readonly lines: readonly string[]; readonly at: number };
}

/** A paper that is related to the one shown, and why. */
export interface Related {
  readonly key: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly reasons: readonly string[];
}

export type ToPage =
  | { readonly kind: "show"; readonly show: Show }
  | { readonly kind: "related"; readonly papers: readonly Related[] }
  /** Papers that match the citation being typed. */
  | { readonly kind: "completions"; readonly query: string; readonly papers: readonly Card[] }
  /** The pasted text is the address of a paper in the library. */
  | { readonly kind: "cite-address"; readonly text: string; readonly key: string }
  /** Inserts a text at the caret in the notes. */
  | { readonly kind: "insert"; readonly text: string }
  /** The papers that the notes cite. */
  | { readonly kind: "cards"; readonly cards: readonly Card[] }
  /** Whether the page may load the picture at a path in the notes. */
  | { readonly kind: "picture"; readonly path: string; readonly isThere: boolean }
  /** The papers whose notes cite this one. */
  | { readonly kind: "named-by"; readonly cards: readonly Card[] }
  | { readonly kind: "backlinks"; readonly backlinks: Backlinks }
  | { readonly kind: "coverage"; readonly coverage: Coverage }
  | { readonly kind: "remarks"; readonly remarks: readonly Remark[] }
  /** The page's texts in the user's language. Sent first. */
  | { readonly kind: "strings"; readonly strings: Strings }
  | NotesMessage
  /** Asks the page to send what was typed, and to answer `flushed` once it is in the document. */
  | { readonly kind: "flush"; readonly id: number }
  /** Moves the caret in the notes to this offset. */
  | { readonly kind: "focus"; readonly caret: number }
  /** A sentence for the status line below the notes; "" clears it. */
  | { readonly kind: "say"; readonly text: string; readonly retry: boolean }
  /** The notes are too long for the page, which shows the paper and a button to the text editor. */
  | { readonly kind: "too-long" }
  /** There is no paper to show, for this reason. With `canOpen`, the page offers to open the file as text. */
  | { readonly kind: "broken"; readonly text: string; readonly canOpen: boolean };

export type Intent =
  /**
   * The page has loaded and listens. `draft` holds the edits that were unconfirmed when it was last discarded; `begun`
   * is set if it handles the messages in its HTML.
   */
  | { readonly kind: "ready"; readonly draft?: NotesDraft; readonly begun?: boolean }
  | ({ readonly kind: "edit" } & NotesEdit)
  | { readonly kind: "flushed"; readonly id: number }
  /** The caret's offset, sent when the notes lose the focus and before `flushed`. */
  | { readonly kind: "caret"; readonly offset: number }
  /** Undo or redo, pressed while typed text was on its way to the document. */
  | { readonly kind: "undo" | "redo" }
  /** Save, pressed on a page without a file, where VS Code's own command does nothing. */
  | { readonly kind: "save" }
  | {
      readonly kind: "open-backlink";
      readonly file: string;
      readonly line: number;
      readonly start: number;
      readonly beside: boolean;
    }
  /** Asks to add a note on a citing line. */
  | { readonly kind: "note-line"; readonly file: string; readonly line: number; readonly start: number }
  /** Opens the line of a remark. */
  | { readonly kind: "open-line"; readonly file: string; readonly line: number }
  | { readonly kind: "more-backlinks" }
  | { readonly kind: "status"; readonly status: ReadingStatus }
  | { readonly kind: "cite" }
  | { readonly kind: "copy-citation" }
  | { readonly kind: "copy-citekey" }
  /** Shows the papers of a category or tag in the Library view. */
  | { readonly kind: "show-group"; readonly by: "category" | "tag"; readonly name: string }
  | { readonly kind: "open-text" }
  /** Asks for related papers, whose section will soon be in view. */
  | { readonly kind: "related" }
  /** What is typed so far of a citation, after its `@` or `[[`. */
  | { readonly kind: "complete"; readonly query: string }
  | { readonly kind: "pasted-address"; readonly text: string }
  /** Asks for a picture in the notes, by its path as in `Target`, relative to the paper's file. */
  | { readonly kind: "picture"; readonly path: string }
  | { readonly kind: "paste-picture"; readonly type: string; readonly base64: string }
  | { readonly kind: "search-author"; readonly name: string }
  | { readonly kind: "set-category" | "set-tags" }
  /** Opens a paper that the notes cite. */
  | { readonly kind: "open-paper"; readonly key: string; readonly beside: boolean }
  /** Opens a file that the notes link to, by its path as in `Target`, relative to the paper's file or the workspace. */
  | {
      readonly kind: "open-file";
      readonly path: string;
      readonly beside: boolean;
      /** What the linked line said, from the link's title. */
      readonly said?: string;
    };

/** What the page saves while it is hidden, since VS Code discards hidden pages. */
export interface PageState {
  readonly scroll: number;
  readonly caret: number;
  /** Whether the notes' source is shown. */
  readonly writing: boolean;
  /** How the notes are shown, if that was chosen on the page. */
  readonly view?: NotesView;
  readonly draft?: NotesDraft;
}

/** The page's texts, translated by the host (reader/strings.ts has the English); the page fills in `{0}`. */
export interface Strings {
  readonly abstract: string;
  readonly added: string;
  readonly addNote: string;
  readonly alsoKnownAs: string;
  readonly andMore: string;
  readonly andMoreAuthors: string;
  readonly cite: string;
  readonly citedHere: string;
  readonly citedOnce: string;
  readonly completions: string;
  readonly copyCitation: string;
  readonly copyCitekey: string;
  readonly coverage: string;
  readonly fewerAuthors: string;
  readonly finished: string;
  readonly goTo: string;
  readonly goToCell: string;
  readonly hideAround: string;
  readonly lineFixed: string;
  readonly lineUnreadable: string;
  readonly looking: string;
  readonly links: string;
  readonly moreLines: string;
  readonly namedBy: string;
  readonly noAbstract: string;
  readonly notCited: string;
  readonly notes: string;
  readonly notesBeside: string;
  readonly notesHint: string;
  readonly notesNewFile: string;
  readonly notesRendered: string;
  readonly notesSource: string;
  readonly notesView: string;
  readonly notInLibrary: string;
  readonly openAsText: string;
  readonly partCited: string;
  readonly partMentioned: string;
  readonly partOpen: string;
  readonly partPartly: string;
  readonly partTicked: string;
  readonly outline: string;
  readonly pictureMissing: string;
  readonly pictureTooLarge: string;
  readonly quote: string;
  readonly quoted: string;
  readonly quotesLost: string;
  readonly read: string;
  readonly reading: string;
  readonly refused: string;
  readonly related: string;
  readonly remarkGone: string;
  readonly remarkMoved: string;
  readonly remarkReworded: string;
  readonly remarks: string;
  readonly saveNote: string;
  readonly searchAuthor: string;
  readonly setCategory: string;
  readonly setTags: string;
  readonly showAround: string;
  readonly showGroup: string;
  readonly started: string;
  readonly status: string;
  readonly submitted: string;
  readonly tags: string;
  readonly tasksCited: string;
  readonly timesInFiles: string;
  readonly timesInOneFile: string;
  readonly tooLong: string;
  readonly unanswered: string;
  readonly unread: string;
  readonly versionsNamed: string;
}
