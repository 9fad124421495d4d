import { copyString } from "../../text/copyString.ts";
import { type Edit, editBetween } from "../../text/span.ts";
import { type Citation, isSameCitation } from "../citation.ts";
import { type Candidates, candidatesOf } from "../forms/candidates.ts";
import type { Language } from "../languages/language.ts";
import { lineEnd } from "../lexing/characters.ts";
import type { Lexed } from "../lexing/regions.ts";
import { type CitedBefore, citedBy, scan } from "../scan.ts";
import { candidatesAfter } from "./candidatesAfter.ts";

/** The scan of a text, with the results that a scan after an edit can reuse. */
export interface Scan {
  readonly text: string;
  readonly language: Language;
  readonly lexing?: symbol;
  readonly citations: readonly Citation[];
  readonly candidates?: Candidates;
  /** The citation of each candidate; `undefined` if it does not count. */
  readonly cited?: readonly (Citation | undefined)[];
}

/**
 * Like `scan`, for a lexed text, reusing the scan before an edit if there is one. Citations that the edit
 * does not change stay the same objects, except in notebooks.
 */
export function rescan(source: Lexed, language: Language, before?: Scan): Scan {
  const { text, lexing } = source;
  if (language === "notebook") return { text, language, citations: scan(text, language) };
  const isMarkdown = language === "markdown";
  if (before?.language !== language || !before.candidates) {
    const candidates = candidatesOf(text, isMarkdown);
    const cited = citedBy(source, language, candidates);
    return { text, language, lexing, candidates, cited, citations: cited.filter((one) => one !== undefined) };
  }
  const edit = editBetween(before.text, text);
  const { candidates, kept, moved } = candidatesAfter(text, isMarkdown, edit, before.candidates);
  const cited = citedBy(
    source,
    language,
    candidates,
    citedBefore(before, text, edit, kept, moved, candidates),
  );
  const citations = cited.filter((one) => one !== undefined);
  return { text, language, lexing, candidates, cited, citations: keepSame(before.citations, citations) };
}

function citedBefore(
  { text: old, lexing, cited = [] }: Scan,
  text: string,
  { start, oldEnd, newEnd }: Edit,
  kept: number,
  moved: number,
  { found }: Candidates,
): CitedBefore {
  const firstMoved = found.length - moved;
  const isWithinLine =
    !/[\r\n]/.test(old.slice(Math.max(0, start - 1), oldEnd)) && !/[\r\n]/.test(text.slice(start, newEnd));
  const nextLine = isWithinLine ? lineEnd(text, newEnd) : Number.POSITIVE_INFINITY;
  return {
    lexing,
    at(index) {
      if (index < kept) return cited[index];
      if (index < firstMoved || (found[index]?.start ?? 0) < nextLine) return undefined;
      return cited[index - found.length + cited.length];
    },
    copy: copyString,
  };
}

/** The new citations, with the old object for each that is unchanged at its index from either end. */
function keepSame(before: readonly Citation[], after: readonly Citation[]): readonly Citation[] {
  const added = after.length - before.length;
  let isSame = added === 0;
  const kept = after.map((citation, index) => {
    const [one, other] = [before[index], before[index - added]];
    if (one && isSameCitation(one, citation)) return one;
    isSame = false;
    return other && isSameCitation(other, citation) ? other : citation;
  });
  return isSame ? before : kept;
}
