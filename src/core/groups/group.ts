import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { Category, ReadingStatus } from "../paper.ts";

/** What the papers in the Library view are grouped by. */
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

/** The order of papers within a group. */
export const sortings = ["title", "year", "added", "cited"] as const;
export type Sorting = (typeof sortings)[number];

/** How the text of a row begins. */
export const rowLabels = ["name", "authorYear", "citekey"] as const;
export type RowLabel = (typeof rowLabels)[number];

/** What the papers of a branch have in common; a paper dropped on the branch gets it too. */
export type Common =
  | { readonly category: string }
  | { readonly tag: string }
  | { readonly status: ReadingStatus };

/** A branch of the tree: it has papers, or branches of its own. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly papers: readonly LibraryPaper[];
  /** The branches below it; a group has either these or papers. */
  readonly groups?: readonly Group[];
  readonly common?: Common;
  /** Whether it is shown even without papers: a category that the reader has created but not filled yet. */
  readonly staysEmpty?: boolean;
  /** Whether it is shown open at first: it is the only branch of the reader's own papers. */
  readonly startsOpen?: true;
}

/** The titles of branches that no file names. */
export interface GroupWords {
  readonly uncategorised: string;
  /** For all of the reader's own papers, while none has a category. */
  readonly own: string;
  readonly undated: string;
  readonly unread: string;
  readonly reading: string;
  readonly read: string;
  readonly cited: string;
  readonly notCited: string;
  readonly untagged: string;
  readonly unpublished: string;
  readonly anonymous: string;
  /** For authors who have only one paper in the library. */
  readonly otherAuthors: string;
  /** For the papers shipped with Marginalia, with an explanation. */
  readonly shipped: string;
  readonly aboutShipped: string;
  /** Why papers may be the same. */
  readonly sameTitle: string;
  readonly sharedId: string;
  readonly alikeTitle: string;
}

export interface GroupInput {
  readonly papers: readonly LibraryPaper[];
  /** All papers of the library, the same array if the view is not filtered. */
  readonly all: readonly LibraryPaper[];
  readonly categories: readonly Category[];
  /** The reader's own lists of categories. */
  readonly categoriesFiles: readonly { readonly categories: readonly Category[] }[];
  readonly citations: (paper: LibraryPaper) => number;
  /** The name of the source of a paper's highest record. */
  readonly sourceName: (paper: LibraryPaper) => string;
  readonly sorting: Sorting;
  readonly label?: RowLabel;
  readonly words: GroupWords;
}

/** The id of the branch with the papers shipped with Marginalia. */
export const shippedGroup = "shipped";
