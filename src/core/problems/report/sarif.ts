import type { Problem, ProblemCode, Severity } from "../../problem.ts";
import { wellFormed } from "../../text/tidyText.ts";
import { problemText } from "../problemText.ts";

/** SARIF 2.1.0 has no level below `note`. */
const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

const rules: Readonly<Record<ProblemCode, string>> = {
  "malformed-arxiv-id": "An arXiv id that arXiv cannot have assigned.",
  "unknown-citekey": "A citekey that no paper has.",
  "title-mismatch": "A title next to another paper's id.",
  "id-mismatch": "An id next to another id that should be the same paper's.",
  "paper-not-in-library": "A paper that the library does not have.",
  "mixed-forms": "One paper written in several forms.",
  "non-canonical-link": "An address in another form than the project prefers.",
  "nonexistent-id": "An id that its registry does not have.",
  "withdrawn-paper": "A paper that its authors have withdrawn.",
  "retracted-paper": "A paper that its publisher has retracted.",
  "published-preprint": "A preprint that has been published.",
  "author-mismatch": "A first author next to the id of a paper by others.",
  "year-mismatch": "A year next to the id of a paper of another year.",
  "unreadable-file": "A file of the library that does not parse.",
  "bad-field": "A field of a record that cannot be used.",
  "duplicate-citekey": "One citekey, defined twice.",
  "more-problems": "A file with more problems than are listed.",
  "shared-id": "One id, of two works.",
  "newer-format": "A file of a newer format.",
};

/**
 * The problems as a SARIF 2.1.0 log (OASIS standard, March 2020). Files are relative to the working directory, columns
 * are in UTF-16 units from 1.
 */
export function sarif(problems: readonly Problem[], version: string): object {
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Marginalia",
            semanticVersion: version,
            rules: codes.map((id) => ({ id, shortDescription: { text: rules[id] } })),
          },
        },
        columnKind: "utf16CodeUnits",
        results: problems.map((problem) => ({
          ruleId: problem.code,
          ruleIndex: codes.indexOf(problem.code),
          level: levels[problem.severity],
          message: { text: problemText(problem) },
          locations: [{ physicalLocation: place(problem) }],
        })),
      },
    ],
  };
}

function place({ file, line, start, end }: Problem): object {
  return {
    artifactLocation: { uri: wellFormed(file).split("/").map(encodeURIComponent).join("/") },
    region: { startLine: line + 1, startColumn: start + 1, endLine: line + 1, endColumn: end + 1 },
  };
}
