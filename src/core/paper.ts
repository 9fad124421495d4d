import type { Name } from "./names/name.ts";
import { writtenAuthors } from "./names/people.ts";

/** How far the reader has come with a paper. */
export type ReadingStatus = "unread" | "reading" | "read";

/** How a work was taken back: a preprint by its authors, a publication by its publisher. */
export type PubState = "withdrawn" | "retracted";

/**
 * One bibliographic record; its fields are the keys of a paper file's front matter, in that order. A record of one
 * source may be partial: only `citekey` and `title` are always there (`title` may be "").
 */
export interface Paper {
  readonly citekey: string;
  readonly title: string;
  /** Other titles and short names of the work. */
  readonly aliases?: readonly string[];
  /** Full names as printed, "Ziheng Jiang". */
  readonly authors?: readonly string[];
  /**
   * The same people with their names split into parts, if a source splits them differently from `readName`.
   * Parallel to `authors`; not a field of a paper file.
   */
  readonly names?: readonly Name[];
  readonly year?: number;
  /** First submission, `YYYY-MM-DD`. */
  readonly submitted?: string;
  /** arXiv's identifier without `arXiv:` and without version: `2402.15627`, `math/0611800`. */
  readonly arxiv?: string;
  /** The publisher's DOI without prefix, as written. */
  readonly doi?: string;
  /** OpenReview's forum id. */
  readonly openreview?: string;
  readonly venue?: string;
  /** The values are biblatex's. */
  readonly pubstate?: PubState;
  readonly url?: string;
  readonly pdf?: string;
  readonly code?: string;
  readonly project?: string;
  /** arXiv's primary category, `cs.CL`. */
  readonly subject?: string;
  /** Our own classification: the id of a category. */
  readonly category?: string;
  readonly tags?: readonly string[];
  /** Citekeys of similar works that the reader has marked as different from this one. */
  readonly apart?: readonly string[];
  readonly status?: ReadingStatus;
  /** Dates, `YYYY-MM-DD`. */
  readonly started?: string;
  readonly finished?: string;
  readonly added?: string;
  readonly abstract?: string;
}

/** The order of the fields in a paper file that we create. */
export const paperFields = [
  "citekey",
  "title",
  "aliases",
  "authors",
  "year",
  "submitted",
  "arxiv",
  "doi",
  "openreview",
  "venue",
  "pubstate",
  "url",
  "pdf",
  "code",
  "project",
  "subject",
  "category",
  "tags",
  "apart",
  "status",
  "started",
  "finished",
  "added",
  "abstract",
] as const satisfies readonly (keyof Paper)[];

/** `Listed` if nothing is missing in it; otherwise a compile error names what is. */
type Complete<_Missing extends never, Listed> = Listed;

/**
 * The fields of a paper file: all of `Paper` except `names`. Compiles only if `paperFields` lists them all,
 * because a field missing there would never be written.
 */
export type PaperField = Complete<
  Exclude<keyof Paper, (typeof paperFields)[number] | "names">,
  (typeof paperFields)[number]
>;

/**
 * The fields of a record as written to its file, in the order of the file, without other
 * properties of the object. Authors whose names `readName` would split differently are written
 * as `Family, Given` or `{Institution}`.
 */
export function recordOf(paper: Paper): Paper {
  const written = { ...paper, authors: writtenAuthors(paper) };
  const fields = paperFields.flatMap((field) =>
    written[field] === undefined ? [] : [[field, written[field]]],
  );
  return { citekey: paper.citekey, title: paper.title, ...Object.fromEntries(fields) };
}

/**
 * The fields that identify a record's paper: for a personal file that otherwise holds only a reading status.
 */
export function identityOf({ citekey, title, arxiv, doi, openreview, url }: Paper): Paper {
  return {
    citekey,
    title,
    ...(arxiv && { arxiv }),
    ...(doi && { doi }),
    ...(openreview && { openreview }),
    ...(url && { url }),
  };
}

/** A category of the tree. Papers name its `id` in their field `category`. */
export interface Category {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

/** The title of a work, then the other names under which it is known. */
export function titlesOf({ title, aliases = [] }: Pick<Paper, "title" | "aliases">): readonly string[] {
  return [title, ...aliases];
}
