import type { Span } from "../core/text/span.ts";

/**
 * An edit made on the page. `version` is that of the last text from the host. `sent` leads from that text to the one
 * after all unconfirmed edits (absent if there are none), and `change` from there to what the page shows.
 */
export interface NotesEdit {
  /** Numbers a page's edits; within a session they arrive in order. */
  readonly seq: number;
  readonly version: number;
  readonly sent?: Span;
  readonly change: Span;
}

/** Edits that were unconfirmed when the page was discarded, with the host session they were made for. */
export interface NotesDraft {
  readonly session: string;
  readonly edits: readonly NotesEdit[];
  /** The host's text right before and after the first edit, to find its place in another session. */
  readonly before?: string;
  readonly after?: string;
}

/** The whole text, sent at the start of a session or to resynchronise. */
export interface NotesStart {
  readonly kind: "notes";
  readonly session: string;
  /** The number of the last edit that the host received. */
  readonly seq: number;
  readonly version: number;
  readonly text: string;
}

export type NotesMessage =
  | NotesStart
  /** Something else changed the document; `change` leads from the last posted text to this version. */
  | { readonly kind: "changed"; readonly version: number; readonly change?: Span }
  /** The edit is in the document; `change` leads from the last posted text to one that contains it. */
  | { readonly kind: "applied"; readonly seq: number; readonly version: number; readonly change?: Span }
  /** The edit and all later ones that build on it were not applied. The page tries again. */
  | { readonly kind: "refused"; readonly seq: number };
