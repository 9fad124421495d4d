import type { Category, Paper } from "../paper.ts";
import type { PaperId } from "../paperId.ts";
import type { Problem } from "../problem.ts";

/**
 * Where records come from, in the order of their layers: the first one that has a field wins. `cited` is what the texts of
 * the workspace say of the papers that they cite; it holds only what no other layer has.
 */
export const sourceKinds = ["papers", "personal", "bibliography", "csl", "seeds", "cited"] as const;

export type SourceKind = (typeof sourceKinds)[number];

/** Whether files of this kind are paper files: one paper each, with its notes, written by us. */
export function isPaperFile(kind: SourceKind): boolean {
  return kind === "papers" || kind === "personal";
}

/** A layer of the library: its kind, and its place among the layers of that kind (a workspace's folders in order). */
export interface Layer {
  readonly kind: SourceKind;
  readonly order: number;
}

/** One record as one file has it. */
export interface SourceRecord {
  readonly paper: Paper;
  /** Further keys by which this file knows the paper (biblatex' `ids`, CSL's `citation-key` beside `id`). */
  readonly otherCitekeys?: readonly string[];
  /** Further ids of the work: those of the records that were merged into a paper file. */
  readonly otherIds?: readonly PaperId[];
  /** Where the record begins in its file: the line from 0. */
  readonly line: number;
  /** The reader's notes, the body of a paper file; "" where it is empty, absent in other sources. */
  readonly notes?: string;
  /** What a bibliography has of the work, also what a `Paper` has no field for. */
  readonly original?: Original;
}

/**
 * What the record of a bibliography was read from: an entry of BibTeX, or an item of CSL-JSON without its abstract. Of a
 * record of RIS it is the item that says the same, beside its fields as they were.
 */
export type Original =
  | { readonly entry: BibtexRecord; readonly item?: never; readonly ris?: never }
  | {
      readonly item: Readonly<Record<string, unknown>>;
      readonly entry?: never;
      /** Tags with their values, without the abstract. */
      readonly ris?: readonly (readonly [tag: string, value: string])[];
    };

/** An entry of BibTeX with what styles print of it, also what a `Paper` has no field for: publisher, pages, editors. */
export interface BibtexRecord {
  /** In lower case, `inproceedings`. */
  readonly type: string;
  /** By names in lower case; values with their TeX, with macros and what is taken from other entries resolved. */
  readonly fields: Readonly<Record<string, string>>;
  /** The field `file` as it is written: the user's own files, which no export prints. */
  readonly attachments?: string;
}

/** What reading one file gave. A file that does not parse gives no records and a Problem; it is never rewritten. */
export interface SourceFile {
  /** As `Problem.file`: a path on the command line, a uri in the editor. */
  readonly file: string;
  readonly layer: Layer;
  readonly records: readonly SourceRecord[];
  readonly problems: readonly Problem[];
  /** What `@string` defines in a `.bib`, by names in lower case. */
  readonly strings?: ReadonlyMap<string, string>;
  /** Names that its entries use and it does not define, with what other files gave for them. */
  readonly borrowed?: ReadonlyMap<string, string | undefined>;
}

/** What reading a `categories.yaml` gave. */
export interface CategoriesFile {
  readonly file: string;
  readonly layer: Layer;
  readonly categories: readonly Category[];
  readonly problems: readonly Problem[];
}

/** What a file of the library holds. */
/** What another file defines for a macro of BibTeX, by its name in lower case. */
export type StringOf = (name: string) => string | undefined;

export type LibraryContent = SourceFile | CategoriesFile;

/**
 * Reads the text of one kind of file. `undefined` where it turns out to be none (other Markdown, other JSON); one that
 * the user named (`isNamed`), or whose folder (`isInNamedFolder`), is sooner taken for one. `stringOf` knows what other files define with `@string`.
 */
export type FileParser = (
  text: string,
  file: string,
  layer: Layer,
  options?: {
    readonly isNamed?: boolean;
    readonly isInNamedFolder?: boolean;
    readonly stringOf?: StringOf | undefined;
    /** What the file held when it was last read, where a reader can take over what is the same. */
    readonly before?: LibraryContent | undefined;
  },
) => LibraryContent | undefined;
