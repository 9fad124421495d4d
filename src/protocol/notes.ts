import type { Span } from "../core/text/span.ts";

/**
 * What the page has changed. `version` is that of the last text that it got from the host, `sent` leads from there to
 * the text that its edits under way will make (absent where none is), and `change` from that to what it shows now.
 */
export interface NotesEdit {
  /** Counts up by one with each edit of a page; later edits of a session never come before earlier ones. */
  readonly seq: number;
  readonly version: number;
  readonly sent?: Span;
  readonly change: Span;
}

/** Edits that no host had confirmed when the page last lived, and the session of the host that they were made for. */
export interface NotesDraft {
  readonly session: string;
  readonly edits: readonly NotesEdit[];
}

/** The whole text: the start of a session on the page, or a new start after the two have lost each other. */
export interface NotesStart {
  readonly kind: "notes";
  readonly session: string;
  /** Where the page goes on counting its edits. */
  readonly seq: number;
  readonly version: number;
  readonly text: string;
}

export type NotesMessage =
  | NotesStart
  /** Somebody else has changed the document; `change` leads from the last text that was posted to this version. */
  | { readonly kind: "changed"; readonly version: number; readonly change?: Span }
  /** The edit is in the document; `change` leads from the last text that was posted to one that holds it. */
  | { readonly kind: "applied"; readonly seq: number; readonly version: number; readonly change?: Span }
  /** The edit, and all later ones that build on it, are not in the document. The page tries again. */
  | { readonly kind: "refused"; readonly seq: number };
