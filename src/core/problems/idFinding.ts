import type { TitlesBeside } from "../beside/titlesBeside.ts";
import { type Citation, writtenArxivId } from "../citations/citation.ts";
import { arxivFault } from "../ids/impossibleArxivId.ts";
import type { CheckContext, CheckedFile, Finding } from "./checkContext.ts";
import { titleMismatch } from "./titles/titleMismatch.ts";

/**
 * Checks a citation by id against the title next to it. With a cache in the context (`known`), a citation is checked
 * again only if the text around it has changed.
 */
export function idFinding(
  citation: Citation,
  file: CheckedFile,
  context: CheckContext,
  titles: TitlesBeside,
): Finding | undefined {
  const { known } = context;
  if (!known || context.settings["title-mismatch"] === "off")
    return findingOf(citation, file, context, titles);
  const surroundings = titles.surroundings(citation);
  const before = known.get(citation);
  if (before && isSameList(before.surroundings, surroundings)) {
    // Keep the newer strings: the older ones keep the old document alive.
    before.surroundings = surroundings;
    return before.finding;
  }
  const finding = findingOf(citation, file, context, titles);
  known.set(citation, { surroundings, finding });
  return finding;
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

function findingOf(
  citation: Citation,
  { lines }: CheckedFile,
  { library, settings, titles }: CheckContext,
  beside: TitlesBeside,
): Finding | undefined {
  const written = writtenArxivId(citation);
  const malformed = written === undefined ? undefined : arxivFault(written);
  if (written !== undefined && malformed !== undefined) {
    const { reason, expected } = malformed;
    const args = { id: written, reason, ...(expected !== undefined && { expected }) };
    return { code: "malformed-arxiv-id", args };
  }
  const paper = library.find(citation.target);
  if (paper === undefined) return { code: "paper-not-in-library", args: { id: citation.target } };
  if (settings["title-mismatch"] === "off") return undefined;
  const mismatch = titleMismatch(lines, citation, beside, paper, titles);
  // Papers get renamed: a title that no other paper has may be an older one.
  return (
    mismatch && { code: "title-mismatch", args: mismatch, ...(!mismatch.other && { mostSevere: "hint" }) }
  );
}
