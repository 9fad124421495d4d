/** How far the reader has come with a paper. */
export type ReadingStatus = "unread" | "reading" | "read";

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
  readonly url?: string;
  readonly pdf?: string;
  readonly code?: string;
  readonly project?: string;
  /** arXiv's primary category, `cs.CL`. */
  readonly subject?: string;
  /** Our own classification: the id of a category. */
  readonly category?: string;
  readonly tags?: readonly string[];
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
  "url",
  "pdf",
  "code",
  "project",
  "subject",
  "category",
  "tags",
  "status",
  "started",
  "finished",
  "added",
  "abstract",
] as const satisfies readonly (keyof Paper)[];

export type PaperField = (typeof paperFields)[number];

/** The fields of a record alone, in their order, without what else an object may know of the paper. */
export function recordOf(paper: Paper): Paper {
  const fields = paperFields.flatMap((field) => (paper[field] === undefined ? [] : [[field, paper[field]]]));
  return { citekey: paper.citekey, title: paper.title, ...Object.fromEntries(fields) };
}

/** A branch of the tree. `id` is what papers name in `category`. */
export interface Category {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}
