import type { Category, Paper } from "../paper.ts";
import type { PaperId } from "../paperId.ts";
import type { Problem } from "../problem.ts";

/**
 * Where records come from, in the order of their layers: the first one that has a field wins. `cited` is what the
 * workspace's texts say of the papers they cite; it only holds papers that no other layer has.
 */
export const sourceKinds = ["papers", "personal", "bibliography", "csl", "seeds", "cited"] as const;

export type SourceKind = (typeof sourceKinds)[number];

/** Whether files of this kind are paper files: one paper each, with its notes, written by us. */
export function isPaperFile(kind: SourceKind): boolean {
  return kind === "papers" || kind === "personal";
}

/** A layer of the library: its kind, and its rank among layers of that kind (a workspace's folders in order). */
export interface Layer {
  readonly kind: SourceKind;
  readonly order: number;
}

/** A record as one file has it. */
export interface SourceRecord {
  readonly paper: Paper;
  /** More keys that this file gives the paper (biblatex's `ids`, CSL's `citation-key` besides `id`). */
  readonly otherCitekeys?: readonly string[];
  /** More ids of the work: those of records that were merged into a paper file. */
  readonly otherIds?: readonly PaperId[];
  /** The line, from 0, where the record begins. */
  readonly line: number;
  /** The reader's notes: the body of a paper file, "" if empty. Absent in other sources. */
  readonly notes?: string;
  /** A bibliography's entry for the work, including what `Paper` has no field for. */
  readonly original?: Original;
}

/**
 * What a bibliography's record was read from: a BibTeX entry, or a CSL-JSON item without its abstract. For a RIS
 * record, an equivalent item and its original fields.
 */
export type Original =
  | { readonly entry: BibtexRecord; readonly item?: never; readonly ris?: never }
  | {
      readonly item: Readonly<Record<string, unknown>>;
      readonly entry?: never;
      /** The tags with their values, without the abstract. */
      readonly ris?: readonly (readonly [tag: string, value: string])[];
    };

/** A BibTeX entry with all that styles print, including what `Paper` has no field for: publisher, pages, editors. */
export interface BibtexRecord {
  /** In lower case: `inproceedings`. */
  readonly type: string;
  /** By lower-case names. Values keep their TeX; macros and inherited fields are resolved. */
  readonly fields: Readonly<Record<string, string>>;
  /** The field `file` as written: the user's own files, which no export prints. */
  readonly attachments?: string;
}

/** The result of reading one file. A file that does not parse gives no records and a Problem; it is never rewritten. */
export interface SourceFile {
  /** Like `Problem.file`: a path on the command line, a uri in the editor. */
  readonly file: string;
  readonly layer: Layer;
  readonly records: readonly SourceRecord[];
  readonly problems: readonly Problem[];
  /** A `.bib`'s `@string`s by lower-case name, and its entries that entries of other files may inherit from. */
  readonly strings?: ReadonlyMap<string, string>;
  /** Names that its entries use without defining them, with the values from other files. */
  readonly borrowed?: ReadonlyMap<string, string | undefined>;
}

/** The result of reading a `categories.yaml`. */
export interface CategoriesFile {
  readonly file: string;
  readonly layer: Layer;
  readonly categories: readonly Category[];
  readonly problems: readonly Problem[];
}

/** The value that another file defines for a BibTeX macro, by its lower-case name. */
export type StringOf = (name: string) => string | undefined;

/** The contents of a library file. */
export type LibraryContent = SourceFile | CategoriesFile;

/**
 * Parses one kind of file. `undefined` if the text is of no such kind (other Markdown, other JSON); a file that the
 * user named (`isNamed`), or whose folder they named (`isInNamedFolder`), is accepted more readily. `stringOf` looks up
 * what other files define with `@string`.
 */
export type FileParser = (
  text: string,
  file: string,
  layer: Layer,
  options?: {
    readonly isNamed?: boolean;
    readonly isInNamedFolder?: boolean;
    readonly stringOf?: StringOf | undefined;
    /** The file's previous contents, so that a reader can reuse what is unchanged. */
    readonly before?: LibraryContent | undefined;
  },
) => LibraryContent | undefined;
