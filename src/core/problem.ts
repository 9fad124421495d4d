import type { LineRange } from "./citations/citation.ts";

/**
 * Something wrong with a file or a citation, as a code and arguments. `problemText.ts` makes a sentence of it; the editor
 * passes that through `vscode.l10n`.
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
   * Two different papers have one citekey; `args.citekey`, `args.other`: the file that keeps it. That file is told too,
   * with `args.part`: "kept", or "copied" where the two seem to be one.
   */
  | "duplicate-citekey"
  /** Two different papers have one id, a DOI mostly; `args.id`, `args.other` is the file that keeps it. */
  | "shared-id"
  /** The file has more problems than are told; `args.count`: how many more. */
  | "more-problems"
  /** `categories.yaml` has a newer version than ours: it is read but not written. */
  | "newer-format";

/** What registries say when they are asked (`check --online`). */
export type OnlineProblemCode =
  /** Its registry has no such id. */
  | "nonexistent-id"
  | "withdrawn-paper"
  | "retracted-paper"
  /** A preprint that has appeared; `args.where`. */
  | "published-preprint"
  /** The first author beside an id is none of its paper's; `args.said`, `args.own`, `args.part` "order" where he is a later one. */
  | "author-mismatch"
  /** The year beside an id is none in which its paper can have appeared; `args.said`, `args.own`. */
  | "year-mismatch";

export type ProblemCode = CitationProblemCode | FileProblemCode | OnlineProblemCode;

/** Problems of one file that are told; nobody reads more, and a broken file may have a hundred thousand. */
export const mostProblems = 300;

/** The first problems of one file, and one more that counts the rest. */
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
