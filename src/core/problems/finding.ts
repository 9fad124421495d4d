import type { CitationProblemCode, Problem } from "../problem.ts";

/** A problem of a citation, but for where it stands and how grave it is. */
export type Finding = Pick<Problem, "args"> & { readonly code: CitationProblemCode };

/** What was found of a citation while its surroundings were these. */
export interface KnownFinding {
  surroundings: readonly unknown[];
  readonly finding: Finding | undefined;
}
