import { Library } from "../library/library.ts";
import type { FoundPaper } from "../online/foundPaper.ts";
import type { Verified } from "../online/verify/verifyAll.ts";
import type { PaperId } from "../paperId.ts";
import type { OnlineProblemCode, Problem, Severity } from "../problem.ts";
import type { CheckedFile } from "./checkContext.ts";
import { checkFile } from "./checkFile.ts";
import { defaultProblemSettings, type ProblemSettings } from "./settings.ts";
import { silenced } from "./silence.ts";
import { titleIndex } from "./titles/titleIndex.ts";

const severities: Readonly<Record<OnlineProblemCode, Severity>> = {
  "nonexistent-id": "warning",
  "withdrawn-paper": "warning",
  "retracted-paper": "warning",
  "published-preprint": "information",
};

/** The problems of a file's citations, by what the registries say of the ids; what nobody could verify is none. */
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
    // That a preprint has appeared is worth one line a file.
    if (code === "published-preprint" && told.has(target)) return [];
    told.add(target);
    return [{ file: file.file, line, start, end, code, severity: severities[code], args }];
  });
}

function findingOf(
  said: Verified,
): { readonly code: OnlineProblemCode; readonly args: Problem["args"] } | undefined {
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

const titlesAlone: ProblemSettings = {
  ...(Object.fromEntries(
    Object.keys(defaultProblemSettings).map((code) => [code, "off"]),
  ) as ProblemSettings),
  "title-mismatch": "warning",
};

/**
 * The titles that stand beside an id and are not that of its paper, as the registries have it; `earlier` has the titles of
 * earlier versions by arXiv id.
 */
export function onlineTitles(
  files: readonly CheckedFile[],
  found: readonly FoundPaper[],
  earlier: ReadonlyMap<string, readonly string[]>,
): readonly Problem[] {
  const library = new Library();
  const records = found.map(({ paper }, n) => {
    const aliases = [...(paper.aliases ?? []), ...(earlier.get(paper.arxiv ?? "") ?? [])];
    return { paper: { ...paper, aliases, citekey: `online${n}` }, line: n };
  });
  library.setFile({ file: "", layer: { kind: "bibliography", order: 0 }, records, problems: [] });
  const context = {
    library,
    titles: titleIndex(library.papers),
    settings: titlesAlone,
    preferredForm: "arxiv-abs",
    formsOf: () => new Map(),
  } as const;
  return files.flatMap((file) => checkFile(file, context));
}
