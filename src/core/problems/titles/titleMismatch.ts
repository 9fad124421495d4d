import type { BesideTitle } from "../../beside/besideTitle.ts";
import type { NearbyCitations } from "../../beside/nearbyCitations.ts";
import type { TitlesBeside } from "../../beside/titlesBeside.ts";
import type { Citation, LineRange } from "../../citations/citation.ts";
import { familyName } from "../../citekeys/familyName.ts";
import type { LibraryPaper } from "../../library/libraryPaper.ts";
import { titlesOf } from "../../paper.ts";
import type { Problem } from "../../problem.ts";
import { isForeign, isTitleCase, looksLikeTitle, mayBeName } from "../../titles/looksLikeTitle.ts";
import { isSameWork, mayName, namesAuthors, surelyNames } from "../../titles/titleMatch.ts";
import { shareFound, tellingWords } from "../../titles/titleWords.ts";
import type { TitleIndex } from "./titleIndex.ts";
import { titleInText } from "./titleInText.ts";

/**
 * Whether the title next to an id is another paper's: returns the problem's arguments, or `undefined`. Prefers to miss
 * a mistake over a false alarm: names of the cited paper are tried first, and texts of a few words are never reported.
 * A text in a loose place counts only if it surely is the title of another paper in the library; one in a firm place
 * also counts if it looks like a title and has nothing in common with the cited paper.
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
  // Several links to one address may have different texts; one that names the paper is enough.
  if (linked.some(({ text }) => mayName(text, paper))) return undefined;
  for (const beside of [...linked, titlesBeside.of(citation)]) {
    const mismatch = beside && mismatchOf(beside, lines, citation, titlesBeside, paper, titles);
    if (mismatch !== undefined) return mismatch;
  }
  const found = titleInText(lines, titlesBeside.firstOfRow(citation), titlesBeside.nearby, paper, titles);
  if (found === undefined || !isOther(found.paper, paper, found.text)) return undefined;
  if (isCitedBefore(found, citation, titlesBeside.nearby, found.paper)) return undefined;
  return {
    id: citation.target,
    title: found.text,
    own: paper.title,
    other: found.paper.id,
    otherTitle: found.paper.title,
  };
}

/**
 * A text with fewer distinctive words may be the name of a system ("Lion", "ViT", "PyTorch"), which many works share.
 */
const fewestWords = 4;

function mismatchOf(
  beside: BesideTitle,
  lines: readonly string[],
  citation: Citation,
  titlesBeside: TitlesBeside,
  paper: LibraryPaper,
  titles: TitleIndex,
): Problem["args"] | undefined {
  const { text } = beside;
  if (tellingWords(text).length < (beside.place === "bibtex" ? 2 : fewestWords)) return undefined;
  if (surelyNames(text, paper) || followsAnother(lines, beside, titlesBeside.nearby)) return undefined;
  const exact = titles.exactly(text).find((candidate) => isOther(candidate, paper, text));
  const isNamed = mayName(text, paper) || namesAuthors(text, paper);
  if (isNamed && !(exact && !isVersion(text, paper))) return undefined;
  if (beside.place === "bibtex" && hasAuthor(titlesBeside.entryOf(citation)?.source() ?? "", paper))
    return undefined;
  const other = exact ?? titles.surely(text).find((candidate) => isOther(candidate, paper, text));
  if (other === undefined && (beside.kind === "loose" || !isSurelyTitle(beside))) return undefined;
  // "Long Short-Term Memory" is the name of a thing, and part of many titles.
  const isName = beside.place === "name" || (isProse(beside) && mayBeName(text));
  if (other !== undefined && isName && !isWholeTitle(text, other)) return undefined;
  if (other !== undefined && beside.kind === "loose") {
    // `We extend Attention Is All You Need, …` has more words than the title: it is a sentence.
    if (exact === undefined && !hasNoOtherWord(text, other)) return undefined;
    if (isCitedBefore(beside, citation, titlesBeside.nearby, other)) return undefined;
  }
  return {
    id: citation.target,
    title: text,
    own: paper.title,
    ...(other === undefined ? {} : { other: other.id, otherTitle: other.title }),
  };
}

/** Whether a text names a paper in the library that is another work, by more than a name that both may share. */
function isOther(candidate: LibraryPaper, paper: LibraryPaper, text: string): boolean {
  return (
    candidate.id !== paper.id &&
    !isSameWork(candidate, paper) &&
    !isVersion(candidate.title, paper) &&
    titlesOf(candidate).some((title) => {
      const [words, said] = [tellingWords(title), tellingWords(text)];
      // A text of a few words must be in the title completely: "graph", "neural" and "networks" are in many titles.
      const share = shareFound(said, words);
      if (said.length < 6 && !isPartOf(text, title)) return false;
      return words.length >= 2 && share >= (said.length < 8 ? 1 : 0.8) && shareFound(words, said) >= 0.5;
    })
  );
}

/** Whether a text equals a title, its beginning, or the part after its colon, word for word. */
function isPartOf(text: string, title: string): boolean {
  const said = tellingWords(text).join("");
  const subtitle = title.slice(title.indexOf(":") + 1);
  return tellingWords(title).join("").startsWith(said) || tellingWords(subtitle).join("") === said;
}

/** Whether two titles share most of their distinctive words, as with an older title of the same paper. */
function isVersion(title: string, paper: LibraryPaper): boolean {
  const words = tellingWords(title);
  return titlesOf(paper).some((own) => {
    const others = tellingWords(own);
    return shareFound(words, others) >= 0.6 || shareFound(others, words) >= 0.6;
  });
}

/** Whether a paper's first author is also first in a BibTeX entry: renamed papers are versions of one work. */
function hasAuthor(entry: string, { authors = [] }: LibraryPaper): boolean {
  const first = /\bauthors?\s*=\s*[{"]+([^{}"]{0,80})/i.exec(entry)?.[1];
  const family = tellingWords(familyName(authors[0] ?? "")).at(-1);
  return (
    first !== undefined &&
    family !== undefined &&
    tellingWords(first.split(/\sand\s/)[0] ?? "").includes(family)
  );
}

/** Whether a text in a firm place can hardly be anything but a title. */
function isSurelyTitle({ text, place }: BesideTitle): boolean {
  if (!looksLikeTitle(text) || isForeign(text) || place === "name") return false;
  return place === "bibtex" || place === "field" || isTitleCase(text) || text.includes(": ");
}

const isProse = ({ place }: BesideTitle) => place !== "bibtex" && place !== "field";

function isWholeTitle(text: string, paper: LibraryPaper): boolean {
  const said = tellingWords(text).join("");
  return titlesOf(paper).some((title) => tellingWords(title).join("") === said);
}

function hasNoOtherWord(text: string, paper: LibraryPaper): boolean {
  const words = tellingWords(text);
  return titlesOf(paper).some((title) => shareFound(words, tellingWords(title)) === 1);
}

/**
 * Whether the title's paper is cited before it on its line, or on the line above if the title has its own line: in a
 * list of `id title`, the title belongs to that id and not to the next one.
 */
function isCitedBefore(
  title: LineRange,
  citation: Citation,
  nearby: NearbyCitations,
  paper: LibraryPaper,
): boolean {
  const above = title.line < citation.line ? nearby.allBefore(title.line - 1, Number.POSITIVE_INFINITY) : [];
  return [...nearby.allBefore(title.line, title.start), ...above].some((one) =>
    paper.ids.includes(one.target),
  );
}

/** Whether a title directly follows another citation, as in a list of `id, "title"`: then it belongs to that one. */
function followsAnother(lines: readonly string[], title: BesideTitle, nearby: NearbyCitations): boolean {
  const one = nearby.before(title.line, title.start);
  return (
    one !== undefined && /^[\s,.:;)–—-]*["“]$/.test((lines[title.line] ?? "").slice(one.end, title.start))
  );
}
