import type { Problem } from "../../problem.ts";
import { problemText } from "../problemText.ts";

/** A problem on one line, `file:line:column: severity: message [code]`, lines and columns from 1. */
export function problemLine(problem: Problem): string {
  const { file, line, start, code, severity } = problem;
  return `${file}:${line + 1}:${start + 1}: ${severity}: ${problemText(problem)} [${code}]`;
}

/** A problem in `check --format json`. */
export interface ReportedProblem {
  readonly file: string;
  /** Lines and columns from 1, columns in UTF-16 units, `endColumn` exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

export function reportedProblem(problem: Problem): ReportedProblem {
  const { file, line, start, end, code, severity } = problem;
  return {
    file,
    line: line + 1,
    column: start + 1,
    endColumn: end + 1,
    code,
    severity,
    message: problemText(problem),
  };
}
