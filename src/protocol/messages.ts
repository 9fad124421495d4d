// The messages between the page and its host. Shared by both sides, so free of DOM, Node and vscode. Long messages are
// split (parts.ts).
import type { ReadingStatus } from "../core/paper.ts";
import type { Readable } from "../core/text/readableText.ts";
import type { Coverage } from "./coverage.ts";
import type { NotesDraft, NotesEdit, NotesMessage } from "./notes.ts";
import type { Remark } from "./remarks.ts";

/** Everything that the page shows except the notes. Sent as a whole on each change. */
export interface Show {
  readonly citekey: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly authors: readonly string[];
  /** Where and when it appeared, and its subject, as far as known. */
  readonly facts: readonly string[];
  /** What is known of when it was submitted and read, as `YYYY-MM-DD`. */
  readonly dates: readonly { readonly name: DateName; readonly date: string }[];
  readonly links: readonly Link[];
  readonly status: ReadingStatus;
  readonly tags: readonly string[];
  readonly category?: { readonly id: string; readonly title: string };
  /** Where its record is from. */
  readonly source: string;
  /** Paragraphs. */
  readonly abstract: readonly Readable[];
  /** Where notes are kept: in the paper file, or in one that the first note creates. */
  readonly notesIn: "file" | "new-file";
  readonly notesView: NotesView;
  /** The folder of the paper's file for pictures, as an address of the page with `/` at its end. */
  readonly pictures?: string;
}

export type DateName = "submitted" | "added" | "started" | "finished";

/** A paper that notes name, as far as a link and its card show it. */
export interface Card {
  /** The key as written. */
  readonly key: string;
  /** What people call it: “MegaScale”, “Smith 2019”. */
  readonly label: string;
  readonly title: string;
  /** Authors, where and when it appeared, the reading status; as far as known. */
  readonly facts: readonly string[];
}

/** How the page shows notes: as they read, as they are written, both side by side. */
export type NotesView = "rendered" | "source" | "beside";

export interface Link {
  readonly label: string;
  /** Always https. */
  readonly href: string;
}

/** The lines that cite the paper: the first ones of `total`, by file. */
export interface Backlinks {
  readonly total: number;
  readonly files: number;
  readonly lines: readonly BacklinkLine[];
}

export interface BacklinkLine {
  /** The file's uri, and its name for the user. */
  readonly file: string;
  readonly label: string;
  /** From 0, as everywhere in core. */
  readonly line: number;
  readonly start: number;
  /** In a notebook: the number of the cell, from 0. */
  readonly cell?: number;
  readonly context: string;
  readonly locator?: string;
  /** Of code: its language as core names it, and what the whole line may be part of. */
  readonly language?: string;
  readonly kind?: "comment" | "string";
  /** The line without its indentation, and the citation's span in it; absent where the file cannot be read. */
  readonly text?: string;
  readonly mark?: readonly [start: number, end: number];
  /** The line with its neighbours, without shared indentation; `at` is its index. */
  readonly around?: { readonly lines: readonly string[]; readonly at: number };
}

/** The number of citing lines that are sent at a time. */
export const backlinksAtOnce = 50;

/** A paper that is near the one shown, and why. */
export interface Related {
  readonly key: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly reasons: readonly string[];
}

export type ToPage =
  | { readonly kind: "show"; readonly show: Show }
  | { readonly kind: "related"; readonly papers: readonly Related[] }
  /** The papers that what is typed of a citation may mean. */
  | { readonly kind: "completions"; readonly query: string; readonly papers: readonly Card[] }
  /** The pasted text is the address of a paper of the library. */
  | { readonly kind: "cite-address"; readonly text: string; readonly key: string }
  /** Goes to the caret of the notes. */
  | { readonly kind: "insert"; readonly text: string }
  /** The papers that the notes name. */
  | { readonly kind: "cards"; readonly cards: readonly Card[] }
  /** Whether there is a picture at a path that the notes name, which the page may load. */
  | { readonly kind: "picture"; readonly path: string; readonly isThere: boolean }
  /** The papers whose notes name this one. */
  | { readonly kind: "named-by"; readonly cards: readonly Card[] }
  | { readonly kind: "backlinks"; readonly backlinks: Backlinks }
  | { readonly kind: "coverage"; readonly coverage: Coverage }
  | { readonly kind: "remarks"; readonly remarks: readonly Remark[] }
  /** The page's texts in the user's language. Sent first. */
  | { readonly kind: "strings"; readonly strings: Strings }
  | NotesMessage
  /** Asks the page to send what was typed, and to answer `flushed` once it is in the document. */
  | { readonly kind: "flush"; readonly id: number }
  /** Puts the caret into the notes at this offset. */
  | { readonly kind: "focus"; readonly caret: number }
  /** A sentence for the line below the notes; "" clears it. */
  | { readonly kind: "say"; readonly text: string; readonly retry: boolean }
  /** The notes are too long for the page: the paper is shown, and a way to the text instead of them. */
  | { readonly kind: "too-long" }
  /** The file is no paper file: a sentence, and no notes field. */
  | { readonly kind: "broken"; readonly text: string; readonly canOpen: boolean };

export type Intent =
  /** The page has loaded and listens. `draft` is what was unconfirmed when it was last discarded. */
  | { readonly kind: "ready"; readonly draft?: NotesDraft }
  | ({ readonly kind: "edit" } & NotesEdit)
  | { readonly kind: "flushed"; readonly id: number }
  /** The caret's offset, sent when the page loses the focus. */
  | { readonly kind: "caret"; readonly offset: number }
  /** Undo or redo, pressed while typed text was on its way to the document. */
  | { readonly kind: "undo" | "redo" }
  /** Save, pressed on a page without a file, where VS Code's own command saves nothing. */
  | { readonly kind: "save" }
  | {
      readonly kind: "open-backlink";
      readonly file: string;
      readonly line: number;
      readonly start: number;
      readonly beside: boolean;
    }
  /** Asks for a note on a citing line. */
  | { readonly kind: "note-line"; readonly file: string; readonly line: number; readonly start: number }
  /** Opens the line of a remark. */
  | { readonly kind: "open-line"; readonly file: string; readonly line: number }
  | { readonly kind: "more-backlinks" }
  | { readonly kind: "status"; readonly status: ReadingStatus }
  | { readonly kind: "cite" }
  | { readonly kind: "copy-citation" }
  | { readonly kind: "copy-citekey" }
  /** Shows the papers of a category or a tag in the Library view. */
  | { readonly kind: "show-group"; readonly by: "category" | "tag"; readonly name: string }
  | { readonly kind: "open-text" }
  /** The papers near this one are in sight soon. */
  | { readonly kind: "related" }
  /** What is typed of a citation, behind its `@` or `[[`. */
  | { readonly kind: "complete"; readonly query: string }
  | { readonly kind: "pasted-address"; readonly text: string }
  /** Asks for a picture of the notes: a path as in `Target`, from the paper's file. */
  | { readonly kind: "picture"; readonly path: string }
  | { readonly kind: "paste-picture"; readonly type: string; readonly base64: string }
  | { readonly kind: "search-author"; readonly name: string }
  | { readonly kind: "set-category" | "set-tags" }
  /** Opens a paper that the notes name. */
  | { readonly kind: "open-paper"; readonly key: string; readonly beside: boolean }
  /** Opens a file that the notes link to: a path as in `Target`, from the paper's file or the workspace. */
  | {
      readonly kind: "open-file";
      readonly path: string;
      readonly beside: boolean;
      /** What the linked line said, as the link's title keeps it. */
      readonly said?: string;
    };

/** What the page keeps while it is hidden, since VS Code discards hidden pages. */
export interface PageState {
  readonly scroll: number;
  readonly caret: number;
  /** The notes' source is shown. */
  readonly writing: boolean;
  /** How the notes are shown, where that was chosen on the page. */
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
}
