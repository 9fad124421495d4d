import type { Verified } from "../../online/verify/verifyAll.ts";
import type { PaperId } from "../../paperId.ts";
import type { OnlineProblemCode, Problem, Severity } from "../../problem.ts";
import type { CheckedFile } from "../checkContext.ts";
import { silenced } from "../silence.ts";

const severities: Readonly<Record<StandingCode, Severity>> = {
  "nonexistent-id": "warning",
  "withdrawn-paper": "warning",
  "retracted-paper": "warning",
  "published-preprint": "information",
};

/** Problems of an id itself, independent of the text next to it. */
type StandingCode = Exclude<OnlineProblemCode, "author-mismatch" | "year-mismatch">;

/** The problems of a file's citations, according to the registries; an id that could not be verified is no problem. */
export function onlineProblems(
  file: CheckedFile,
  verified: ReadonlyMap<PaperId, Verified>,
): readonly Problem[] {
  const isSilent = silenced(file.lines);
  const told = new Set<string>();
  return file.citations.flatMap(({ target, line, start, end }): Problem[] => {
    const said = isSilent(line) ? undefined : verified.get(target);
    const found = said && findingOf(said);
    if (!found) return [];
    const { code, args } = found;
    // Report only once per file that a preprint has been published.
    if (code === "published-preprint" && told.has(target)) return [];
    told.add(target);
    return [{ file: file.file, line, start, end, code, severity: severities[code], args }];
  });
}

function findingOf(
  said: Verified,
): { readonly code: StandingCode; readonly args: Problem["args"] } | undefined {
  const { id } = said;
  if (said.kind === "missing") return { code: "nonexistent-id", args: { id } };
  if (said.kind !== "found") return undefined;
  const { paper, standing } = said.found;
  if (standing) return { code: `${standing.state}-paper`, args: { id, says: standing.says } };
  const where = [paper.venue, paper.doi && `doi:${paper.doi}`].filter(Boolean).join(", ");
  return id.startsWith("arXiv:") && where !== ""
    ? { code: "published-preprint", args: { id, where } }
    : undefined;
}
