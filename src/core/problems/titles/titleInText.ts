import type { NearbyCitations } from "../../beside/nearbyCitations.ts";
import { textBefore } from "../../beside/textBefore.ts";
import type { Citation, LineRange } from "../../citations/citation.ts";
import type { LibraryPaper } from "../../library/libraryPaper.ts";
import { titlesOf } from "../../paper.ts";
import { isLabel } from "../../titles/labels.ts";
import { namesAuthors } from "../../titles/titleMatch.ts";
import { shareFound, stopWords, systemName, tellingWords } from "../../titles/titleWords.ts";
import type { TitleIndex } from "./titleIndex.ts";

/** Another paper's title in a text. */
export interface TitleInText extends LineRange {
  readonly paper: LibraryPaper;
  /** As it is written. */
  readonly text: string;
}

/**
 * The title of another paper that stands whole in the text before an id, and to which the id belongs: between the two are
 * names, years and labels alone. `undefined` where that text has anything of the cited paper's own.
 */
export function titleInText(
  lines: readonly string[],
  citation: Citation,
  nearby: NearbyCitations,
  paper: LibraryPaper,
  titles: TitleIndex,
): TitleInText | undefined {
  const before = textBefore(lines, citation, nearby);
  const from = Math.max(0, before.text.length - longestText);
  const text = before.text.slice(from);
  const found = titles
    .within(text)
    .findLast(({ start, end }) => isApart(text, start) && isNamesAndLabels(text.slice(end)));
  if (found === undefined) return undefined;
  const after = (lines[citation.line] ?? "").slice(citation.end, citation.end + 300);
  if (saysOwn(`${text} ${after}`, paper)) return undefined;
  const { line, column } = before.at(from + found.start);
  const written = text.slice(found.start, found.end);
  return { paper: found.paper, text: written, line, start: column, end: column + written.length };
}

/** Whether a title begins there and no longer one goes on: "Revisiting Attention Is All You Need" is another's. */
function isApart(text: string, start: number): boolean {
  const before =
    /(?<![\p{L}\p{N}])[\p{L}\p{N}'’ -]*$/u.exec(text.slice(Math.max(0, start - 80), start))?.[0] ?? "";
  const words = before.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.findLast((word) => !stopWords.has(word.toLowerCase()));
  return telling === undefined || !/^[\p{Lu}\p{N}]/u.test(telling);
}

/** How far before its id a title may begin, in characters; and how far apart the two may be. */
const longestText = 900;
const longestGap = 220;
/** Lower-case words that occur between names. */
const particles =
  /^(?:and|et|al|de|del|della|den|der|des|di|da|dos|el|la|le|ten|ter|van|von|zu|others|code|github|video|slides)$/;
/** Badges, emoji, tags and addresses. */
const marks = /!\[[^[\]]{0,80}\]\([^()\s]{0,300}\)|(?<=\s):\w{1,40}:|<[^<>]{0,200}>|\bhttps?:[^\s()]{0,400}/g;

/**
 * Whether what stands between a title and an id is names, years, venues, labels and marks. Stricter than for the title of an
 * item (`titleOfItem`), which has a link and no words of its own behind it: here the text is accused.
 */
function isNamesAndLabels(text: string): boolean {
  if (text.length > 1000 || /^\s*[\p{L}\p{N}]/u.test(text)) return false;
  const plain = text.replace(marks, " ");
  if (plain.length > longestGap) return false;
  const words = plain.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  return words.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || particles.test(word) || isLabel(word));
}

/** Whether a stretch of prose says anything of a paper: most of a title, its system's name, its authors. For a title alone: `mayName`. */
function saysOwn(text: string, paper: LibraryPaper): boolean {
  const words = tellingWords(text);
  const has = (some: readonly string[]) => some.length > 0 && some.every((word) => words.includes(word));
  return (
    namesAuthors(text, paper) ||
    titlesOf(paper).some((title) => has(systemName(title)) || shareFound(tellingWords(title), words) >= 0.6)
  );
}
