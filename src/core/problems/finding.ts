import type { CitationProblemCode, Problem, Severity } from "../problem.ts";

/** A problem of a citation without its place and severity. */
export type Finding = Pick<Problem, "args"> & {
  readonly code: CitationProblemCode;
  /** It is never reported as more than this. */
  readonly mostSevere?: Severity;
};

/** A cached finding, valid while the surroundings of the citation are the same objects. */
export interface KnownFinding {
  surroundings: readonly unknown[];
  readonly finding: Finding | undefined;
}
