import type { LineRange } from "./citations/citation.ts";

/**
 * What is wrong with a file or a citation. Core gives codes and arguments; the words are made from them in one place
 * (`problemText.ts` for the command line, `vscode.l10n` in the editor).
 */
export interface Problem extends LineRange {
  /** The file as its reader names it: a path on the command line, a uri in the editor. */
  readonly file: string;
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** What the sentence is about, by name: `{ id: "1805.0366", digits: "5" }`. */
  readonly args: Readonly<Record<string, string>>;
}

export type Severity = "error" | "warning" | "information" | "hint";

export type CitationProblemCode =
  | "malformed-arxiv-id"
  | "unknown-citekey"
  | "title-mismatch"
  | "paper-not-in-library"
  | "mixed-forms"
  | "non-canonical-link";

export type FileProblemCode =
  /** The front matter, a `.bib` entry or a seed file does not parse; `args.reason` is the parser's sentence. */
  | "unreadable-file"
  /** One field of a record has a value of a wrong type and is left out; `args.field`, `args.reason`. */
  | "bad-field"
  /** One citekey for two different papers; `args.citekey`, `args.other` is the file that keeps it. */
  | "duplicate-citekey"
  /** `categories.yaml` is of a newer version than ours: read, not written. */
  | "newer-format";

export type ProblemCode = CitationProblemCode | FileProblemCode;
