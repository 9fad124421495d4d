import type { BesideTitle } from "../../beside/besideTitle.ts";
import type { NearbyCitations } from "../../beside/nearbyCitations.ts";
import type { TitlesBeside } from "../../beside/titlesBeside.ts";
import type { Citation } from "../../citations/citation.ts";
import type { LibraryPaper } from "../../library/libraryPaper.ts";
import type { Problem } from "../../problem.ts";
import { isForeign, looksLikeTitle } from "../../titles/looksLikeTitle.ts";
import { isNameOf, isSameWork, mayName, namesAuthors, surelyNames } from "../../titles/titleMatch.ts";
import { shareFound, tellingWords } from "../../titles/titleWords.ts";
import type { TitleIndex } from "./titleIndex.ts";

/**
 * Whether the title beside an id is another paper's: the arguments of the problem, or `undefined`. Right rather than
 * complete: a text in a loose place counts only when it surely is the title of another paper of the library, one in a
 * firm place also when it looks like a title and has nothing of this paper's.
 */
export function titleMismatch(
  lines: readonly string[],
  citation: Citation,
  titlesBeside: TitlesBeside,
  paper: LibraryPaper,
  titles: TitleIndex,
): Problem["args"] | undefined {
  if (paper.title === "") return undefined;
  const linked = titlesBeside.linkedFrom(citation);
  // Of several links to one address each may have its own words, and one that names the paper is enough.
  if (linked.some(({ text }) => mayName(text, paper))) return undefined;
  for (const beside of [...linked, titlesBeside.of(citation)]) {
    const mismatch = beside && mismatchOf(beside, lines, citation, titlesBeside, paper, titles);
    if (mismatch !== undefined) return mismatch;
  }
  return undefined;
}

function mismatchOf(
  beside: BesideTitle,
  lines: readonly string[],
  citation: Citation,
  titlesBeside: TitlesBeside,
  paper: LibraryPaper,
  titles: TitleIndex,
): Problem["args"] | undefined {
  if (surelyNames(beside.text, paper)) return undefined;
  if (followsAnother(lines, beside, titlesBeside.nearby)) return undefined;
  const isShort = tellingWords(beside.text).length < 3;
  const isOther = (candidate: LibraryPaper) =>
    candidate.id !== paper.id &&
    !isSameWork(candidate, paper) &&
    (!isShort || isNameOf(beside.text, candidate));
  // A short text may be a system's name by chance; as a whole title it needs words enough to be meant.
  const exact = isShort ? undefined : titles.exactly(beside.text).find(isOther);
  if (exact === undefined && (mayName(beside.text, paper) || namesAuthors(beside.text, paper)))
    return undefined;
  const other = exact ?? titles.surely(beside.text).find(isOther);
  if (
    other === undefined &&
    (beside.kind === "loose" || !looksLikeTitle(beside.text) || isForeign(beside.text))
  )
    return undefined;
  if (other !== undefined && beside.kind === "loose") {
    // `We extend Attention Is All You Need, …` has a word more than a title: it is a sentence.
    if (exact === undefined && !hasNoOtherWord(beside.text, other)) return undefined;
    if (isCitedBefore(beside, citation, titlesBeside.nearby, other)) return undefined;
  }
  return {
    id: citation.target,
    title: beside.text,
    own: paper.title,
    ...(other === undefined ? {} : { other: other.id, otherTitle: other.title }),
  };
}

function hasNoOtherWord(text: string, paper: LibraryPaper): boolean {
  const words = tellingWords(text);
  return [paper.title, ...(paper.aliases ?? [])].some(
    (title) => shareFound(words, tellingWords(title)) === 1,
  );
}

/**
 * Whether the paper of a title is cited before it, on its line or, where the title has a line of its own, on the one
 * above: in a list of `id title` the title is that one's, and not the next id's.
 */
function isCitedBefore(
  title: BesideTitle,
  citation: Citation,
  nearby: NearbyCitations,
  paper: LibraryPaper,
): boolean {
  const above = title.line < citation.line ? nearby.allBefore(title.line - 1, Number.POSITIVE_INFINITY) : [];
  return [...nearby.allBefore(title.line, title.start), ...above].some((one) =>
    paper.ids.includes(one.target),
  );
}

/** Whether a title stands right behind another citation, as in a list of `id, "title"`: then it is that one's. */
function followsAnother(lines: readonly string[], title: BesideTitle, nearby: NearbyCitations): boolean {
  const one = nearby.before(title.line, title.start);
  return (
    one !== undefined && /^[\s,.:;)–—-]*["“]$/.test((lines[title.line] ?? "").slice(one.end, title.start))
  );
}
