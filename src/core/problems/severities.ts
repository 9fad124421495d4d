import type { Form } from "../citations/citation.ts";
import type { CitationProblemCode, Severity } from "../problem.ts";

/** What a user can set for a problem of a citation. */
export const severities = ["error", "warning", "information", "hint", "off"] as const satisfies readonly (
  | Severity
  | "off"
)[];

/** The severity of each problem of a citation, or `off`. */
export type ProblemSettings = Readonly<Record<CitationProblemCode, Severity | "off">>;

/** The defaults of both hosts: mistakes are warnings; matters of taste are off. */
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

/** The forms of links that a project can prefer, the default first. */
export const linkForms = ["arxiv-abs", "hf", "doi-url"] as const satisfies readonly Form[];
export type LinkForm = (typeof linkForms)[number];
