import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { Category, ReadingStatus } from "../paper.ts";

/** By what the papers of the view Library are grouped. */
export const groupings = [
  "category",
  "tag",
  "author",
  "venue",
  "year",
  "status",
  "cited",
  "source",
  "duplicates",
] as const;
export type Grouping = (typeof groupings)[number];

/** In which order they stand within a group. */
export const sortings = ["title", "year", "added", "cited"] as const;
export type Sorting = (typeof sortings)[number];

/** What a row begins with. */
export const rowLabels = ["name", "authorYear", "citekey"] as const;
export type RowLabel = (typeof rowLabels)[number];

/** What the papers of a branch have in common and can be given: a paper that is dropped on it gets it. */
export type Common =
  | { readonly category: string }
  | { readonly tag: string }
  | { readonly status: ReadingStatus };

/** One branch of the tree as it should be now: papers, or branches of its own. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly papers: readonly LibraryPaper[];
  /** The branches below it; a group has either these or papers. */
  readonly groups?: readonly Group[];
  readonly common?: Common;
  /** Whether it is shown without papers too: a category that the reader has made and not filled yet. */
  readonly staysEmpty?: boolean;
}

/** The titles of branches that are not named in any file. */
export interface GroupWords {
  readonly uncategorised: string;
  readonly undated: string;
  readonly unread: string;
  readonly reading: string;
  readonly read: string;
  readonly cited: string;
  readonly notCited: string;
  readonly untagged: string;
  readonly unpublished: string;
  readonly anonymous: string;
  /** The authors of whom the library has one paper. */
  readonly otherAuthors: string;
  /** The papers that come with Marginalia, and what that means. */
  readonly shipped: string;
  readonly aboutShipped: string;
  /** Why papers may be one. */
  readonly sameTitle: string;
  readonly sharedId: string;
  readonly alikeTitle: string;
}

export interface GroupInput {
  readonly papers: readonly LibraryPaper[];
  readonly categories: readonly Category[];
  /** The ids of the categories that the reader's own files list. */
  readonly ownCategories?: ReadonlySet<string>;
  readonly citations: (paper: LibraryPaper) => number;
  /** The name of the source that a paper's highest record came from. */
  readonly sourceName: (paper: LibraryPaper) => string;
  readonly sorting: Sorting;
  readonly label?: RowLabel;
  readonly words: GroupWords;
}

/** The id of the branch that holds the papers which came with Marginalia. */
export const shippedGroup = "shipped";
