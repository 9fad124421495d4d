import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { Category } from "../../core/paper.ts";
import type { Sorting } from "../manifest.ts";

/** One branch of the tree as it should be now: papers, or branches of its own. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly papers: readonly LibraryPaper[];
  /** The branches below it; a group has either these or papers. */
  readonly groups?: readonly Group[];
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
}

export interface GroupInput {
  readonly papers: readonly LibraryPaper[];
  readonly categories: readonly Category[];
  readonly citations: (paper: LibraryPaper) => number;
  /** The name of the source that a paper's highest record came from. */
  readonly sourceName: (paper: LibraryPaper) => string;
  readonly sorting: Sorting;
  readonly words: GroupWords;
}
