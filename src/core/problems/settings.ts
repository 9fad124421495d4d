import type { Form } from "../citations/citation.ts";
import type { CitationProblemCode, Severity } from "../problem.ts";

/** How severe each problem of a citation is; `off` switches it off. */
export type ProblemSettings = Readonly<Record<CitationProblemCode, Severity | "off">>;

/** Quiet by default: what is wrong for sure is a warning, what is a matter of taste is off. */
export const defaultProblemSettings: ProblemSettings = {
  "malformed-arxiv-id": "warning",
  "unknown-citekey": "warning",
  "title-mismatch": "warning",
  "paper-not-in-library": "off",
  "mixed-forms": "off",
  "non-canonical-link": "off",
};

export const problemCodes = [
  "malformed-arxiv-id",
  "unknown-citekey",
  "title-mismatch",
  "paper-not-in-library",
  "mixed-forms",
  "non-canonical-link",
] as const satisfies readonly CitationProblemCode[];

/** The forms that a project may prefer for its links to papers. */
export const linkForms = ["arxiv-abs", "hf", "doi-url"] as const satisfies readonly Form[];
export type LinkForm = (typeof linkForms)[number];
