import type { LineRange } from "./citations/citation.ts";

/**
 * A problem of a file or a citation, as a code and arguments. `problemText.ts` makes a sentence of it, which
 * the editor passes through `vscode.l10n`.
 */
export interface Problem extends LineRange {
  /** A path on the command line, a uri in the editor. */
  readonly file: string;
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** The values of the sentence's placeholders: `{ id: "1805.0366", digits: "5" }`. */
  readonly args: Readonly<Record<string, string>>;
}

export type Severity = "error" | "warning" | "information" | "hint";

export type CitationProblemCode =
  | "malformed-arxiv-id"
  | "unknown-citekey"
  | "title-mismatch"
  | "id-mismatch"
  | "paper-not-in-library"
  | "mixed-forms"
  | "non-canonical-link";

export type FileProblemCode =
  /** The front matter, a `.bib` entry or a seed file does not parse; `args.reason` is the parser's sentence. */
  | "unreadable-file"
  /** A field of a record has the wrong type and is left out; `args.field`, `args.reason`. */
  | "bad-field"
  /**
   * Two different papers, or two entries of a `.bib` file, have the same citekey; `args.citekey`,
   * `args.other`: the file that keeps it. Also reported for the file that keeps it, with `args.part`: "kept",
   * or "copied" if the two seem to be the same paper.
   */
  | "duplicate-citekey"
  /**
   * Two different papers have the same id, usually a DOI; `args.id`, `args.other`: the file that keeps it.
   */
  | "shared-id"
  /** The file has more problems than are reported; `args.count`: how many more. */
  | "more-problems"
  /** `categories.yaml` has a newer version than ours: it is read but not written. */
  | "newer-format";

/** Problems found by asking registries (`check --online`). */
export type OnlineProblemCode =
  /** The registry has no such id. */
  | "nonexistent-id"
  | "withdrawn-paper"
  | "retracted-paper"
  /** A preprint that has been published; `args.where`. */
  | "published-preprint"
  /**
   * The author named beside an id is not the first author of its paper; `args.said`, `args.own`. `args.part`
   * is "order" if they are a later author of it.
   */
  | "author-mismatch"
  /** The paper cannot have appeared in the year named beside its id; `args.said`, `args.own`. */
  | "year-mismatch";

export type ProblemCode = CitationProblemCode | FileProblemCode | OnlineProblemCode;

/**
 * The maximum number of problems reported for one file: nobody reads more, and a
 * broken file may have a hundred thousand.
 */
export const mostProblems = 300;

/** The first problems of one file, and one that counts the rest. */
export function boundedProblems(problems: readonly Problem[]): readonly Problem[] {
  const next = problems[mostProblems];
  if (next === undefined) return problems;
  const args = { count: String(problems.length - mostProblems) };
  return [...problems.slice(0, mostProblems), { ...next, code: "more-problems", args }];
}

/** The same for problems of several files. */
export function boundedByFile(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostProblems) return problems;
  const byFile = new Map<string, Problem[]>();
  for (const problem of problems) {
    const list = byFile.get(problem.file);
    if (list) list.push(problem);
    else byFile.set(problem.file, [problem]);
  }
  return [...byFile.values()].flatMap(boundedProblems);
}
