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
 * Whether the title beside an id is another paper's: the arguments of the problem, or `undefined`. Right rather than
 * complete: the cited paper's own names are tried first, a text of a few words accuses nobody, a text in a loose place
 * counts only when it surely is the title of another paper of the library, one in a firm place also when it is a title
 * by its look and has nothing of this paper's.
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

/** Fewer telling words are as well the name of a system ("Lion", "ViT", "PyTorch"), which many works bear. */
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
  // "Long Short-Term Memory" names a thing, and is a part of many titles.
  const isName = beside.place === "name" || (isProse(beside) && mayBeName(text));
  if (other !== undefined && isName && !isWholeTitle(text, other)) return undefined;
  if (other !== undefined && beside.kind === "loose") {
    // `We extend Attention Is All You Need, …` has a word more than a title: it is a sentence.
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

/** Whether a text names a paper of the library that is another work, by more than a name that both may have. */
function isOther(candidate: LibraryPaper, paper: LibraryPaper, text: string): boolean {
  return (
    candidate.id !== paper.id &&
    !isSameWork(candidate, paper) &&
    !isVersion(candidate.title, paper) &&
    titlesOf(candidate).some((title) => {
      const [words, said] = [tellingWords(title), tellingWords(text)];
      // Of a few words all must be in the title: "graph", "neural" and "networks" are in many.
      const share = shareFound(said, words);
      if (said.length < 6 && !isPartOf(text, title)) return false;
      return words.length >= 2 && share >= (said.length < 8 ? 1 : 0.8) && shareFound(words, said) >= 0.5;
    })
  );
}

/** Whether a text is a title, the beginning of one, or what stands behind its colon, to the word. */
function isPartOf(text: string, title: string): boolean {
  const said = tellingWords(text).join("");
  const subtitle = title.slice(title.indexOf(":") + 1);
  return tellingWords(title).join("").startsWith(said) || tellingWords(subtitle).join("") === said;
}

/** Whether two titles share most of their telling words: a paper's, and perhaps an older one of it. */
function isVersion(title: string, paper: LibraryPaper): boolean {
  const words = tellingWords(title);
  return titlesOf(paper).some((own) => {
    const others = tellingWords(own);
    return shareFound(words, others) >= 0.6 || shareFound(others, words) >= 0.6;
  });
}

/** Whether the first author of a paper is the first one of an entry of BibTeX: renamed papers are versions of one work. */
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
 * Whether the paper of a title is cited before it, on its line or, where the title has a line of its own, on the one
 * above: in a list of `id title` the title is that one's, and not the next id's.
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

/** Whether a title stands right behind another citation, as in a list of `id, "title"`: then it is that one's. */
function followsAnother(lines: readonly string[], title: BesideTitle, nearby: NearbyCitations): boolean {
  const one = nearby.before(title.line, title.start);
  return (
    one !== undefined && /^[\s,.:;)–—-]*["“]$/.test((lines[title.line] ?? "").slice(one.end, title.start))
  );
}
