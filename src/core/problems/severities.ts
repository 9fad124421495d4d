import type { Form } from "../citations/citation.ts";
import type { CitationProblemCode, Severity } from "../problem.ts";

/** The severity of each problem of a citation, or `off`. */
export type ProblemSettings = Readonly<Record<CitationProblemCode, Severity | "off">>;

/** Mistakes are warnings; matters of taste are off. */
export const defaultProblemSettings: ProblemSettings = {
  "malformed-arxiv-id": "warning",
  "unknown-citekey": "warning",
  "title-mismatch": "warning",
  "id-mismatch": "warning",
  "paper-not-in-library": "off",
  "mixed-forms": "off",
  "non-canonical-link": "off",
};

export const problemCodes = [
  "malformed-arxiv-id",
  "unknown-citekey",
  "title-mismatch",
  "id-mismatch",
  "paper-not-in-library",
  "mixed-forms",
  "non-canonical-link",
] as const satisfies readonly CitationProblemCode[];

/** The forms of links that a project can prefer. */
export const linkForms = ["arxiv-abs", "hf", "doi-url"] as const satisfies readonly Form[];
export type LinkForm = (typeof linkForms)[number];
